import { expect, test } from 'vitest';
import type { LiveState } from '../../shared/protocol/part.ts';
import { project } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import { member, opinion, poll, question, type SessionRecord } from './sessionRecord.ts';
import {
  announcePoll,
  cancelPoll,
  closePoll,
  confidence,
  count,
  election,
  enterCount,
  openPoll,
  putPoll,
  slip,
  tellers,
} from './slipRecord.ts';
import { DELEGATES, votingRecord } from './votingRecord.ts';

const LIVE: LiveState = {
  ...{ sharers: new Set(), online: new Set(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};
const seen = ({ state }: SessionRecord, kind: 'room' | 'desk') => project(state, kind, LIVE);
const seat = ({ state }: SessionRecord, id: string) => createSeatProjector(member(id))({ ...state, ...LIVE });
const [P1, O1] = [poll('p1'), opinion('o1')];

test('L16 a prepared poll and its voters are the desk’s, the result is the room’s once announced', () => {
  const record = votingRecord();
  record.ask(putPoll(confidence('a')));
  expect([seen(record, 'room').polls, Object.keys(seen(record, 'desk').polls)]).toEqual([{}, ['p1']]);
  record.ask(openPoll());
  record.ask(slip(record.state, 'db2', 'a=low'), 'db2');
  expect(seen(record, 'room').polls[P1]).toMatchObject({
    state: 'open',
    terms: { entitled: 5 },
    result: null,
  });
  expect(seen(record, 'room').slipTurnout).toEqual({ p1: 1 });
  expect(seen(record, 'room').slipsIn).toEqual({});
  expect(seen(record, 'desk').slipsIn).toEqual({ 'p1/db2': true });
  record.ask(closePoll());
  expect(seen(record, 'room').polls[P1]?.result).toBeNull();
  expect(seen(record, 'desk').polls[P1]?.result?.rows).toHaveLength(1);
  record.ask(announcePoll());
  expect(seen(record, 'room').polls[P1]?.result?.rows).toHaveLength(1);
  for (const kind of ['room', 'desk'] as const) {
    const words = JSON.stringify(seen(record, kind).polls);
    expect([words.includes('signature'), words.includes('electorate')]).toEqual([false, false]);
  }
  const cancelled = votingRecord();
  cancelled.ask(putPoll(confidence('a')));
  cancelled.ask(openPoll());
  cancelled.ask(cancelPoll());
  expect(seen(cancelled, 'room').polls[P1]).toMatchObject({ reason: 'Nhầm danh sách', result: null });
});

test('L17 a teller sees the own count, and another’s numbers only where both differ', () => {
  const record = votingRecord();
  record.ask(putPoll(election(1, 'a', 'b'), { method: 'paper' }));
  record.ask(tellers('db2', ['db3', 'db4'], ['db3', 'db4']));
  record.ask(openPoll());
  const first = count([5, 5, 5, 0], { a: [3], b: [2] });
  record.ask(enterCount(first), 'db3');
  expect(seat(record, 'db3').slipCounts).toEqual({ p1: { count: first, differences: [] } });
  expect(seat(record, 'db4').slipCounts).toEqual({});
  expect(seen(record, 'desk').slipCounting).toEqual({
    p1: { counted: ['db3'], differences: [], discrepancies: [], agreed: null },
  });
  expect(seen(record, 'room').slipCounting).toEqual({});
  record.ask(enterCount(count([5, 5, 5, 0], { a: [4], b: [2] })), 'db4');
  const differences = [{ of: 'a/elect', numbers: [3, 4] }];
  expect(seat(record, 'db4').slipCounts[P1]?.differences).toEqual(differences);
  expect(seen(record, 'desk').slipCounting[P1]).toMatchObject({ differences, agreed: null });
  const wrong = count([5, 5, 5, 0], { a: [4], b: [2] });
  record.ask(enterCount(wrong, 'đếm lại'), 'db3');
  expect(seen(record, 'desk').slipCounting[P1]).toMatchObject({
    differences: [],
    discrepancies: [{ of: 'choicesOverAllowed', found: 6, expected: 5 }],
    agreed: wrong,
  });
});

test('O7 answers and comments are the desk’s and the author’s until the report is published', () => {
  const record = votingRecord();
  const questions = [{ id: question('h1'), text: 'Đồng ý không?' }];
  record.ask({
    type: 'askOpinion',
    sheet: { id: O1, title: 'Lấy ý kiến', text: null, questions, deadline: 90_000 },
  });
  const answers = [{ questionId: question('h1'), opinion: 'other' as const, comment: 'Bỏ Điều 4' }];
  record.ask({ type: 'answerOpinion', opinionId: O1, answers }, 'db2');
  record.askAt(5_000, { type: 'remindOpinion', opinionId: O1 });
  expect(seen(record, 'room').opinions[O1]).toMatchObject({
    asked: [],
    entitled: 5,
    answered: 1,
    state: 'open',
  });
  expect(seen(record, 'desk').opinions[O1]?.asked).toEqual([...DELEGATES]);
  expect(seen(record, 'room').opinionAnswers).toEqual({});
  expect(seen(record, 'desk').opinionAnswers['o1/db2']?.answers).toEqual(answers);
  expect(seat(record, 'db2').opinions[O1]).toMatchObject({ answer: { answers }, remindedAt: null });
  expect(seat(record, 'db3').opinions).toEqual({ o1: { answer: null, remindedAt: 5_000 } });
  expect(seat(record, 'khach').opinions).toEqual({});
  record.askAt(90_000, { type: 'publishOpinion', opinionId: O1 });
  expect(seen(record, 'room').opinionAnswers['o1/db2']?.answers).toEqual(answers);
  expect(seen(record, 'room').opinions[O1]?.asked).toEqual([...DELEGATES]);
});
