import { describe, expect, test } from 'vitest';
import type { MemberId, OpinionId, OpinionQuestionId } from '../../shared/domain/ids.ts';
import type { Opinion, OpinionAnswer } from '../../shared/domain/opinion.ts';
import type { OpinionView, Projection, Seat } from '../../shared/protocol/projection.ts';
import { opinionAnswers } from '../../shared/protocol/slipSchema.ts';
import {
  answerDraftOf,
  answersOf,
  faultsOf,
  fieldsOf,
  newestAnswers,
} from '../../renderer/features/opinions/answerFields.ts';
import { askFieldsOf, emptyAskFields, planOf } from '../../renderer/features/opinions/askFields.ts';
import { proposedDeadline, timeLeft } from '../../renderer/features/opinions/deadline.ts';
import { hundredthsOfPercent, reportCsv, reportOf } from '../../renderer/features/opinions/report.ts';
import { sheetsInOrder, standingOf, waitingSheets } from '../../renderer/features/opinions/sheets.ts';
import type { OwnAnswer } from '../../renderer/room/OwnAnswers.ts';
import { toTypedDateTime } from '../../renderer/ui/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-12-08T01:00:00Z');
const [Q1, Q2] = ['q1', 'q2'] as [OpinionQuestionId, OpinionQuestionId];

const sheetOf = (more: Partial<OpinionView> = {}): OpinionView => ({
  id: 'o1' as OpinionId,
  title: 'Lấy ý kiến',
  text: null,
  questions: [
    { id: Q1, text: 'Câu một' },
    { id: Q2, text: 'Câu hai' },
  ],
  deadline: NOW + DAY,
  state: 'open',
  askedAt: NOW - DAY,
  asked: ['a', 'b', 'c'] as MemberId[],
  entitled: 3,
  answered: 2,
  remindedAt: null,
  ...more,
});
const answered = (first: Opinion, comment = ''): readonly OpinionAnswer[] => [
  { questionId: Q1, opinion: first, comment },
  { questionId: Q2, opinion: 'agree', comment: '' },
];
const seatWith = (answer: readonly OpinionAnswer[] | null): Seat =>
  ({
    opinions: {
      o1: { answer: answer === null ? null : { at: NOW, answers: answer }, remindedAt: null },
    },
  }) as unknown as Seat;
const ownAs = (state: OwnAnswer['state'], writtenAt = NOW): OwnAnswer => ({
  ...{ answers: answered('disagree'), writtenAt, state },
  refusal: state === 'refused' ? 'opinionClosed' : null,
});

describe('the time left', () => {
  test('is said in the unit that people would name, rounded down', () => {
    const left = (ms: number) => timeLeft(NOW + ms, NOW);
    expect(left(2 * DAY + HOUR)).toEqual({ unit: 'days', count: 2 });
    expect(left(2 * DAY - 1)).toEqual({ unit: 'hours', count: 47 });
    expect(left(HOUR)).toEqual({ unit: 'hours', count: 1 });
    expect(left(HOUR - 1)).toEqual({ unit: 'minutes', count: 59 });
    expect(left(59_999)).toEqual({ unit: 'moment', count: 0 });
    expect(left(0)).toEqual({ unit: 'over', count: 0 });
  });
  test('a new sheet is proposed for five in the afternoon, Vietnam’s time, a week from now', () => {
    expect(toTypedDateTime(proposedDeadline(NOW))).toBe('15/12/2026 17:00');
    expect(toTypedDateTime(proposedDeadline(Date.parse('2026-12-08T18:00:00Z')))).toBe('16/12/2026 17:00');
  });
});

describe('where a sheet stands', () => {
  test('waiting until answered here or in the room, over by the clock, published', () => {
    const stands = (sheet: OpinionView, seat: Seat | null, own?: OwnAnswer, now = NOW) =>
      standingOf(sheet, seat, own, now);
    expect(stands(sheetOf(), seatWith(null))).toBe('waiting');
    expect(stands(sheetOf(), seatWith(null), ownAs('kept'))).toBe('answered');
    expect(stands(sheetOf(), seatWith(null), ownAs('refused'))).toBe('waiting');
    expect(stands(sheetOf(), seatWith(answered('agree')))).toBe('answered');
    expect(stands(sheetOf(), seatWith(null), undefined, NOW + DAY)).toBe('over');
    expect(stands(sheetOf({ state: 'published' }), seatWith(null))).toBe('published');
  });
  test('the open ones stand first by their deadline; only those asked of oneself wait', () => {
    const sheets = [
      sheetOf({ id: 'past' as OpinionId, deadline: NOW - DAY }),
      sheetOf({ id: 'late' as OpinionId, deadline: NOW + 3 * DAY }),
      sheetOf(),
      sheetOf({ id: 'recent' as OpinionId, deadline: NOW - HOUR }),
    ];
    const opinions = Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet]));
    const projection = { opinions } as Pick<Projection, 'opinions'>;
    expect(sheetsInOrder(projection, NOW).map(({ id }) => id)).toEqual(['o1', 'late', 'recent', 'past']);
    const waiting = (seat: Seat | null) => waitingSheets(projection, seat, new Map(), NOW);
    expect(waiting(seatWith(null)).map(({ id }) => id)).toEqual(['o1']);
    expect(waiting(null)).toEqual([]);
  });
});

