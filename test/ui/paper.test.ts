import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discrepanciesOf } from '../../shared/domain/slipCount.ts';
import type { PollView, Projection } from '../../shared/protocol/projection.ts';
import {
  countOf,
  draftOf,
  emptyDraft,
  isDraftFor,
  leftAloneOn,
  missingIn,
  runningDiscrepancies,
  withMark,
  withNumber,
} from '../../renderer/features/paper/countDraft.ts';
import { hereAt, minuteOf } from '../../renderer/features/paper/minute.ts';
import { officialShare, townOf } from '../../renderer/features/paper/officialTexts.ts';
import { closeHindrance } from '../../renderer/features/paper/paperPoll.ts';
import {
  faultsOfTellers,
  possibleTellers,
  proposedTellers,
  withoutStrangers,
} from '../../renderer/features/paper/tellers.ts';
import { project } from '../../shared/protocol/project.ts';
import { member, poll, type SessionRecord } from '../domain/sessionRecord.ts';
import {
  announcePoll,
  closePoll,
  confidence,
  count,
  election,
  enterCount,
  openPoll,
  putPoll,
  rowOf,
  tellers,
} from '../domain/slipRecord.ts';
import { votingRecord } from '../domain/votingRecord.ts';

const P1 = poll('p1');
const desk = ({ state }: SessionRecord): Projection =>
  project(state, 'desk', {
    ...{ sharers: new Set(), online: new Set(), epoch: 1 },
    head: { seq: 7, chainHash: 'ab' },
  });
const pollIn = (projection: Projection): PollView => {
  const found = projection.polls[P1];
  if (found === undefined) throw new Error('no poll');
  return found;
};

function paperRecord(sheet = election(2, 'a', 'b', rowOf('c', { memberId: member('db2') }))) {
  const record = votingRecord();
  record.ask(putPoll(sheet, { method: 'paper' }));
  return record;
}

describe('naming tellers', () => {
  test('who stands on the slip and who is no delegate is not offered', () => {
    const projection = desk(paperRecord());
    const offered = possibleTellers(projection, pollIn(projection)).map((one) => one.member.id);
    expect(offered).toContain('db3');
    expect(offered).not.toContain('db2');
    expect(offered).not.toContain('thuky');
  });

  test('every fault has its own name, and what has none is accepted by the rule (L11)', () => {
    const record = paperRecord();
    const projection = desk(record);
    const faults = (headId: string | null, ids: string[], counters: [string | null, string | null]) =>
      faultsOfTellers(projection, pollIn(projection), {
        headId: headId === null ? null : member(headId),
        memberIds: ids.map(member),
        counterIds: [
          counters[0] === null ? null : member(counters[0]),
          counters[1] === null ? null : member(counters[1]),
        ],
      }).map(({ of, memberId }) => `${of} ${memberId}`);
    expect(faults(null, ['db3'], ['db3', null])).toEqual(['headMissing null', 'counterMissing null']);
    expect(faults('db3', ['db3', 'db4'], ['db3', 'db4'])).toEqual(['twice db3']);
    expect(faults('db2', ['db3', 'thuky'], ['db3', 'thuky'])).toEqual([
      'standsOnSlip db2',
      'notADelegate thuky',
    ]);
    expect(faults('db3', ['db4'], ['db4', 'db4'])).toEqual(['sameCounter db4']);
    expect(faults('db3', ['db4'], ['db4', 'daibieu'])).toEqual(['counterNoTeller daibieu']);
    expect(faults('db3', ['db4'], ['db3', 'db4'])).toEqual([]);
    expect(record.ask(tellers('db3', ['db4'], ['db3', 'db4']))).toHaveLength(1);
  });

  test('who leaves the tellers counts no more, and the last tellers are proposed again', () => {
    const draft = { headId: member('db3'), memberIds: [member('db4')] };
    expect(withoutStrangers({ ...draft, counterIds: [member('db4'), member('daibieu')] }).counterIds).toEqual(
      ['db4', null],
    );
    const record = paperRecord();
    record.ask(tellers('db3', ['db4'], ['db3', 'db4']));
    const next = { ...putPoll(election(1, rowOf('x', { memberId: member('db4') })), { method: 'paper' }) };
    record.ask({ ...next, poll: { ...next.poll, id: poll('p2') } });
    const projection = desk(record);
    const second = projection.polls[poll('p2')];
    if (second === undefined) throw new Error('no second poll');
    expect(proposedTellers(projection, second)).toEqual({
      headId: 'db3',
      memberIds: [],
      counterIds: ['db3', null],
    });
  });
});

