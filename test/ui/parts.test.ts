import { describe, expect, it } from 'vitest';
import { missingFrom } from '../../renderer/features/chair/beforeClose.ts';
import {
  isVotable,
  motionsOfItem,
  nextInSeries,
  seriesOf,
  textsForParts,
  textsOf,
} from '../../renderer/features/chair/motions.ts';
import { partsCommand, readParts, repeatedLabels } from '../../renderer/features/chair/newParts.ts';
import { sceneOf } from '../../renderer/features/display/scene.ts';
import {
  batchOf,
  correctionBy,
  correctionOf,
  latestVotes,
  replacedBy,
  votesAtHand,
} from '../../renderer/features/voting/voteGroups.ts';
import type { Motion } from '../../shared/domain/vote.ts';
import { command } from '../../shared/protocol/commands.ts';
import type { Projection, VoteView } from '../../shared/protocol/projection.ts';
import { withParts } from '../fixtures/ui/sampleParts.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';
import { withVotes, type WantedVotes } from '../fixtures/ui/sampleVotes.ts';

const WANTED: WantedVotes = {
  ...{ vote: null, sitting: 'open', left: 42, roll: 'present', delegates: 61 },
  ...{ long: false, removal: false, quorum: true, running: 3, desk: true },
};
const shown = (parts: string, wanted: Partial<WantedVotes> = {}) => {
  const all = { ...WANTED, ...wanted };
  return withParts(withVotes(sampleProjection(), all), all, new URLSearchParams({ parts }));
};
const entriesOf = (projection: Projection) => motionsOfItem(projection, 'i3' as never);
const vote = (projection: Projection, id: string): VoteView => projection.votes[id as never]!;

describe('parts as they are typed', () => {
  it('are read one a line or between semicolons, amendments told by their first word', () => {
    const typed = ' Điều 5; khoản 2 Điều 7 ;\n\n- sửa đổi khoản 1 Điều 3.\n• BỔ SUNG khoản 4; bỏ  Điều 8';
    expect(readParts(typed)).toEqual([
      { kind: 'clause', label: 'Điều 5' },
      { kind: 'clause', label: 'Khoản 2 Điều 7' },
      { kind: 'amendment', label: 'Sửa đổi khoản 1 Điều 3' },
      { kind: 'amendment', label: 'BỔ SUNG khoản 4' },
      { kind: 'amendment', label: 'Bỏ Điều 8' },
    ]);
    expect(readParts(' ; \n -')).toEqual([]);
  });

  it('are not put on the list twice, whatever the letters', () => {
    const listed = [{ scope: { kind: 'clause', label: 'Điều 5' } } as Motion];
    const typed = readParts('điều 5; Điều 6; ĐIỀU 6');
    expect([...repeatedLabels(typed, listed)]).toEqual(['Điều 5', 'ĐIỀU 6']);
    expect(repeatedLabels(readParts('Điều 6'), listed).size).toBe(0);
  });

  it('go on the list in one go, each titled with the text, in a form that the room takes', () => {
    const [text] = textsForParts(shown('blocked'), 'i3' as never);
    const made = partsCommand(text!, readParts('Điều 5; sửa đổi Điều 3'), true, 'resolution');
    expect(command.parse(made)).toEqual(made);
    expect(made).toMatchObject({
      fileId: 'f5',
      motions: [
        { title: `Điều 5 – ${text!.file.title}`, scope: { kind: 'clause' } },
        { scope: { kind: 'amendment', label: 'Sửa đổi Điều 3' } },
        { title: text!.file.title, scope: { kind: 'whole' } },
      ],
    });
    const long = partsCommand(text!, [{ kind: 'clause', label: 'x'.repeat(1000) }], false, 'resolution');
    expect(command.parse(long)).toEqual(long);
  });
});

