import { describe, expect, it } from 'vitest';
import { sceneOf } from '../../renderer/features/display/scene.ts';
import { queueAt, speakerOf, speechAt, timeOf } from '../../renderer/features/speaking/floorView.ts';
import type { Speech } from '../../shared/domain/floor.ts';
import type { ItemId, MemberId } from '../../shared/domain/ids.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import { sampleFloor } from '../fixtures/ui/sampleFloor.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';
import { NOW, withVotes, type WantedVotes } from '../fixtures/ui/sampleVotes.ts';

const WANTED: WantedVotes = {
  ...{ vote: null, sitting: 'open', left: 42, roll: 'present', delegates: 61 },
  ...{ long: false, removal: false, quorum: true, running: 3, desk: true },
};

function shown(query: string, wanted: Partial<WantedVotes> = {}): Projection {
  const floor = sampleFloor(new URLSearchParams(query), 'm0');
  return withVotes({ ...sampleProjection(), ...floor }, { ...WANTED, ...wanted });
}

function speechIn(query: string): Speech {
  const speech = speechAt(shown(query), 'hall');
  if (speech === null) throw new Error('nobody speaks');
  return speech;
}

describe('the clock of a speech', () => {
  it('counts down by the server’s clock, warns before the end, and says how far it is over', () => {
    const speech = speechIn('floor=speaking');
    expect(timeOf(speech, NOW)).toEqual({ left: 324, over: 0, stage: 'running' });
    expect(timeOf(speech, NOW + 293_999)).toMatchObject({ left: 31, stage: 'running' });
    expect(timeOf(speech, NOW + 294_000)).toMatchObject({ left: 30, stage: 'warning' });
    expect(timeOf(speech, NOW + 323_999)).toMatchObject({ left: 1, stage: 'warning' });
    expect(timeOf(speech, NOW + 326_000)).toEqual({ left: 0, over: 2, stage: 'over' });
  });

  it('stands still in a pause', () => {
    const speech = speechIn('floor=paused');
    expect(timeOf(speech, NOW + 999_000)).toEqual(timeOf(speech, NOW));
  });
});

describe('who speaks and who waits', () => {
  it('the hall shows who speaks; a vote comes first', () => {
    expect(sceneOf(shown('floor=speaking'))).toMatchObject({ kind: 'speech', speech: { id: 'p4' } });
    expect(sceneOf(shown('floor=speaking', { vote: 'open' })).kind).toBe('vote');
    expect(sceneOf(shown('floor=queue')).kind).toBe('item');
  });

  it('the queue stands by its places, and of this item only', () => {
    const projection = shown('floor=queue');
    expect(queueAt(projection, 'hall', 'i3' as ItemId).map(({ place }) => place)).toEqual([1, 2, 3, 4, 5]);
    expect(queueAt(projection, 'hall', 'i4' as ItemId)).toEqual([]);
  });

  it('a speaker has name, office and the group that he spoke for; one from outside has no group', () => {
    const projection = shown('floor=speaking');
    const member = { kind: 'member', memberId: 'm4' as MemberId } as const;
    expect(speakerOf(projection, member)).toMatchObject({ name: 'Vàng A Páo', group: 'Tổ đại biểu số 2' });
    expect(speakerOf(projection, member, 'g1' as never).group).toBe('Tổ đại biểu số 1');
    expect(speakerOf(projection, { kind: 'named', name: 'Ông A', position: 'Giám đốc' })).toEqual({
      ...{ name: 'Ông A', position: 'Giám đốc', group: null },
    });
    expect(speakerOf(projection, { kind: 'member', memberId: 'gone' as MemberId }).name).toBeNull();
  });
});
