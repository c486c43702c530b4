import { expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
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

test('L19 a reminder is seen by who was reminded until the slip is sent, L20 a reason with the result', () => {
  const record = votingRecord();
  record.ask(putPoll(confidence('a')));
  record.ask(openPoll());
  record.ask(slip(record.state, 'db2', 'a=low'), 'db2');
  record.askAt(5_000, { type: 'remindPoll', pollId: P1 });
  expect([seen(record, 'desk').slipReminded, seen(record, 'room').slipReminded]).toEqual([{ p1: 5_000 }, {}]);
  expect(seat(record, 'db2').slipReminders).toEqual({});
  expect(seat(record, 'db3').slipReminders).toEqual({ p1: 5_000 });
  record.ask(slip(record.state, 'db3', 'a=low'), 'db3');
  expect(seat(record, 'db3').slipReminders).toEqual({});
  record.ask({ type: 'closePoll', pollId: P1, reason: 'Đã chờ đủ' });
  expect(seat(record, 'db4').slipReminders).toEqual({});
  expect(seen(record, 'desk').slipReminded).toEqual({});
  const reasonIn = (kind: 'room' | 'desk') => seen(record, kind).polls[P1]?.closeReason;
  expect([reasonIn('desk'), reasonIn('room')]).toEqual(['Đã chờ đủ', '']);
  record.ask(announcePoll());
  expect(reasonIn('room')).toBe('Đã chờ đủ');
});

test('L17 a teller sees the own count, and another’s numbers only where both differ', () => {
  const record = votingRecord();
  record.ask(putPoll(election(1, 'a', 'b'), { method: 'paper' }));
  record.ask(tellers('db2', ['db3', 'db4'], ['db3', 'db4']));
  record.ask(openPoll());
  const first = count([5, 5, 5, 0], { a: [3], b: [2] });
  record.ask(enterCount(first), 'db3');
  expect(seat(record, 'db3').slipCounts).toEqual({ p1: { state: 'one', count: first, differences: [] } });
  expect(seat(record, 'db4').slipCounts).toEqual({ p1: { state: 'one', count: null, differences: [] } });
  expect(seat(record, 'db2').slipCounts).toEqual({});
  expect(seen(record, 'desk').slipCounting).toEqual({
    p1: { counted: ['db3'], differences: [], discrepancies: [], agreed: null, recounts: [] },
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

test('L18 who counted again and why is the desk’s, and the time of the close is kept', () => {
  const record = votingRecord();
  record.ask(putPoll(election(1, 'a', 'b'), { method: 'paper' }));
  record.ask(tellers('db2', ['db3', 'db4'], ['db3', 'db4']));
  record.ask(openPoll());
  const [right, wrong] = [3, 4].map((votes) => count([5, 5, 5, 0], { a: [votes], b: [2 - (votes - 3)] }));
  if (right === undefined || wrong === undefined) throw new Error('no counts');
  record.ask(enterCount(right), 'db3');
  record.ask(enterCount(wrong), 'db4');
  record.ask(enterCount(right, 'Đếm sót một phiếu'), 'db4');
  const again = [{ memberId: 'db4', reason: 'Đếm sót một phiếu' }];
  expect(seen(record, 'desk').slipCounting[P1]?.recounts).toEqual(again);
  expect(seat(record, 'db3').slipCounts[P1]).toEqual({ state: 'agreed', count: right, differences: [] });
  expect(seen(record, 'room').slipCounting).toEqual({});
  expect(seen(record, 'desk').polls[P1]?.closedAt).toBeNull();
  record.askAt(77_000, closePoll());
  expect(seen(record, 'desk').polls[P1]).toMatchObject({ state: 'closed', closedAt: 77_000 });
  record.askAt(78_000, announcePoll());
  expect(seen(record, 'room').polls[P1]).toMatchObject({ state: 'announced', closedAt: 77_000 });
  expect(seen(record, 'desk').slipCounting[P1]?.recounts).toEqual(again);
});

test('L18 a record from before the time of a close was kept replays without it', () => {
  const record = votingRecord();
  record.ask(putPoll(election(1, 'a', 'b')));
  record.ask(openPoll());
  const before = record.state;
  const [closed] = record.ask(closePoll());
  if (closed?.type !== 'pollClosed') throw new Error('not closed');
  const { at: _, ...older } = closed;
  expect(project(apply(before, older), 'desk', LIVE).polls[P1]).toMatchObject({
    state: 'closed',
    closedAt: null,
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
    remindedAt: null,
  });
  expect(seen(record, 'desk').opinions[O1]).toMatchObject({ asked: [...DELEGATES], remindedAt: 5_000 });
  expect(seen(record, 'room').opinionAnswers).toEqual({});
  expect(seen(record, 'desk').opinionAnswers['o1/db2']?.answers).toEqual(answers);
  expect(seat(record, 'db2').opinions[O1]).toMatchObject({ answer: { answers }, remindedAt: null });
  expect(seat(record, 'db3').opinions).toEqual({ o1: { answer: null, remindedAt: 5_000 } });
  expect(seat(record, 'khach').opinions).toEqual({});
  record.askAt(90_000, { type: 'publishOpinion', opinionId: O1 });
  expect(seen(record, 'room').opinionAnswers['o1/db2']?.answers).toEqual(answers);
  expect(seen(record, 'room').opinions[O1]?.asked).toEqual([...DELEGATES]);
});