describe('a count while it is written', () => {
  const sheet = election(2, 'a', 'b', 'c');
  const number = fc.integer({ min: 0, max: 8 });
  const counts = fc.record({
    numbers: fc.tuple(number, number, number, number),
    rows: fc.tuple(number, number, number),
  });

  test('of a whole count it says what the rule says (L13)', () => {
    const sheets = [sheet, confidence('a', 'b', 'c')];
    fc.assert(
      fc.property(counts, fc.constantFrom(...sheets), ({ numbers, rows }, one) => {
        const marks = one.form === 'election' ? 1 : 3;
        const of = (n: number) => Array.from({ length: marks }, (_, at) => (at === 0 ? n : 1));
        const given = count(numbers, { a: of(rows[0]), b: of(rows[1]), c: of(rows[2]) });
        const draft = draftOf(given);
        expect(countOf(one, draft)).toEqual(given);
        expect(runningDiscrepancies(one, 5, draft)).toEqual(discrepanciesOf(one, 5, given));
      }),
    );
  });

  test('what it says of a part stays true whatever is still written', () => {
    fc.assert(
      fc.property(counts, fc.array(fc.nat(6), { maxLength: 7 }), ({ numbers, rows }, left) => {
        const whole = draftOf(count(numbers, { a: [rows[0]], b: [rows[1]], c: [rows[2]] }));
        const names = ['issued', 'collected', 'valid', 'invalid'] as const;
        const part = left.reduce((draft, at) => {
          const name = names[at];
          return name === undefined ? withMark(draft, at - 4, 0, null) : withNumber(draft, name, null);
        }, whole);
        const said = (draft: typeof whole) =>
          runningDiscrepancies(sheet, 5, draft).map(({ of, rowId }) => `${of} ${rowId}`);
        expect(said(whole)).toEqual(expect.arrayContaining(said(part)));
      }),
    );
  });

  test('an empty one says nothing, counts what is missing, and is not entered', () => {
    const empty = emptyDraft(confidence('a', 'b'));
    expect([missingIn(empty), runningDiscrepancies(confidence('a', 'b'), 5, empty)]).toEqual([10, []]);
    expect(countOf(confidence('a', 'b'), empty)).toBeNull();
    const some = withMark(withMark(withNumber(empty, 'valid', 5), 0, 0, 3), 0, 1, 1);
    expect(leftAloneOn(some, 0)).toBeNull();
    expect(leftAloneOn(withMark(some, 0, 2, 0), 0)).toBe(1);
    expect(leftAloneOn(withMark(some, 0, 2, 9), 0)).toBeNull();
  });

  test('only a draft for this sheet is taken from the device', () => {
    const draft = JSON.parse(JSON.stringify(withNumber(emptyDraft(sheet), 'issued', 5))) as unknown;
    expect(isDraftFor(sheet, draft)).toBe(true);
    expect(isDraftFor(confidence('a', 'b', 'c'), draft)).toBe(false);
    expect(isDraftFor(election(2, 'a', 'b'), draft)).toBe(false);
    expect(isDraftFor(sheet, { ...(draft as object), valid: -1 })).toBe(false);
    expect(isDraftFor(sheet, 'số')).toBe(false);
  });
});

