import { expect, test } from 'vitest';
import { CUSTOM } from '../../shared/domain/builtInPacks.ts';
import type { Presence } from '../../shared/domain/attendance.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import { apply } from '../../shared/domain/apply.ts';
import { HDND, type Choice, type Denominator, type RulePack } from '../../shared/domain/rulePack.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { hasQuorum, openSittingOf } from '../../shared/domain/sittings.ts';
import type { LiveState } from '../../shared/protocol/part.ts';
import { project } from '../../shared/protocol/project.ts';
import { member, motion, sitting, vote, type SessionRecord } from './sessionRecord.ts';
import {
  ballot,
  closeSitting,
  closeVote,
  DELEGATES,
  enterCount,
  fallBackVote,
  makeMotion,
  openSitting,
  openVote,
  roll,
  votingRecord,
} from './votingRecord.ts';

const PACK: RulePack = { ...CUSTOM, id: 'uy-quyen', proxies: true };
const LIVE: LiveState = {
  ...{ sharers: new Set(), online: new Set(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};

const entrust = (giver: string, holder: string, paper = ''): Command => ({
  type: 'entrustVote',
  sittingId: sitting('sang'),
  giverId: member(giver),
  holderId: member(holder),
  paper,
});
const revoke = (giver: string): Command => ({
  type: 'revokeProxy',
  sittingId: sitting('sang'),
  giverId: member(giver),
});
const weigh = (...weights: readonly (readonly [id: string, weight: number])[]): Command => ({
  type: 'setWeights',
  weights: weights.map(([id, weight]) => ({ memberId: member(id), weight })),
});
const proxiesIn = (record: SessionRecord) =>
  [...record.state.sittingRecords.get(sitting('sang'))!.proxies].map(
    ([giverId, { holderId }]) => `${giverId}→${holderId}`,
  );
const cast = (record: SessionRecord, id: string, choice: Choice, serial = 1) =>
  record.ask(ballot(record.state, id, choice, serial), id);
const resultOf = (record: SessionRecord) => {
  record.ask(closeVote());
  return record.state.votes.get(vote('bq1'))!.result!;
};

/** db2 is away and has entrusted his vote to db3; db4 is away, too. */
function entrusted(pack = PACK): SessionRecord {
  const record = votingRecord(pack);
  record.ask(roll('absent', 'db2', 'db4'));
  record.ask(entrust('db2', 'db3'), 'db2');
  return record;
}

/** A quorum of two, so that others may be away. */
const packWith = (more: Partial<RulePack> = {}, of: Denominator = 'seats'): RulePack => ({
  ...PACK,
  quorum: { share: { numerator: 2, denominator: 5 }, strict: false, of: 'seats' },
  majorities: { ...PACK.majorities, resolution: { ...PACK.majorities.resolution, of } },
  ...more,
});

test('U1 a vote is entrusted where the pack of the open sitting allows it, in a People’s Council never', () => {
  const council = votingRecord();
  expect(council.refusal(entrust('db2', 'db3'), 'db2')).toBe('proxyNotAllowed');
  for (const wrong of [{ proxies: true }, { weights: true }]) {
    expect(council.refusal(openSitting('sang', { ...HDND, ...wrong }), 'chutoa')).toBe('packMalformed');
  }
  const record = votingRecord(PACK);
  record.ask(entrust('db2', 'db3'), 'db2');
  expect(record.refusal(entrust('db4', 'db3'), 'db4')).toBe('proxyLimitReached');
  const two = votingRecord(packWith({ proxyTerms: { perHolder: 2, inQuorum: false } }));
  two.ask(entrust('db2', 'db3'), 'db2');
  two.ask(entrust('db4', 'db3'), 'db4');
  expect(two.refusal(entrust('daibieu', 'db3'), 'daibieu')).toBe('proxyLimitReached');
  record.ask(closeSitting(), 'chutoa');
  expect(record.refusal(entrust('db4', 'chutoa'), 'db4')).toBe('sittingClosed');
});

test('U2 he entrusts it himself, or the desk names the paper; a new proxy replaces the old one', () => {
  const record = votingRecord(PACK);
  expect(record.refusal(entrust('db2', 'khach'), 'db2')).toBe('notADelegate');
  expect(record.refusal(entrust('db2', 'ai-do'), 'db2')).toBe('noSuchMember');
  expect(record.refusal(entrust('db2', 'db3'), 'db3')).toBe('notAllowed');
  expect(record.refusal(entrust('db2', 'db3'), 'thuky')).toBe('proxyPaperMissing');
  expect(record.refusal(entrust('db2', 'db3', '  '), 'thuky')).toBe('proxyPaperMissing');
  const elsewhere = { ...entrust('db2', 'db3'), sittingId: sitting('khong-co') } as Command;
  expect(record.refusal(elsewhere, 'db2')).toBe('noSuchSitting');
  record.ask(entrust('db2', 'db3', 'Giấy ủy quyền số 3'), 'thuky');
  expect(record.ask(entrust('db2', 'db3', 'Giấy ủy quyền số 3'), 'thuky')).toEqual([]);
  expect(record.ask(entrust('db2', 'db4'), 'db2')).toMatchObject([{ type: 'proxyGiven', paper: '' }]);
  expect(proxiesIn(record)).toEqual(['db2→db4']);
});

test('U3 there are no chains, and nobody holds his own', () => {
  const record = votingRecord(PACK);
  expect(record.refusal(entrust('db2', 'db2'), 'db2')).toBe('proxyChained');
  record.ask(entrust('db2', 'db3'), 'db2');
  expect(record.refusal(entrust('db3', 'db4'), 'db3')).toBe('proxyChained');
  expect(record.refusal(entrust('db4', 'db2'), 'db4')).toBe('proxyChained');
  record.ask(revoke('db2'), 'db2');
  record.ask(entrust('db3', 'db4'), 'db3');
});

test('U4 it is revoked at any time by the giver, the holder or the desk', () => {
  for (const actor of ['db2', 'db3', 'thuky']) {
    const record = entrusted(packWith());
    record.ask(openVote());
    cast(record, 'db3', 'for');
    expect(record.refusal(revoke('db2'), 'db4')).toBe('notAllowed');
    record.ask(revoke('db2'), actor);
    expect(record.ask(revoke('db2'), actor === 'db3' ? 'db2' : actor)).toEqual([]);
    expect(resultOf(record)).toMatchObject({ for: 1, absent: 2, byProxy: 0 });
    record.ask(closeSitting(), 'chutoa');
    expect(record.refusal(revoke('db2'), 'db2')).toBe('sittingClosed');
  }
});

test('U5 the holder’s ballot counts for the giver, who else is silent or absent as the holder is', () => {
  const record = entrusted(packWith());
  record.ask(openVote());
  expect(record.state.votes.get(vote('bq1'))?.proxies).toEqual([{ giverId: 'db2', holderId: 'db3' }]);
  cast(record, 'db3', 'against');
  cast(record, 'db3', 'for', 2);
  // Given during the vote: it counts from the next one on.
  record.ask(entrust('db4', 'chutoa'), 'db4');
  cast(record, 'chutoa', 'for');
  expect(record.refusal(ballot(record.state, 'db2', 'for'), 'db2')).toBe('notHere');
  expect(resultOf(record)).toEqual({
    ...{ for: 3, against: 0, abstain: 0, silent: 1, absent: 1 },
    ...{ seats: 5, total: 5, needed: 3, carried: true, byProxy: 1 },
  });
  const silent = entrusted(packWith());
  silent.ask(openVote());
  expect(resultOf(silent)).toMatchObject({ silent: 4, absent: 1, byProxy: 0 });
  const gone = entrusted(packWith());
  gone.ask(openVote());
  gone.ask(roll('left', 'db3'));
  expect(resultOf(gone)).toMatchObject({ silent: 2, absent: 3 });
});

test('U6 who comes himself votes himself', () => {
  const record = entrusted(packWith());
  record.ask(openVote());
  cast(record, 'db3', 'for');
  record.ask(roll('late', 'db2'));
  cast(record, 'db2', 'against');
  record.ask(roll('left', 'db2'));
  expect(resultOf(record)).toMatchObject({ for: 1, against: 1, byProxy: 0 });
  const silent = entrusted(packWith());
  silent.ask(openVote());
  cast(silent, 'db3', 'for');
  silent.ask(roll('late', 'db2'));
  expect(resultOf(silent)).toMatchObject({ for: 1, silent: 3, absent: 1, byProxy: 0 });
  const here = votingRecord(packWith());
  here.ask(entrust('db2', 'db3'), 'db2');
  here.ask(openVote());
  expect(here.state.votes.get(vote('bq1'))?.proxies).toBeUndefined();
});

test('U7 a giver counts for the quorum where the pack says so and the holder is here', () => {
  const quorate = ({ state }: SessionRecord) => hasQuorum(state, openSittingOf(state)!);
  const away = (presence: Presence, ...ids: readonly string[]) => roll(presence, ...ids);
  for (const inQuorum of [true, false]) {
    const record = votingRecord({ ...PACK, proxyTerms: { perHolder: 1, inQuorum } });
    // Two thirds of five are four.
    record.ask(away('absent', 'db2', 'db4'));
    expect(quorate(record)).toBe(false);
    record.ask(entrust('db2', 'db3'), 'db2');
    expect(quorate(record)).toBe(inQuorum);
    expect(record.state.sittingRecords.get(sitting('sang'))?.hadQuorum).toBe(true);
    record.ask(away('left', 'db3'));
    expect(quorate(record)).toBe(false);
  }
});

test('U8 the secretary weighs votes by whole numbers, not while a vote is open', () => {
  const record = votingRecord({ ...PACK, weights: true });
  expect(record.refusal(weigh(['db2', 0]))).toBe('weightsMalformed');
  expect(record.refusal(weigh(['db2', 1001]))).toBe('weightsMalformed');
  expect(record.refusal(weigh(['db2', 1.5]))).toBe('weightsMalformed');
  expect(record.refusal(weigh(['db2', 2], ['db2', 3]))).toBe('idTaken');
  expect(record.refusal(weigh(['khach', 2]))).toBe('notADelegate');
  expect(record.refusal(weigh(['ai-do', 2]))).toBe('noSuchMember');
  expect(record.refusal(weigh(['db2', 2]), 'db2')).toBe('notAllowed');
  record.ask(weigh(['db2', 3], ['db3', 1]));
  expect([...record.state.weights]).toEqual([['db2', 3]]);
  expect(record.ask(weigh(['db2', 3]))).toEqual([]);
  record.ask(openVote());
  expect(record.refusal(weigh())).toBe('voteOpen');
  expect(record.state.votes.get(vote('bq1'))?.weights).toEqual([{ memberId: 'db2', weight: 3 }]);
  const plain = votingRecord(PACK);
  plain.ask(weigh(['db2', 3]));
  plain.ask(openVote());
  expect(plain.state.votes.get(vote('bq1'))?.weights).toBeUndefined();
});

test('U9 where votes weigh, numbers and totals are sums of weights', () => {
  const totals = { seats: 9, members: 9, here: 8 } as const;
  for (const of of ['seats', 'members', 'here'] as const) {
    const record = entrusted(packWith({ weights: true }, of));
    record.ask(weigh(['db2', 3], ['db3', 2], ['db4', 1], ['chutoa', 2]));
    record.ask(openVote());
    cast(record, 'db3', 'for');
    cast(record, 'chutoa', 'against');
    expect(resultOf(record)).toEqual({
      ...{ for: 5, against: 2, abstain: 0, silent: 1, absent: 1, seats: 5 },
      ...{ total: totals[of], needed: 5, carried: true, byProxy: 3 },
    });
  }
  const vacant = votingRecord(packWith({ weights: true }));
  vacant.ask(weigh(['db2', 3]));
  vacant.ask({ type: 'endMandate', memberId: member('db4'), reason: 'resigned', decision: 'NQ 1' });
  vacant.ask(openVote());
  cast(vacant, 'db2', 'for');
  expect(resultOf(vacant)).toMatchObject({ for: 3, seats: 4, total: 6, needed: 4, carried: false });
});

test('U10 by hands, on paper and on slips everybody counts once; the papers of proxies are the desk’s', () => {
  const record = entrusted(packWith({ weights: true }));
  record.ask(weigh(['db3', 3]));
  record.ask(entrust('db4', 'daibieu', 'Giấy số 9'), 'thuky');
  record.ask(openVote());
  cast(record, 'db3', 'for');
  record.ask(fallBackVote());
  record.ask(enterCount(2, 1, 0), 'thuky');
  record.ask(enterCount(2, 1, 0), 'thuky2');
  record.ask(closeVote('bq2'));
  const byHand = record.state.votes.get(vote('bq2'))!;
  expect([byHand.proxies, byHand.weights]).toEqual([undefined, undefined]);
  expect(byHand.result).toMatchObject({ for: 2, against: 1, silent: 0, absent: 2, total: 5 });
  const seen = (kind: 'room' | 'desk') => project(record.state, kind, LIVE);
  expect(seen('room').proxies).toEqual({
    'sang/db2': { holderId: 'db3', paper: null },
    'sang/db4': { holderId: 'daibieu', paper: null },
  });
  expect(seen('desk').proxies['sang/db4']).toEqual({ holderId: 'daibieu', paper: 'Giấy số 9' });
  expect(seen('room').weights).toEqual({ db3: 3 });
  expect(seen('room').votes[vote('bq1')]?.proxies).toHaveLength(2);
});

test('U5 a proxy of somebody who is a delegate no more is none', () => {
  const record = entrusted(packWith());
  record.ask({ type: 'endMandate', memberId: member('db3'), reason: 'died', decision: 'NQ 1' });
  record.ask(makeMotion({ motionId: motion('nq2') }));
  record.ask(openVote('bq1', 'nq2'));
  expect(record.state.votes.get(vote('bq1'))?.proxies).toBeUndefined();
  record.ask(entrust('db4', 'chutoa'), 'db4');
});

test('U1 records from before there were proxies replay as they were', () => {
  const { events, state } = votingRecord();
  const stored = events.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
  const replayed = stored.reduce<SessionState | null>((before, event) => apply(before, event), null);
  expect(replayed).toEqual(state);
  expect(replayed?.sittingRecords.get(sitting('sang'))?.proxies.size).toBe(0);
  expect(DELEGATES.map((id) => replayed?.weights.get(member(id)))).toEqual(DELEGATES.map(() => undefined));
});
