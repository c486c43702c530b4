import { describe, expect, it } from 'vitest';
import type { RecordedPromise } from '../../shared/domain/promise.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import {
  carriedFrom,
  daysFrom,
  ledgerCsv,
  ledgerOf,
  notCarried,
  type EarlierPromise,
} from '../../renderer/features/questions/promiseView.ts';
import {
  byOfficial,
  isAboutQuestions,
  nextLink,
  questionAtHand,
  questionsOn,
  type QuestionView,
} from '../../renderer/features/questions/questionView.ts';
import { toTypedDateTime } from '../../renderer/ui/time.ts';

const named = (name: string) => ({ kind: 'named', name, position: 'Giám đốc Sở' }) as const;
const question = (id: string, more: object = {}) =>
  ({
    ...{ id, order: 0, itemId: null, to: named('Bà A'), state: { kind: 'accepted' } },
    ...more,
  }) as unknown as QuestionView;
const speech = (id: string, kind: string, more: object = {}) => ({
  ...{ id, kind, room: 'hall', questionId: 'c1', order: Number(id), clock: { kind: 'ended', at: 1 } },
  ...more,
});
const inProjection = (parts: object) =>
  ({
    ...{ items: {}, members: {}, groups: {}, questions: {}, speeches: {}, promises: {} },
    ...parts,
  }) as unknown as Projection;

describe('questions as the desk sees them', () => {
  it('the chain goes from question to answer to follow-up and answer again', () => {
    expect(nextLink([])).toBe('question');
    expect(nextLink([{ kind: 'question' }])).toBe('answer');
    expect(nextLink([{ kind: 'question' }, { kind: 'answer' }])).toBe('followUp');
    expect(nextLink([{ kind: 'answer' }, { kind: 'followUp' }])).toBe('answer');
  });

  it('whoever is asked first stands first, each official once', () => {
    const member = { kind: 'member', memberId: 'm1' };
    const all = [question('1', { to: member }), question('2'), question('3', { to: member })];
    expect(byOfficial(all).map(({ questions }) => questions.map(({ id }) => id))).toEqual([
      ['1', '3'],
      ['2'],
    ]);
  });

  it('an item about questions takes those that name none, another item only its own', () => {
    expect(isAboutQuestions({ title: 'Phiên CHẤT VẤN và trả lời'.normalize('NFD') })).toBe(true);
    const projection = inProjection({
      items: { i1: { title: 'Chất vấn' }, i2: { title: 'Ngân sách' } },
      questions: { c1: question('c1'), c2: question('c2', { itemId: 'i2', order: 1 }) },
    });
    expect(questionsOn(projection, 'i1' as never).map(({ id }) => id)).toEqual(['c1']);
    expect(questionsOn(projection, 'i2' as never).map(({ id }) => id)).toEqual(['c2']);
  });

  it('the question at hand is the one that is spoken to, until it is closed or another speech begins', () => {
    const at = (state: object, ...speeches: { id: string }[]) =>
      questionAtHand(
        inProjection({
          questions: { c1: question('c1', { state }) },
          speeches: Object.fromEntries(speeches.map((one) => [one.id, one])),
        }),
      )?.id ?? null;
    const [open, closed] = [{ kind: 'accepted' }, { kind: 'closed', at: 1 }];
    expect(at(open)).toBe(null);
    expect(at(open, speech('1', 'question'))).toBe('c1');
    expect(at(closed, speech('1', 'answer'))).toBe(null);
    expect(at(closed, speech('1', 'answer', { clock: { kind: 'running', since: 1 } }))).toBe('c1');
    expect(at(open, speech('1', 'answer'), speech('2', 'speech', { questionId: null }))).toBe(null);
  });
});

describe('the ledger', () => {
  const promise = (id: string, more: object = {}) =>
    ({
      ...{ id, text: id, owner: named('Bà A'), origin: null, madeAt: 0, dueAt: 100, state: { kind: 'open' } },
      ...more,
    }) as unknown as RecordedPromise;
  const ledger = inProjection({
    promises: {
      done: promise('done', { state: { kind: 'settled', note: '=Công văn "12"', at: 5 } }),
      next: promise('next', { dueAt: 400 }),
      late: promise('late'),
      soon: promise('soon', { dueAt: 300 }),
    },
  });

  it('what is overdue stands first, what is settled last', () => {
    expect(ledgerOf(ledger, 200).map(({ id }) => id)).toEqual(['late', 'soon', 'next', 'done']);
  });

  it('goes into a table that a spreadsheet opens, with words for how each stands', () => {
    const csv = ledgerCsv(ledger, 200, {
      heads: ['STT', 'Lời hứa'],
      standing: (standing) => `<${standing}>`,
      day: (instant) => `ngày ${instant}`,
      removed: '?',
    });
    expect(csv.split('\r\n')).toEqual([
      '\ufeffSTT,Lời hứa',
      '1,late,Bà A – Giám đốc Sở,ngày 0,ngày 100,<overdue>,',
      '2,soon,Bà A – Giám đốc Sở,ngày 0,ngày 300,<open>,',
      '3,next,Bà A – Giám đốc Sở,ngày 0,ngày 400,<open>,',
      `4,done,Bà A – Giám đốc Sở,ngày 0,ngày 100,<settled>,"'=Công văn ""12"""`,
      '',
    ]);
  });

  it('a promise is due at the end of a working day in Vietnam', () => {
    expect(toTypedDateTime(daysFrom(Date.parse('2026-12-08T20:00:00Z'), 20))).toBe('29/12/2026 17:00');
  });

  it('what was carried is not offered again', () => {
    const earlier = {
      origin: { sessionId: 'k1', promiseId: 'h1' },
      ...{ sessionTitle: 'Kỳ họp 1', text: 'Sửa cầu', owner: named('Bà A'), madeAt: 1, dueAt: 2 },
    } as unknown as EarlierPromise;
    const other = { ...earlier, origin: { ...earlier.origin, promiseId: 'h2' } } as EarlierPromise;
    const { promiseId, ...carried } = carriedFrom(earlier);
    expect(carried).not.toHaveProperty('sessionTitle');
    const projection = inProjection({ promises: { [promiseId]: { ...carried, id: promiseId } } });
    expect(notCarried(projection, [earlier, other])).toEqual([other]);
  });
});