describe('at the desk and in the minute', () => {
  test('what still hinders the close (L13)', () => {
    const view = (more: object) => ({
      ...{ counted: [member('db3'), member('db4')], differences: [], discrepancies: [] },
      ...{ agreed: null, recounts: [], ...more },
    });
    expect(closeHindrance(undefined)).toBe('none');
    expect(closeHindrance(view({ counted: [member('db3')] }))).toBe('one');
    expect(closeHindrance(view({ differences: [{ of: 'valid', numbers: [1, 2] }] }))).toBe('differ');
    const odd = { of: 'validAndInvalid', rowId: null, found: 1, expected: 2 };
    expect(closeHindrance(view({ discrepancies: [odd] }))).toBe('unsettled');
    expect(closeHindrance(view({}))).toBeNull();
  });

  test('L18 the minute is made from the record alone', () => {
    const record = paperRecord();
    record.ask(tellers('db3', ['db4', 'daibieu'], ['db3', 'db4']));
    record.askAt(20_000, openPoll());
    const right = count([5, 5, 4, 1], { a: [4], b: [3], c: [1] });
    record.ask(enterCount(count([5, 5, 4, 1], { a: [4], b: [2], c: [1] })), 'db4');
    record.ask(enterCount(right), 'db3');
    expect(minuteOf(desk(record), pollIn(desk(record)))).toBeNull();
    record.ask(enterCount(right, 'Đếm sót một phiếu'), 'db4');
    record.askAt(90_000, closePoll());
    record.ask(announcePoll());
    const projection = desk(record);
    const nameOf = (id: string) => projection.members[member(id)]?.name;
    expect(minuteOf(projection, pollIn(projection))).toMatchObject({
      ...{ form: 'election', number: 1, openedAt: 20_000, closedAt: 90_000, entitled: 5, seats: 5 },
      turnout: { issued: 5, collected: 5, valid: 4, invalid: 1 },
      tellers: [
        { id: 'db3', isHead: true },
        { id: 'db4', isHead: false },
        { id: 'daibieu', isHead: false },
      ],
      counters: [nameOf('db3'), nameOf('db4')],
      recounts: [{ name: nameOf('db4'), reason: 'Đếm sót một phiếu' }],
      rows: [
        { id: 'a', counts: [4], outcome: 'elected' },
        { id: 'b', counts: [3], outcome: 'elected' },
        { id: 'c', counts: [1], outcome: 'notElected' },
      ],
      thresholds: [{ needed: 3, total: 5 }],
      places: { toElect: 2, unfilled: 0 },
    });
  });

  test('who was here is counted at the opening, by the history of the roll', () => {
    const change = (memberId: string, at: number | null, presence: string | null, way = 'called') => ({
      ...{ memberId, at, presence, way, substitute: '', by: 'thuky' },
    });
    const rollOf = (...changes: object[]) => ({
      rollChanges: Object.fromEntries(changes.map((one, number) => [`s1/${number}`, one])),
    });
    const at = (instant: number, ...changes: object[]) =>
      hereAt(rollOf(...changes) as unknown as Projection, 's1' as never, instant);
    const a = change('a', 10, 'present');
    expect(at(50, a, change('b', 20, 'late'), change('c', 30, 'absent'))).toBe(2);
    expect(at(50, a, change('a', 40, 'left'))).toBe(0);
    expect(at(35, a, change('a', 40, 'left'))).toBe(1);
    expect(at(50, a, change('a', 40, null, 'declared'))).toBe(1);
    expect(at(50, a, change('a', 40, null))).toBe(0);
    expect(at(50, a, change('b', null, 'present'))).toBeNull();
    expect(at(50)).toBeNull();
  });

  test('shares are exact, rounded half up', () => {
    expect(officialShare(32, 61)).toBe('52,46%');
    expect(officialShare(1, 2)).toBe('50%');
    expect(officialShare(1, 8)).toBe('12,5%');
    expect(officialShare(61, 61)).toBe('100%');
    expect(officialShare(1, 20_000)).toBe('0,01%');
    expect(officialShare(0, 0)).toBe('0%');
  });

  test('where the council is stands in its name', () => {
    expect(townOf('Hội đồng nhân dân tỉnh Thanh Giang')).toBe('Thanh Giang');
    expect(townOf('Ủy ban nhân dân xã Thượng Sơn')).toBe('Thượng Sơn');
    expect(townOf('Đảng ủy phường Bến Thành')).toBe('Bến Thành');
    expect(townOf('Tỉnh ủy Thanh Giang')).toBe('Thanh Giang');
    expect(townOf('Công ty A')).toBe('');
  });
});
