import { describe, expect, it } from 'vitest';
import { countsOf, FACE_KINDS, SIGNS } from '../../renderer/features/seating/faces.ts';
import {
  choiceFaces,
  isNamedResult,
  openOnDevices,
  presenceFaces,
  turnoutFaces,
  withoutSeat,
} from '../../renderer/features/seating/hallFaces.ts';
import { seatsOf } from '../../renderer/features/seating/plan.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import type { Projection, VoteView } from '../../shared/protocol/projection.ts';
import { sampleFloor } from '../fixtures/ui/sampleFloor.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';
import { withSeats } from '../fixtures/ui/sampleSeats.ts';
import { withVotes, type WantedVotes } from '../fixtures/ui/sampleVotes.ts';

const WANTED: WantedVotes = {
  ...{ vote: 'open', sitting: 'open', left: 30, roll: 'present', delegates: 61, running: 3 },
  ...{ long: false, removal: false, quorum: true, desk: true },
};
const SITTING = 's1' as never;

function hall(wanted: Partial<WantedVotes>, floor = ''): Projection {
  const base = { ...sampleProjection(), ...sampleFloor(new URLSearchParams(floor), 'm0') };
  return withSeats(withVotes(base, { ...WANTED, ...wanted }), new URLSearchParams('seats=arc'));
}

/** What the seat of a member says. */
function faceAt(projection: Projection, faces: ReturnType<typeof presenceFaces>, memberId: string) {
  const seat = seatsOf(projection).find((one) => one.memberId === memberId);
  return faces.get(seat?.id ?? '');
}

const voteOf = (projection: Projection) => Object.values(projection.votes)[0] as VoteView;

describe('the seats', () => {
  it('show the roll, who speaks and who asks with the place in the queue', () => {
    const projection = hall({ vote: null }, 'floor=speaking');
    const seats = seatsOf(projection);
    const faces = presenceFaces(projection, seats, SITTING);
    for (const { id, memberId } of seats) {
      if (memberId === null) expect(faces.get(id)?.kind).toBe('empty');
      else {
        const called = projection.roll[`s1/${memberId}`];
        const said = projection.declared[`s1/${memberId}`] === true ? 'declared' : 'uncalled';
        expect(faces.get(id)?.kind).toBe(called ?? said);
      }
    }
    expect([...faces.values()].filter(({ speaking }) => speaking)).toHaveLength(1);
    expect(faceAt(projection, faces, 'm1')).toMatchObject({ speaking: true, asking: null });
    expect(faceAt(projection, faces, 'm4')).toMatchObject({ speaking: false, asking: 1 });
    const counts = countsOf(faces).reduce((sum, { count }) => sum + count, 0);
    expect(counts).toBe(seats.length);
    expect(withoutSeat(projection)).toHaveLength(2);
  });

  it('show in an open vote who has voted, never how', () => {
    const projection = hall({});
    const open = openOnDevices(projection)!;
    expect(open.id).toBe('v1');
    const faces = turnoutFaces(projection, seatsOf(projection), open, SITTING);
    const kinds = new Set([...faces.values()].map(({ kind }) => kind));
    expect(kinds).toContain('voted');
    for (const choice of ['for', 'against', 'abstain'] as const) expect(kinds).not.toContain(choice);
    for (const { id, memberId } of seatsOf(projection)) {
      if (memberId === null) continue;
      const hasVoted = projection.voted[`v1/${memberId}`] === true;
      expect(faces.get(id)?.kind === 'voted').toBe(hasVoted);
    }
    expect(openOnDevices(hall({ vote: 'announced' }))).toBeNull();
    expect(openOnDevices(hall({ method: 'paper', count: 'none' }))).toBeNull();
  });

  it('show a poll by named slips as they show a vote', () => {
    const base = hall({ vote: null });
    const polls = { p1: { id: 'p1', state: 'open', method: 'named' } } as unknown as Projection['polls'];
    const projection = { ...base, polls, slipsIn: { 'p1/m1': true } } as Projection;
    const open = openOnDevices(projection)!;
    const faces = turnoutFaces(projection, seatsOf(projection), open, SITTING);
    expect(faceAt(projection, faces, 'm1')?.kind).toBe('voted');
    expect(countsOf(faces).find(({ kind }) => kind === 'voted')?.count).toBe(1);
    const secret = {
      p1: { ...(polls['p1' as never] as object), method: 'paper' },
    } as unknown as Projection['polls'];
    expect(openOnDevices({ ...base, polls: secret })).toBeNull();
  });

  it('show who chose what of an announced named vote alone', () => {
    const projection = hall({ vote: 'announced' });
    const vote = voteOf(projection);
    expect(isNamedResult(vote)).toBe(true);
    const faces = choiceFaces(projection, seatsOf(projection), vote);
    for (const { id, memberId } of seatsOf(projection)) {
      if (memberId === null) continue;
      const choice: Choice | undefined = projection.choices[`v1/${memberId}`];
      expect(faces.get(id)?.kind).toBe(choice ?? 'noBallot');
    }
    expect(isNamedResult(voteOf(hall({ vote: 'closed' })))).toBe(false);
    expect(isNamedResult({ ...vote, method: 'paper' })).toBe(false);
    expect(isNamedResult({ ...vote, method: 'hands' })).toBe(false);
  });

  it('have a sign or a pattern of their own for everything that is not just a seat', () => {
    const signless = FACE_KINDS.filter((kind) => SIGNS[kind] === null);
    expect(signless).toEqual(['uncalled', 'other', 'empty']);
    const choices = ['for', 'against', 'abstain', 'noBallot'] as const;
    expect(new Set(choices.map((kind) => SIGNS[kind])).size).toBe(4);
  });
});