describe('the form of an answer', () => {
  test('edits lie over the newest answer: what waits here, else what the room has', () => {
    const inRoom = { at: NOW, answers: answered('agree') };
    expect(newestAnswers(inRoom, undefined)).toBe(inRoom.answers);
    expect(newestAnswers(inRoom, ownAs('kept', NOW - HOUR))[0]?.opinion).toBe('disagree');
    expect(newestAnswers(inRoom, ownAs('given', NOW + 1))[0]?.opinion).toBe('disagree');
    expect(newestAnswers(inRoom, ownAs('given', NOW - HOUR))[0]?.opinion).toBe('agree');
    expect(newestAnswers(inRoom, ownAs('overtaken', NOW + HOUR))[0]?.opinion).toBe('agree');
    expect(newestAnswers(null, undefined)).toEqual([]);
    const fields = fieldsOf(sheetOf(), inRoom.answers, { edits: { q1: { comment: 'thêm' } } });
    expect(fields).toEqual([
      { opinion: 'agree', comment: 'thêm' },
      { opinion: 'agree', comment: '' },
    ]);
  });
  test('says what is missing; what it hands over the room takes, whatever was pasted', () => {
    const empty = fieldsOf(sheetOf(), [], { edits: { q2: { opinion: 'other', comment: '  ' } } });
    expect(faultsOf(empty)).toEqual(['opinionMissing', 'commentMissing']);
    expect(answersOf(sheetOf(), empty)).toBeNull();
    const pasted = fieldsOf(sheetOf(), answered('agree'), {
      edits: { q1: { comment: ' một\thai\r\nba\u0007\u2028bốn ' } },
    });
    const given = answersOf(sheetOf(), pasted);
    expect(given?.[0]?.comment).toBe('một hai\nba\nbốn');
    expect(opinionAnswers.parse(given)).toEqual(given);
  });
  test('a draft of another shape is none', () => {
    expect(answerDraftOf({ edits: { q1: { opinion: 'agree' } } })).toEqual({
      edits: { q1: { opinion: 'agree' } },
    });
    expect(answerDraftOf({ edits: { q1: { opinion: 'maybe' } } })).toBeNull();
    expect(askFieldsOf({ title: 'x' })).toBeNull();
  });
});

test('a sheet is planned when title, questions and a deadline to come are there', () => {
  const fields = { ...emptyAskFields(NOW), title: ' Lấy ý kiến ' };
  const [question] = fields.questions;
  expect(planOf(fields, {}, NOW)).toBeNull();
  const whole = { ...fields, questions: [{ id: question!.id, text: 'Đồng ý không?' }] };
  expect(planOf(whole, {}, NOW)).toMatchObject({ id: fields.id, title: 'Lấy ý kiến', text: null });
  expect(planOf({ ...whole, deadline: '07/12/2026 17:00' }, {}, NOW)).toBeNull();
  expect(planOf({ ...whole, deadline: 'mai' }, {}, NOW)).toBeNull();
});

describe('the report', () => {
  const projection = {
    members: {
      a: { name: 'Nguyễn Thị Ánh', position: 'Trưởng ban, "chuyên trách"', groupId: 'g1' },
      b: { name: '=SUM(A1)', position: '', groupId: null },
    },
    groups: { g1: { name: 'Tổ 1' } },
    opinionAnswers: {
      'o1/a': { at: NOW, answers: answered('other', 'Bỏ Điều 4;\nthêm Điều 5') },
      'o1/b': { at: NOW, answers: answered('agree') },
    },
  } as unknown as Projection;
  const report = reportOf(projection, sheetOf());

  test('counts what was answered, those without an answer apart', () => {
    expect(report).toMatchObject({ asked: 3, answered: 2 });
    expect(report.questions.map(({ counts, none }) => [counts, none])).toEqual([
      [{ agree: 1, disagree: 0, other: 1 }, 1],
      [{ agree: 2, disagree: 0, other: 0 }, 1],
    ]);
    expect(report.questions[0]?.comments).toMatchObject([{ name: 'Nguyễn Thị Ánh', opinion: 'other' }]);
    expect(report.people.map(({ name }) => name)).toEqual(['Nguyễn Thị Ánh', '=SUM(A1)', 'c']);
  });
  test('shares are rounded half up in hundredths of a percent', () => {
    expect([hundredthsOfPercent(1, 3), hundredthsOfPercent(2, 3), hundredthsOfPercent(61, 61)]).toEqual([
      3333, 6667, 10_000,
    ]);
    expect(hundredthsOfPercent(1, 20_000)).toBe(1);
    expect(hundredthsOfPercent(0, 0)).toBe(0);
  });
  test('as a table it has a row for each person and question, and no formula', () => {
    const csv = reportCsv(report, {
      heads: ['STT', 'Họ và tên'],
      opinion: { agree: 'Đồng ý', disagree: 'Không đồng ý', other: 'Ý kiến khác' },
      none: 'Không trả lời',
      time: () => '08:00',
    });
    expect(csv.startsWith('\ufeffSTT,Họ và tên\r\n')).toBe(true);
    expect(csv).toContain(
      '1,Nguyễn Thị Ánh,"Trưởng ban, ""chuyên trách""",Tổ 1,1,Câu một,Ý kiến khác,"Bỏ Điều 4;\nthêm Điều 5",08:00\r\n',
    );
    expect(csv).toContain("2,'=SUM(A1),,,1,Câu một,Đồng ý,,08:00\r\n");
    expect(csv).toContain('3,c,,,2,Câu hai,Không trả lời,,\r\n');
  });
});
