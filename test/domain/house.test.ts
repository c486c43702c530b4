import { describe, expect, test } from 'vitest';
import { UBND } from '../../shared/domain/builtInPacks.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { MANDATE_ENDS } from '../../shared/domain/mandate.ts';
import { HDND, type RulePack } from '../../shared/domain/rulePack.ts';
import { SEAT_PLAN, seatMapMark, type PlacedSeat } from '../../shared/domain/seatMap.ts';
import { delegatesHere, openSittingOf } from '../../shared/domain/sittings.ts';
import { project } from '../../shared/protocol/project.ts';
import { CREATE, group, member, person, preparedRecord, publishedRecord, vote } from './sessionRecord.ts';
import { closeVote, openSitting, openVote, voteAgain, votingRecord } from './votingRecord.ts';

const OWN: RulePack = { ...HDND, id: 'noi-quy', version: 1, name: 'Nội quy của Hội đồng' };
const put = (pack: RulePack): Command => ({ type: 'putRulePack', pack });
const remove = (packId: string): Command => ({ type: 'removeRulePack', packId });
const DECISION = 'Nghị quyết số 12/NQ-HĐND ngày 05/3/2026';
const end = (id: string, reason: (typeof MANDATE_ENDS)[number] = 'resigned'): Command => ({
  type: 'endMandate',
  memberId: member(id),
  reason,
  decision: DECISION,
});
const fill = (...who: Parameters<typeof person>): Command => ({
  type: 'fillVacancy',
  member: person(...who),
  decision: DECISION,
});
const seats = (count: number): Command => ({
  type: 'changeDetails',
  details: CREATE.details,
  council: { ...CREATE.council, seats: count },
});

describe('rule packs of the council', () => {
  test('S13 are sound, have ids of their own, and rise in version', () => {
    const record = publishedRecord();
    expect(record.refusal(put({ ...OWN, voteSeconds: 1 }))).toBe('packMalformed');
    expect(record.refusal(put({ ...OWN, id: 'ubnd' }))).toBe('idTaken');
    record.ask(put(OWN));
    expect(record.ask(put({ ...OWN }))).toEqual([]);
    expect(record.refusal(put({ ...OWN, voteSeconds: 90 }))).toBe('packNotNewer');
    record.ask(put({ ...OWN, voteSeconds: 90, version: 2 }), null);
    expect(record.state.rulePacks.get('noi-quy')).toMatchObject({ voteSeconds: 90, version: 2 });
    expect(record.refusal(put(OWN), 'chutoa')).toBe('notAllowed');
  });

  test('S13 are removed, and a sitting keeps the one it was opened with', () => {
    const record = publishedRecord();
    expect(record.refusal(remove('noi-quy'))).toBe('noSuchPack');
    record.ask(put(OWN));
    record.ask(openSitting('sang', OWN));
    record.ask(remove('noi-quy'));
    expect(record.state.rulePacks.size).toBe(0);
    expect(openSittingOf(record.state)?.pack).toEqual(OWN);
    expect(record.refusal(remove('noi-quy'))).toBe('noSuchPack');
  });
});