describe('a text in parts', () => {
  it('is voted on from its parts to the whole, and says what each part waits for', () => {
    const [parts] = textsOf(entriesOf(shown('blocked')));
    expect(parts?.map(({ motion }) => motion.scope.kind)).toEqual([
      ...['amendment', 'amendment', 'clause', 'clause', 'clause', 'whole'],
    ]);
    expect(parts?.map(isVotable)).toEqual([true, true, false, false, false, false]);
    expect(parts?.map(({ waitsFor }) => waitsFor.length)).toEqual([0, 0, 2, 2, 2, 5]);
    const series = seriesOf(shown('blocked'), 's1' as never);
    expect(nextInSeries(series, null)?.motion.id).toBe('p0');
  });

  it('goes on without what was withdrawn, and a cancelled part is still to be voted on', () => {
    const [parts] = textsOf(entriesOf(shown('chain')));
    expect(parts?.map(({ state }) => state)).toEqual([
      ...['carried', 'carried', 'waiting', 'withdrawn', 'cancelled', 'waiting'],
    ]);
    expect(parts?.at(-1)?.waitsFor.map(({ id }) => id)).toEqual(['p2', 'p4']);
    expect(parts?.[0]?.results.map(({ id }) => id)).toEqual(['a1', 'a3']);
  });

  it('keeps its result while it is voted on again, also when that vote is cancelled', () => {
    const base = shown('again');
    const stateWith = (more: object) => {
      const w2 = { ...vote(base, 'w2'), ...more };
      const projection = { ...base, votes: { ...base.votes, w2 } } as Projection;
      return entriesOf(projection).find(({ motion }) => motion.scope.kind === 'whole')?.state;
    };
    expect(stateWith({})).toBe('open');
    expect(stateWith({ state: 'cancelled', cancellation: 'byChair' })).toBe('rejected');
    expect(textsForParts(base, 'i3' as never)).toEqual([]);
  });
});

describe('votes that were opened in one go', () => {
  it('stand together, one that fell back in the place of the one before', () => {
    const base = shown('open');
    const fallen = { ...vote(base, 'b0'), state: 'cancelled', cancellation: 'fallback' } as const;
    const paper = { ...vote(base, 'b0'), id: 'b9', number: 9, follows: 'b0', method: 'paper' } as const;
    const projection = { ...base, votes: { ...base.votes, b0: fallen, b9: paper } } as unknown as Projection;
    expect(batchOf(projection, vote(projection, 'b1')).map(({ id }) => id)).toEqual(['b9', 'b1', 'b2']);
    expect(latestVotes(projection).map(({ id }) => id)).toEqual(['b9', 'b1', 'b2']);
    expect(batchOf(projection, vote(projection, 'a3')).map(({ id }) => id)).toEqual(['a3']);
  });

  it('are at hand until the last one is announced or cancelled', () => {
    expect(votesAtHand(shown('mixed')).map(({ state }) => state)).toEqual(['announced', 'closed', 'open']);
    expect(votesAtHand(shown('announced'))).toEqual([]);
  });

  it('count each missing delegate once', () => {
    const projection = shown('open');
    const votes = votesAtHand(projection);
    expect(missingFrom(projection, votes)).toBe(missingFrom(projection, votes.slice(0, 1)));
    const voted = Object.keys(projection.voted).filter((key) => !key.startsWith('b2/'));
    const without = { ...projection, voted: Object.fromEntries(voted.map((key) => [key, true])) };
    expect(missingFrom(without as never, votes)).toBe(52);
  });

  it('fill the hall’s screen together', () => {
    const kind = (parts: string) => sceneOf(shown(parts, { desk: false })).kind;
    expect([kind('open'), kind('mixed'), kind('closed'), kind('announced')]).toEqual([
      ...['votes', 'votes', 'votes', 'results'],
    ]);
    expect(kind('corrected')).toBe('result');
  });
});

describe('a result that is voted on again', () => {
  it('stands until the new vote has one', () => {
    const open = shown('again');
    expect(replacedBy(open, vote(open, 'w1'))).toBeNull();
    expect(correctionOf(open, vote(open, 'w1'))?.id).toBe('w2');
    const corrected = shown('corrected');
    expect(replacedBy(corrected, vote(corrected, 'w1'))?.id).toBe('w2');
    expect(replacedBy(corrected, vote(corrected, 'w2'))).toBeNull();
  });

  it('is found through the forms that the new vote was taken in', () => {
    const base = shown('again');
    const w2 = { ...vote(base, 'w2'), state: 'cancelled', cancellation: 'fallback' };
    const w3 = {
      ...vote(base, 'w2'),
      id: 'w3',
      number: 3,
      follows: 'w2',
      reason: 'Mất mạng',
      method: 'paper',
    };
    const projection = { ...base, votes: { ...base.votes, w2, w3 } } as unknown as Projection;
    const correction = correctionBy(projection, vote(projection, 'w3'));
    expect([correction?.of.id, correction?.reason]).toEqual(['w1', vote(base, 'w2').reason]);
    expect(correctionBy(projection, vote(projection, 'w1'))).toBeNull();
  });
});
