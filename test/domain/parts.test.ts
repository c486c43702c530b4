import { expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import type { MotionScope } from '../../shared/domain/vote.ts';
import {
  addFile,
  addItem,
  addVersion,
  file,
  item,
  motion,
  version,
  vote,
  type SessionRecord,
} from './sessionRecord.ts';
import {
  ballot,
  cancelVote,
  closeVote,
  enterCount,
  fallBackVote,
  makeMotion,
  openVote,
  openVotes,
  votingRecord,
} from './votingRecord.ts';

const clause = (label: string): MotionScope => ({ kind: 'clause', label });
const amendment = (label: string): MotionScope => ({ kind: 'amendment', label });

function makeMotions(...parts: readonly (readonly [id: string, scope: MotionScope])[]): Command {
  return {
    type: 'makeMotions',
    ...{ itemId: item('nd1'), fileId: file('tep1'), versionId: version('b1'), kind: 'resolution' },
    motions: parts.map(([id, scope]) => ({ motionId: motion(id), title: id, scope })),
  };
}

/** Beside nq1 on the whole text: clauses d1 and d2, amendment s1. */
function recordInParts(): SessionRecord {
  const record = votingRecord();
  record.ask(
    makeMotions(['d1', clause('Điều 1')], ['d2', clause('Điều 2')], ['s1', amendment('Sửa Điều 2')]),
  );
  return record;
}

function decide(record: SessionRecord, motionId: string): void {
  record.ask(openVote(`bq-${motionId}`, motionId));
  record.ask(closeVote(`bq-${motionId}`));
}

test('M5 a motion is about the whole text, a clause or an amendment', () => {
  const record = votingRecord();
  expect(record.state.motions.get(motion('nq1'))?.scope).toEqual({ kind: 'whole' });
  record.ask(makeMotion({ motionId: motion('d1'), scope: clause('Điều 1') }));
  expect(record.state.motions.get(motion('d1'))?.scope).toEqual({ kind: 'clause', label: 'Điều 1' });
  record.ask(openVote('bq1', 'd1'));
  expect(record.state.votes.get(vote('bq1'))?.motion.scope).toEqual({ kind: 'clause', label: 'Điều 1' });
});

test('M6 motions on parts are made in one go, all or none', () => {
  const record = votingRecord();
  const [one, two] = [
    ['d1', clause('Điều 1')],
    ['d2', clause('Điều 2')],
  ] as const;
  expect(record.refusal(makeMotions(one, one))).toBe('idTaken');
  expect(record.refusal(makeMotions(one, ['nq1', clause('Điều 2')]))).toBe('idTaken');
  expect(record.refusal({ ...makeMotions(one), versionId: version('b9') } as Command)).toBe(
    'versionNotNewest',
  );
  expect(record.refusal(makeMotions(one), 'db2')).toBe('notAllowed');
  expect(record.ask(makeMotions(one, two)).map(({ type }) => type)).toEqual(['motionMade', 'motionMade']);
  expect([...record.state.motions.keys()]).toEqual(['nq1', 'd1', 'd2']);
});

test('M7 amendments come before clauses, and both before the whole text', () => {
  const record = recordInParts();
  expect(record.refusal(openVote('bq1', 'nq1'))).toBe('partsUndecided');
  expect(record.refusal(openVote('bq1', 'd1'))).toBe('partsUndecided');
  record.ask(openVote('bq0', 's1'));
  record.ask(cancelVote('bq0'));
  expect(record.refusal(openVote('bq1', 'd1'))).toBe('partsUndecided');
  decide(record, 's1');
  decide(record, 'd1');
  expect(record.refusal(openVote('bq1', 'nq1'))).toBe('partsUndecided');
  record.ask({ type: 'removeMotion', motionId: motion('d2') });
  record.ask(openVote('bq1', 'nq1'));
});

test('M8 a part that was withdrawn holds nothing up', () => {
  const record = recordInParts();
  record.ask(openVote('bq0', 's1'));
  record.ask(cancelVote('bq0'));
  expect(record.refusal({ type: 'removeMotion', motionId: motion('s1') })).toBe('motionVoted');
  record.ask({ type: 'withdrawMotion', motionId: motion('s1'), reason: 'Người đề nghị rút' });
  for (const id of ['d1', 'd2']) decide(record, id);
  record.ask(openVote('bq1', 'nq1'));
});

test('M7 parts of another version or text hold nothing up', () => {
  const record = recordInParts();
  record.ask(addVersion('tep1', 'b2', '2'));
  record.ask({ type: 'publish' });
  record.ask(makeMotion({ motionId: motion('nq2'), versionId: version('b2') }));
  record.ask(openVote('bq1', 'nq2'));
});

test('M7 a fallback goes through although a clause was added in mid-vote', () => {
  const record = votingRecord();
  record.ask(openVote());
  record.ask(makeMotions(['d1', clause('Điều 1')]));
  record.ask(fallBackVote());
  record.ask(cancelVote('bq2'));
  expect(record.refusal(openVote('bq3'))).toBe('partsUndecided');
});

test('V18 several motions of one item are opened in one go, all or none', () => {
  const record = recordInParts();
  decide(record, 's1');
  const both = openVotes(['b1', 'd1'], ['b2', 'd2']);
  expect(record.refusal(openVotes(['b1', 'd1'], ['b1', 'd2']))).toBe('idTaken');
  expect(record.refusal(openVotes(['b1', 'd1'], ['b2', 'd1']))).toBe('idTaken');
  expect(record.refusal(openVotes(['b1', 'd1'], ['bq-s1', 'd2']))).toBe('idTaken');
  expect(record.refusal(openVotes(['b1', 'd1'], ['b2', 'd9']))).toBe('noSuchMotion');
  expect(record.refusal(openVotes(['b1', 'd1'], ['b2', 'nq1']))).toBe('partsUndecided');
  expect(record.refusal(both, 'db2')).toBe('notAllowed');
  expect(record.ask(both).map(({ type }) => type)).toEqual(['voteOpened', 'voteOpened']);
  const [first, second] = [record.state.votes.get(vote('b1')), record.state.votes.get(vote('b2'))];
  expect([first?.batchId, second?.batchId, first?.number, second?.number]).toEqual(['lo1', 'lo1', 2, 3]);
  expect(record.refusal(openVote('b3', 'd1'))).toBe('anotherVoteOpen');
  record.ask(ballot(record.state, 'db2', 'for', 1, { voteId: 'b1' }), 'db2');
  record.ask(ballot(record.state, 'db2', 'against', 1, { voteId: 'b2' }), 'db2');
  record.ask(closeVote('b1'));
  expect(record.refusal(openVote('b3', 'd1'))).toBe('anotherVoteOpen');
  record.ask(closeVote('b2'));
  expect(record.state.votes.get(vote('b2'))?.result).toMatchObject({ for: 0, against: 1 });
  expect(record.refusal({ ...both, votes: [] } as Command)).toBe('idTaken');
});

test('V18 motions of two items are never opened in one go', () => {
  const record = votingRecord();
  record.ask(addItem('nd7', 'sang'));
  record.ask(addFile('tep7', 'nd7', 'b7', '7'));
  record.ask({ type: 'publish' });
  const about = { itemId: item('nd7'), fileId: file('tep7'), versionId: version('b7') };
  record.ask(makeMotion({ motionId: motion('nq7'), ...about }));
  expect(record.refusal(openVotes(['b1', 'nq1'], ['b2', 'nq7']))).toBe('itemNotRunning');
});

test('V18 one vote of a batch falls back alone, within the batch', () => {
  const record = recordInParts();
  decide(record, 's1');
  record.ask(openVotes(['b1', 'd1'], ['b2', 'd2']));
  record.ask(fallBackVote({ voteId: vote('b1'), newVoteId: vote('b3') }));
  expect(record.state.votes.get(vote('b3'))).toMatchObject({ batchId: 'lo1', follows: 'b1', state: 'open' });
  expect(record.state.votes.get(vote('b2'))?.state).toBe('open');
  for (const by of ['thuky', 'thuky2']) record.ask(enterCount(3, 0, 0, 'b3'), by);
  record.ask(closeVote('b3'));
  record.ask(addVersion('tep1', 'b2', '2'));
  expect(record.state.votes.get(vote('b2'))).toMatchObject({
    state: 'cancelled',
    cancellation: 'newVersion',
  });
});

test('V18 a new version cancels every vote of the batch', () => {
  const record = recordInParts();
  decide(record, 's1');
  record.ask(openVotes(['b1', 'd1'], ['b2', 'd2']));
  expect(record.ask(addVersion('tep1', 'b2', '2')).map(({ type }) => type)).toEqual([
    'versionAdded',
    'voteCancelled',
    'voteCancelled',
  ]);
});