describe('the total number of delegates', () => {
  test('S14 is given by hand until the first sitting is opened', () => {
    const record = publishedRecord();
    record.ask(seats(58));
    record.ask(openSitting());
    expect(record.refusal(seats(59))).toBe('seatsFixed');
    expect(record.ask(seats(58))).toHaveLength(1);
    expect(record.state.council.seats).toBe(58);
  });

  test('S14 or until a decision changed it', () => {
    const record = publishedRecord();
    record.ask(end('daibieu'));
    expect(record.refusal(seats(61))).toBe('seatsFixed');
    expect(record.state.council.seats).toBe(60);
  });

  test('S15 falls by one with a mandate that ends, and so does what a vote needs', () => {
    const record = votingRecord();
    expect(record.refusal(end('nobody'))).toBe('noSuchMember');
    expect(record.refusal(end('khach'))).toBe('notADelegate');
    expect(record.refusal(end('db2'), 'daibieu')).toBe('notAllowed');
    expect(record.refusal(end('db2'), null)).toBe('notAllowed');
    record.ask(openVote());
    expect(record.refusal(end('db4'))).toBe('voteOpen');
    record.ask(closeVote());
    expect(record.state.votes.get(vote('bq1'))?.result).toMatchObject({ total: 5, needed: 3 });
    record.ask(end('db4', 'died'), 'chutoa');
    record.ask(voteAgain('bq2'));
    record.ask(closeVote('bq2'));
    const second = record.state.votes.get(vote('bq2'));
    expect(second?.electorate).not.toContain('db4');
    expect(second?.result).toMatchObject({ seats: 4, total: 4, needed: 3 });
    expect(delegatesHere(record.state, openSittingOf(record.state)!)).toBe(4);
    expect(record.refusal(end('db4'))).toBe('notADelegate');
    expect(record.state.mandates).toMatchObject([
      { kind: 'died', memberId: 'db4', name: 'db4', decision: DECISION, seats: 4 },
    ]);
  });

  test('S15 with the mandate goes the chair, and a guest remains', () => {
    const record = publishedRecord();
    record.ask({ type: 'putMembers', members: [person('hai', ['secretary', 'delegate'])] });
    record.ask(end('chutoa', 'removed'));
    record.ask(end('hai', 'lost'));
    expect(record.state.members.get(member('chutoa'))?.roles).toEqual(['guest']);
    expect(record.state.members.get(member('hai'))?.roles).toEqual(['secretary']);
  });

  test('S15 never falls to nothing', () => {
    const record = publishedRecord();
    record.ask(seats(1));
    expect(record.refusal(end('daibieu'))).toBe('seatsTooFew');
  });

  test('S16 grows by one with a vacancy that is filled', () => {
    const record = votingRecord();
    expect(record.refusal(fill('moi', ['guest']))).toBe('notADelegate');
    expect(record.refusal(fill('db2', ['delegate']))).toBe('alreadyDelegate');
    expect(record.refusal(fill('moi', ['delegate'], { groupId: group('to9') }))).toBe('noSuchGroup');
    expect(record.refusal(fill('moi', ['delegate']), 'daibieu')).toBe('notAllowed');
    record.ask(openVote());
    expect(record.refusal(fill('moi', ['delegate']))).toBe('voteOpen');
    record.ask(closeVote());
    const [event] = record.ask(fill('moi', ['delegate', 'delegate']), 'chutoa');
    expect(event).toMatchObject({ type: 'vacancyFilled', seats: 6, member: { roles: ['delegate'] } });
    record.ask(fill('khach', ['guest', 'delegate']));
    record.ask(voteAgain('bq2'));
    const { electorate, seats: total } = record.state.votes.get(vote('bq2'))!;
    expect([electorate.length, total]).toEqual([7, 7]);
    expect(record.state.mandates.map(({ kind, seats: after }) => [kind, after])).toEqual([
      ['filled', 6],
      ['filled', 7],
    ]);
  });

  test('S16 keeps the last secretary, and gives no id twice', () => {
    const record = publishedRecord();
    expect(record.refusal(fill('thuky', ['delegate']))).toBe('lastSecretary');
    record.ask({ type: 'removeMember', memberId: member('khach') });
    expect(record.refusal(fill('khach', ['delegate']))).toBe('idTaken');
  });

  test('S17 the seat map has places on the plan, each member on one of them', () => {
    const record = preparedRecord();
    const seat = (id: string, more: Partial<PlacedSeat> = {}): PlacedSeat => ({
      ...{ id, label: id, x: 60, y: 60, memberId: null },
      ...more,
    });
    const map = (...placed: PlacedSeat[]): Command => ({ type: 'putSeatMap', seats: placed });
    expect(record.refusal(map(seat('1'), seat('1')))).toBe('idTaken');
    const here = { memberId: member('daibieu') };
    expect(record.refusal(map(seat('1', here), seat('2', here)))).toBe('idTaken');
    expect(record.refusal(map(seat('1', { memberId: member('nobody') })))).toBe('noSuchMember');
    for (const place of [{ x: -1 }, { y: 0.5 }, { x: SEAT_PLAN.width + 1 }, { y: Number.NaN }]) {
      expect(record.refusal(map(seat('1', place)))).toBe('seatMisplaced');
    }
    expect(record.refusal(map(seat('1')), 'chutoa')).toBe('notAllowed');
    record.ask(map(seat('2', here), seat('1')));
    expect(record.ask(map(seat('2', here), seat('1')))).toEqual([]);
    expect(record.ask(map(seat('1'), seat('2', here)))).toHaveLength(1);
    record.ask(map());
    expect(record.state.seatMap).toEqual([]);
  });

  test('S17 a seat map takes the place of the one that was edited, of no other', () => {
    const record = preparedRecord();
    const seat = (id: string): PlacedSeat => ({ id, label: id, x: 60, y: 60, memberId: null });
    const map = (ids: string, replaces: string): Command => ({
      type: 'putSeatMap',
      seats: [...ids].map(seat),
      replaces,
    });
    const empty = seatMapMark([]);
    expect(record.ask(map('a', empty))).toHaveLength(1);
    expect(record.refusal(map('ab', empty))).toBe('seatMapChanged');
    // Its answer was lost, and it is sent again.
    expect(record.ask(map('a', empty))).toEqual([]);
    const first = seatMapMark(record.state.seatMap);
    expect(first).not.toBe(seatMapMark([{ ...seat('a'), x: 61 }]));
    expect(record.ask(map('ab', first))).toHaveLength(1);
    expect(record.refusal(map('', first))).toBe('seatMapChanged');
    expect(record.state.seatMap).toEqual([seat('a'), seat('b')]);
  });

  test('P13 packs, decisions on mandates and the seat map are before everybody', () => {
    const record = publishedRecord();
    record.ask(put(OWN));
    record.ask(end('daibieu', 'died'));
    const placed = { id: 'g1', label: '1', x: 1, y: 2, memberId: member('chutoa') };
    record.ask({ type: 'putSeatMap', seats: [placed] });
    const live = {
      sharers: new Set<string>(),
      online: new Set<never>(),
      epoch: 1,
      head: { seq: 1, chainHash: '' },
    };
    for (const kind of ['room', 'desk'] as const) {
      const seen = project(record.state, kind, live);
      expect(seen.rulePacks).toEqual({ 'noi-quy': OWN });
      expect(Object.values(seen.mandates)).toMatchObject([{ kind: 'died', seats: 60 }]);
      expect(seen.seatMap).toEqual({ g1: { ...placed, order: 0 } });
    }
  });
});

test('S13 the packs of the house are not the council\u2019s to change', () => {
  expect(publishedRecord().refusal(put({ ...UBND, version: 9 }))).toBe('idTaken');
});
