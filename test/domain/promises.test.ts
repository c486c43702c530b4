import { describe, expect, test } from 'vitest';
import { earlierPromises, laterPromises } from '../../shared/domain/earlierPromises.ts';
import type { Speaker } from '../../shared/domain/floor.ts';
import { PROMISE_DAYS, standingOf } from '../../shared/domain/promise.ts';
import type { CarriedPromise, PromiseCommand } from '../../shared/domain/promiseCommand.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { project } from '../../shared/protocol/project.ts';
import { floorRecord } from './floorRecord.ts';
import { accept, GUEST, LIVE, NOBODY, OFFICIAL, put, write } from './questionRecord.ts';
import {
  member,
  promise,
  session,
  speech,
  type SessionRecord,
  writtenQuestion as question,
} from './sessionRecord.ts';

const DAY = 24 * 60 * 60 * 1000;
const record1 = (
  id: string,
  more: Partial<Extract<PromiseCommand, { type: 'recordPromise' }>> = {},
): PromiseCommand => ({
  type: 'recordPromise',
  promiseId: promise(id),
  questionId: null,
  speechId: null,
  text: 'Trả lời bằng văn bản',
  owner: OFFICIAL,
  dueAt: PROMISE_DAYS * DAY,
  ...more,
});
const change = (id: string, text: string, dueAt = PROMISE_DAYS * DAY, owner = OFFICIAL): PromiseCommand => ({
  type: 'changePromise',
  promiseId: promise(id),
  ...{ text, owner, dueAt },
});
const settle = (id: string, note = 'Đã trả lời ngày 12/12'): PromiseCommand => ({
  type: 'settlePromise',
  promiseId: promise(id),
  note,
});
const reopen = (id: string): PromiseCommand => ({ type: 'reopenPromise', promiseId: promise(id) });
const carried = (id: string, origin: string, more: Partial<CarriedPromise> = {}): CarriedPromise => ({
  promiseId: promise(id),
  origin: { sessionId: session('k11'), promiseId: promise(origin) },
  ...{ text: 'Khởi công bãi rác', owner: OFFICIAL, madeAt: 1, dueAt: 2 },
  ...more,
});
const carry = (...promises: CarriedPromise[]): PromiseCommand => ({ type: 'carryPromises', promises });

