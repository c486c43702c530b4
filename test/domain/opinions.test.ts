import { expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { opinionCounts, type Opinion, type OpinionPlan } from '../../shared/domain/opinion.ts';
import { addVersion, file, opinion, person, preparedRecord, question, version } from './sessionRecord.ts';
import { DELEGATES, votingRecord } from './votingRecord.ts';

const DEADLINE = 100_000;

const ask = (more: Partial<OpinionPlan> = {}): Command => ({
  type: 'askOpinion',
  sheet: {
    id: opinion('o1'),
    title: 'Lấy ý kiến về dự thảo',
    text: { fileId: file('tep1'), versionId: version('b1') },
    questions: ['h1', 'h2'].map((id) => ({ id: question(id), text: `Câu ${id}` })),
    deadline: DEADLINE,
    ...more,
  },
});
const answer = (first: Opinion, comment = '', id = 'o1'): Extract<Command, { type: 'answerOpinion' }> => ({
  type: 'answerOpinion',
  opinionId: opinion(id),
  answers: [
    { questionId: question('h1'), opinion: first, comment },
    { questionId: question('h2'), opinion: 'agree', comment: '' },
  ],
});
const about = (type: 'remindOpinion' | 'closeOpinion' | 'publishOpinion'): Command => ({
  type,
  opinionId: opinion('o1'),
});
const extendTo = (deadline: number): Command => ({
  type: 'extendOpinion',
  opinionId: opinion('o1'),
  deadline,
});
const refusedAt = (record: ReturnType<typeof votingRecord>, now: number, command: Command) => {
  try {
    record.askAt(now, command);
  } catch (error) {
    return String(error).split(': ').at(-1);
  }
  return 'accepted';
};

function asked() {
  const record = votingRecord();
  record.ask(ask());
  return record;
}
const sheetOf = (record: ReturnType<typeof votingRecord>) => record.state.opinions.get(opinion('o1'))!;

test('O1 a sheet is asked of all delegates, on the newest public version, with a deadline to come', () => {
  const record = votingRecord();
  expect(record.refusal(ask({ questions: [] }))).toBe('sheetMalformed');
  const twice = ['h1', 'h1'].map((id) => ({ id: question(id), text: id }));
  expect(record.refusal(ask({ questions: twice }))).toBe('sheetMalformed');
  expect(record.refusal(ask({ deadline: 1_000 }))).toBe('deadlinePassed');
  const text = { fileId: file('tep9'), versionId: version('b1') };
  expect(record.refusal(ask({ text }))).toBe('noSuchFile');
  record.ask(addVersion('tep1', 'b2', '2'));
  expect(record.refusal(ask())).toBe('versionNotNewest');
  const draft = { fileId: file('tep1'), versionId: version('b2') };
  expect(record.refusal(ask({ text: draft }))).toBe('versionNotPublic');
  expect(record.refusal(ask(), 'db2')).toBe('notAllowed');
  expect(record.refusal(ask(), null)).toBe('notAllowed');
  record.ask(ask({ text: null }));
  expect(sheetOf(record).asked).toEqual([...DELEGATES]);
  expect(record.refusal(ask())).toBe('idTaken');
  expect(preparedRecord().refusal(ask())).toBe('itemNotPublished');
});

test('O2 who was asked answers every question, and may change it', () => {
  const record = asked();
  expect(record.refusal(answer('agree', '', 'o9'), 'db2')).toBe('noSuchOpinion');
  expect(record.refusal(answer('agree'), 'khach')).toBe('notAsked');
  expect(record.refusal({ ...answer('agree'), answers: answer('agree').answers.slice(1) }, 'db2')).toBe(
    'answerMalformed',
  );
  expect(record.refusal({ ...answer('agree'), answers: answer('agree').answers.toReversed() }, 'db2')).toBe(
    'answerMalformed',
  );
  expect(record.refusal(answer('other'), 'db2')).toBe('commentMissing');
  record.ask(answer('agree'), 'db2');
  expect(record.ask(answer('agree'), 'db2')).toEqual([]);
  record.ask(answer('other', 'Đề nghị bổ sung Điều 4'), 'db2');
  record.ask(answer('disagree'), 'db3');
  expect(opinionCounts(sheetOf(record), question('h1'))).toEqual({ given: [0, 1, 1], none: 3 });
  expect(opinionCounts(sheetOf(record), question('h2'))).toEqual({ given: [2, 0, 0], none: 3 });
});

test('O3 the deadline is the server’s, to the millisecond, closed or not', () => {
  const record = votingRecord();
  // The record's own asker of a given time is the secretary.
  record.ask({ type: 'putMembers', members: [person('thuky', ['secretary', 'delegate'])] });
  record.ask(ask());
  record.askAt(DEADLINE - 1, answer('agree'));
  expect(refusedAt(record, DEADLINE, answer('disagree'))).toBe('opinionClosed');
  expect(refusedAt(record, DEADLINE, about('remindOpinion'))).toBe('opinionClosed');
  expect(sheetOf(record).state).toBe('open');
  record.askAt(DEADLINE, about('closeOpinion'));
  expect(refusedAt(record, DEADLINE - 1, answer('disagree'))).toBe('opinionClosed');
});

test('O4 all who have not answered are reminded until it is over', () => {
  const record = asked();
  record.ask(answer('agree'), 'db2');
  record.askAt(5_000, about('remindOpinion'));
  expect([...sheetOf(record).reminded]).toEqual(
    DELEGATES.filter((id) => id !== 'db2').map((id) => [id, 5_000]),
  );
  for (const id of DELEGATES) record.ask(answer('agree'), id);
  expect(record.ask(about('remindOpinion'))).toEqual([]);
  expect(record.refusal(about('remindOpinion'), 'db2')).toBe('notAllowed');
});

test('O5 the deadline is put off until it is over, never forward', () => {
  const record = asked();
  expect(record.refusal(extendTo(DEADLINE - 1))).toBe('deadlinePassed');
  expect(record.ask(extendTo(DEADLINE))).toEqual([]);
  record.ask(extendTo(2 * DEADLINE));
  record.askAt(DEADLINE + 1, extendTo(3 * DEADLINE));
  expect(refusedAt(record, 3 * DEADLINE, extendTo(4 * DEADLINE))).toBe('opinionClosed');
});

test('O6 it is closed after the deadline or when all have answered, and then its report is published', () => {
  const record = asked();
  expect(record.refusal(about('closeOpinion'))).toBe('opinionOpen');
  expect(record.refusal(about('publishOpinion'))).toBe('opinionOpen');
  const events = record.askAt(DEADLINE + 7, about('publishOpinion'));
  expect(events).toEqual([
    { type: 'opinionClosed', opinionId: 'o1', at: DEADLINE },
    { type: 'opinionPublished', opinionId: 'o1' },
  ]);
  expect(record.ask(about('publishOpinion'))).toEqual([]);
  expect(record.ask(about('closeOpinion'))).toEqual([]);
  const early = asked();
  for (const id of DELEGATES) early.ask(answer('agree'), id);
  early.ask(about('closeOpinion'));
  early.ask(about('publishOpinion'));
  expect(sheetOf(early).state).toBe('published');
});