describe('promises', () => {
  const open = (record: SessionRecord, id: string) => record.state.promises.get(promise(id));

  test('K1 the desk records who owes what until when', () => {
    const record = floorRecord();
    record.ask(write('c1'), 'db2');
    record.ask(accept('c1'), 'chutoa');
    record.ask(put('c1', 'question', 'x1'), 'chutoa');
    record.ask(record1('h1', { questionId: question('c1'), speechId: speech('x1') }), 'chutoa');
    expect(open(record, 'h1')).toMatchObject({
      ...{ owner: OFFICIAL, questionId: 'c1', speechId: 'x1', origin: null, state: { kind: 'open' } },
    });
    for (const command of [record1('h2'), change('h1', 'x'), settle('h1'), reopen('h1'), carry()]) {
      expect(record.refusal(command, 'db2')).toBe('notAllowed');
      expect(record.refusal(command, null)).toBe('notAllowed');
    }
    expect(record.refusal(record1('h1'))).toBe('idTaken');
    expect(record.refusal(record1('h2', { questionId: question('c9') }))).toBe('noSuchQuestion');
    expect(record.refusal(record1('h2', { speechId: speech('x9') }))).toBe('noSuchSpeech');
    expect(record.refusal(record1('h2', { owner: NOBODY }))).toBe('noSuchMember');
    expect(record.refusal(record1('h2', { dueAt: 1 }))).toBe('dueInPast');
  });

  test('K2 an open one is corrected', () => {
    const record = floorRecord();
    record.ask(record1('h1'));
    expect(record.ask(change('h1', 'Trả lời bằng văn bản'))).toEqual([]);
    record.ask(change('h1', 'Báo cáo Thường trực', 30 * DAY, GUEST));
    expect(open(record, 'h1')).toMatchObject({ text: 'Báo cáo Thường trực', owner: GUEST, dueAt: 30 * DAY });
    expect(record.refusal(change('h1', 'x', 1))).toBe('dueInPast');
    expect(record.refusal(change('h1', 'x', 30 * DAY, NOBODY))).toBe('noSuchMember');
    expect(record.refusal(change('h9', 'x'))).toBe('noSuchPromise');
    record.ask(settle('h1'));
    expect(record.refusal(change('h1', 'x'))).toBe('promiseSettled');
  });

  test('K3 settled once, with a note; opened again when that was a mistake', () => {
    const record = floorRecord();
    record.ask(record1('h1'));
    expect(record.ask(reopen('h1'))).toEqual([]);
    record.ask(settle('h1'));
    expect(record.ask(settle('h1'))).toEqual([]);
    expect(record.refusal(settle('h1', 'khác'))).toBe('promiseSettled');
    expect(open(record, 'h1')?.state).toMatchObject({ kind: 'settled', note: 'Đã trả lời ngày 12/12' });
    record.ask(reopen('h1'));
    expect(open(record, 'h1')?.state).toEqual({ kind: 'open' });
    expect(record.refusal(settle('h9'))).toBe('noSuchPromise');
  });

  test('K4 open promises of earlier sessions are carried, each once and all or none', () => {
    const record = floorRecord();
    expect(record.ask(carry())).toEqual([]);
    record.ask(carry(carried('h1', 'cu1'), carried('h2', 'cu2')));
    expect(open(record, 'h2')).toMatchObject({
      ...{ origin: { sessionId: 'k11', promiseId: 'cu2' }, madeAt: 1, dueAt: 2, state: { kind: 'open' } },
    });
    const refused = (...promises: CarriedPromise[]) => record.refusal(carry(...promises));
    expect(refused(carried('h3', 'cu3'), carried('h4', 'cu1'))).toBe('promiseCarried');
    expect(open(record, 'h3')).toBe(undefined);
    expect(refused(carried('h3', 'cu3'), carried('h4', 'cu3'))).toBe('promiseCarried');
    expect(refused(carried('h1', 'cu3'))).toBe('idTaken');
    expect(refused(carried('h3', 'cu3'), carried('h3', 'cu4'))).toBe('idTaken');
    const own = { sessionId: record.state.id, promiseId: promise('h1') };
    expect(refused(carried('h3', 'cu3', { origin: own }))).toBe('promiseCarried');
    expect(refused(carried('h3', 'cu3', { owner: NOBODY }))).toBe('noSuchMember');
    expect(refused(carried('h3', 'cu3', { dueAt: 1 }))).toBe('dueInPast');
  });

  test('K5 an open one is overdue once its time has passed', () => {
    const due = { dueAt: 100, state: { kind: 'open' } } as const;
    expect([standingOf(due, 100), standingOf(due, 101)]).toEqual(['open', 'overdue']);
    expect(standingOf({ dueAt: 100, state: { kind: 'settled', note: '', at: 200 } }, 300)).toBe('settled');
  });
});

describe('earlier promises', () => {
  /** The floor's session under another id; sessions stand in the order of their creation. */
  const sessionWith = (id: string, ...commands: PromiseCommand[]): SessionState => {
    const record = floorRecord();
    for (const command of commands) record.ask(command);
    return { ...record.state, id: session(id), details: { ...record.state.details, title: id } };
  };
  const textsFrom = (here: SessionState, ...others: SessionState[]) =>
    earlierPromises(here, [...others, here]).map(({ text, origin }) => [text, origin.sessionId]);

  test('K6 open ones of earlier public sessions of the same council, what is due first first', () => {
    const k1 = sessionWith(
      'k1',
      record1('h1', { text: 'sau', dueAt: 90 * DAY }),
      record1('h2', { text: 'trước' }),
      record1('h3'),
      settle('h3'),
    );
    const k2 = sessionWith('k2');
    expect(textsFrom(k2, k1)).toEqual([
      ['trước', 'k1'],
      ['sau', 'k1'],
    ]);
    expect(textsFrom(k2, { ...k1, published: false })).toEqual([]);
    expect(textsFrom(k2, { ...k1, council: { ...k1.council, name: 'HĐND xã khác' } })).toEqual([]);
    expect(earlierPromises(k1, [k1, k2])).toEqual([]);
  });

  test('K6 the session that carried one on keeps it, whatever became of it there', () => {
    const k1 = sessionWith('k1', record1('h1'));
    const taken = carry({ ...carried('g1', 'h1'), origin: { sessionId: k1.id, promiseId: promise('h1') } });
    const [k2, k3] = [sessionWith('k2', taken), sessionWith('k3')];
    expect(textsFrom(k2, k1)).toEqual([]);
    expect(textsFrom(k3, k1, k2)).toEqual([['Khởi công bãi rác', 'k2']]);
    expect(textsFrom(k3, k1, sessionWith('k2', taken, settle('g1')))).toEqual([]);
  });

  test('K7 one that was carried on stands as in the last session that did', () => {
    const k1 = sessionWith('k1', record1('h1'), record1('h2'));
    const from = (id: string, at: SessionState, origin: string) =>
      carry({ ...carried(id, origin), origin: { sessionId: at.id, promiseId: promise(origin) } });
    const k2 = sessionWith('k2', from('g1', k1, 'h1'));
    const k3 = sessionWith('k3', from('f1', k2, 'g1'), settle('f1'));
    const seen = (...sessions: SessionState[]) =>
      laterPromises(k1, sessions).map(({ promiseId, sessionTitle, isSettled }) => [
        promiseId,
        sessionTitle,
        isSettled,
      ]);
    expect(seen(k1)).toEqual([]);
    expect(seen(k1, k2)).toEqual([['h1', 'k2', false]]);
    expect(seen(k1, k2, k3)).toEqual([['h1', 'k3', true]]);
    expect(seen(k1, k2, { ...k3, published: false })).toEqual([['h1', 'k2', false]]);
    const circle = sessionWith('k0', from('e1', k2, 'g1'));
    const back = { ...k2, promises: sessionWith('k2', from('g1', circle, 'e1')).promises };
    expect(laterPromises(circle, [circle, back])).toHaveLength(1);
  });

  test('K6 who owes one is the member with the same name and office, or named', () => {
    const khach: Speaker = { kind: 'member', memberId: member('khach') };
    const k1 = sessionWith('k1', record1('h1', { owner: khach }), record1('h2'));
    const here = sessionWith('k2');
    const ownersIn = (state: SessionState) => earlierPromises(state, [k1, state]).map(({ owner }) => owner);
    expect(ownersIn(here)).toEqual([khach, OFFICIAL]);
    const members = new Map(here.members);
    members.delete(member('khach'));
    const known = k1.members.get(member('khach'));
    const named = { kind: 'named', name: known?.name, position: known?.position };
    expect(ownersIn({ ...here, members })).toEqual([named, OFFICIAL]);
    const gone = earlierPromises(here, [{ ...k1, members }, here])[0]?.owner;
    expect(gone).toEqual({ kind: 'named', name: '—', position: '' });
  });
});

test('P15 promises are seen by the desk, by all once the session is published', () => {
  const record = floorRecord();
  record.ask(record1('h1'));
  const early = { ...record.state, published: false };
  expect(Object.keys(project(record.state, 'room', LIVE).promises)).toEqual(['h1']);
  expect(project(early, 'room', LIVE).promises).toEqual({});
  expect(Object.keys(project(early, 'desk', LIVE).promises)).toEqual(['h1']);
});
