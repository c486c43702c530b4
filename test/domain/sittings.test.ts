import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { apply } from '../../shared/domain/apply.ts';
import { BUILT_IN_PACKS } from '../../shared/domain/builtInPacks.ts';
import { completePack, type StoredPack } from '../../shared/domain/completePack.ts';
import { HDND, neededOf, type Majority, type RulePack } from '../../shared/domain/rulePack.ts';
import { delegatesHere, hasQuorum, openSittingOf, recordOf } from '../../shared/domain/sittings.ts';
import { rulePack } from '../../shared/protocol/schema.ts';
import { member, person, publishedRecord, sitting, vote } from './sessionRecord.ts';
import { closeSitting, DELEGATES, openSitting, openVote, roll, votingRecord } from './votingRecord.ts';

const SANG = sitting('sang');
const present: Command = { type: 'declarePresence', sittingId: SANG };
const ask = (reason: string): Command => ({ type: 'askLeave', sittingId: SANG, reason });
const decideLeave = (id: string, granted: boolean): Command => ({
  type: 'decideLeave',
  sittingId: SANG,
  memberId: member(id),
  granted,
});
const sangOf = (record: ReturnType<typeof publishedRecord>) => recordOf(record.state, SANG);

describe('sittings', () => {
  test('T1 a sitting is opened with a sound pack, and keeps it', () => {
    const record = publishedRecord();
    expect(record.refusal(openSitting('toi'))).toBe('noSuchSitting');
    const [event] = record.ask(openSitting(), 'chutoa');
    expect(event).toMatchObject({ type: 'sittingOpened', pack: { id: 'hdnd' } });
    expect(sangOf(record)).toMatchObject({ pack: HDND, closedAt: null });
    expect(sangOf(record).openedAt).toBeGreaterThan(0);
  });

  const share = (numerator: number, denominator: number, strict = false): Majority => ({
    share: { numerator, denominator },
    strict,
    of: 'seats',
  });
  const UNSOUND: readonly (readonly [string, Partial<RulePack>])[] = [
    ['three halves', { quorum: share(3, 2) }],
    ['nothing', { quorum: share(0, 3) }],
    ['more than all', { majorities: { ...HDND.majorities, removal: share(1, 1, true) } }],
    ['a division by zero', { majorities: { ...HDND.majorities, resolution: share(1, 0) } }],
    ['part of a part', { quorum: share(0.5, 1) }],
    ['no number', { quorum: share(Number.NaN, 3) }],
    ['an endless fraction', { quorum: share(1, 1001) }],
    ['two choices alike', { labels: { ...HDND.labels, abstain: 'Tán thành' } }],
    ['a countdown of no time', { voteSeconds: 4 }],
    ['a quorum of those who came', { quorum: { ...HDND.quorum, of: 'here' } }],
    ['no majority of persons', { majorities: { ...HDND.majorities, personnel: share(0, 1) } }],
    ['an election nobody wins', { elections: { ...HDND.elections, majority: share(2, 1) } }],
    ['half a run-off', { elections: { ...HDND.elections, runOffs: 0.5 } }],
    ['confidence past all', { confidence: { ...HDND.confidence, low: share(1, 1, true) } }],
    ['a speech without an end', { limits: { ...HDND.limits, speech: 7201 } }],
    ['a result that is live and waits', { liveResult: true, announceFirst: true }],
    ['the 30th of February', { validFrom: '2026-02-30' }],
    ['a day in words', { validFrom: 'tháng ba' }],
  ];
  test.each(UNSOUND)('T1 a pack with %s is refused', (_, part) => {
    expect(publishedRecord().refusal(openSitting('sang', { ...HDND, ...part }))).toBe('packMalformed');
  });

  test('T1 the packs that the house begins with are sound, also as a file', () => {
    for (const pack of BUILT_IN_PACKS) {
      expect(rulePack.parse(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
      expect(publishedRecord().ask(openSitting('sang', pack))).toMatchObject([
        { type: 'sittingOpened', pack },
      ]);
    }
  });

  test('T1 a day of the calendar is one, the 29th of February in its years only', () => {
    const opens = (validFrom: string) => publishedRecord().ask(openSitting('sang', { ...HDND, validFrom }));
    for (const day of ['2026-03-01', '2028-02-29', '2000-02-29', '']) expect(opens(day)).toHaveLength(1);
    for (const day of ['2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-31']) {
      expect(publishedRecord().refusal(openSitting('sang', { ...HDND, validFrom: day }))).toBe(
        'packMalformed',
      );
    }
  });

  test('T9 a pack of an old record is completed by what held then', () => {
    const old = (majority: Majority) => ({ share: majority.share, strict: majority.strict });
    const { id, name, source, checked, labels, voteSeconds, quorum, majorities } = HDND;
    const stored: StoredPack = {
      ...{ id, version: 1, name, source, checked, labels, voteSeconds: 45, quorum: old(quorum) },
      majorities: { resolution: old(majorities.removal), removal: old(majorities.removal) },
    };
    const record = publishedRecord();
    const state = apply(record.state, { type: 'sittingOpened', sittingId: SANG, pack: stored, at: 5 });
    const { pack } = recordOf(state, SANG);
    expect(pack).toEqual(completePack(stored));
    expect(pack).toMatchObject({ version: 1, voteSeconds: 45, limits: HDND.limits, announceFirst: true });
    expect(pack?.majorities.personnel).toEqual({ ...majorities.removal, of: 'seats' });
    expect(voteSeconds).not.toBe(45);
    expect(completePack(HDND)).toEqual(HDND);
  });

  test('T2 one sitting is open at a time, none twice', () => {
    const record = publishedRecord();
    record.ask(openSitting());
    expect(record.refusal(openSitting('chieu'))).toBe('sittingOpen');
    expect(record.ask(openSitting())).toEqual([]);
    const { voteSeconds, ...rest } = HDND;
    expect(record.ask(openSitting('sang', { voteSeconds, ...rest }))).toEqual([]);
    expect(record.refusal(openSitting('sang', { ...HDND, version: 99 }))).toBe('sittingOpen');
    record.ask(closeSitting());
    expect(openSittingOf(record.state)).toBeNull();
    expect(record.refusal(openSitting())).toBe('sittingClosed');
    record.ask(openSitting('chieu'));
    expect(openSittingOf(record.state)?.sittingId).toBe('chieu');
  });

  test('T3 an open sitting is closed, but not in the middle of a vote', () => {
    const record = votingRecord();
    expect(record.refusal(closeSitting('toi'))).toBe('noSuchSitting');
    expect(record.refusal(closeSitting('chieu'))).toBe('sittingNotOpen');
    record.ask(openVote());
    expect(record.refusal(closeSitting())).toBe('voteOpen');
    record.ask({ type: 'cancelVote', voteId: [...record.state.votes.keys()][0]! });
    expect(record.ask(closeSitting())).toHaveLength(1);
    expect(record.ask(closeSitting())).toEqual([]);
  });

  test('S10 a sitting that was opened stays', () => {
    const record = publishedRecord();
    record.ask({ type: 'putSitting', sittingId: sitting('toi'), title: 'Tối', startsAt: 100, endsAt: 110 });
    const removal: Command = { type: 'removeSitting', sittingId: sitting('toi') };
    record.ask(openSitting('toi'));
    expect(record.refusal(removal)).toBe('sittingOpen');
    record.ask(closeSitting('toi'));
    expect(record.refusal(removal)).toBe('sittingClosed');
  });

  test('S10 requests for leave go with a sitting that was never opened', () => {
    const record = publishedRecord();
    const put: Command = {
      type: 'putSitting',
      sittingId: sitting('toi'),
      title: 'x',
      startsAt: 1,
      endsAt: 2,
    };
    record.ask(put);
    record.ask({ type: 'askLeave', sittingId: sitting('toi'), reason: 'ốm' }, 'daibieu');
    record.ask({ type: 'removeSitting', sittingId: sitting('toi') });
    record.ask(put);
    expect(recordOf(record.state, sitting('toi')).leave.size).toBe(0);
  });
});

describe('roll', () => {
  test('T4 the roll names delegates, each once, until the sitting is closed', () => {
    const record = publishedRecord();
    expect(record.refusal(roll('present', 'khach'))).toBe('notADelegate');
    expect(record.refusal(roll('present', 'nobody'))).toBe('noSuchMember');
    expect(record.refusal(roll('present', 'daibieu', 'daibieu'))).toBe('idTaken');
    record.ask(roll('present', 'daibieu'));
    record.ask(openSitting());
    expect(record.ask(roll('present', 'daibieu', 'chutoa'))).toMatchObject([
      { type: 'rollCalled', sittingId: 'sang', entries: [{ memberId: 'chutoa', presence: 'present' }] },
    ]);
    expect(record.ask(roll('present', 'daibieu'))).toEqual([]);
    record.ask(roll('left', 'daibieu'));
    expect([...sangOf(record).roll]).toEqual([
      ['daibieu', 'left'],
      ['chutoa', 'present'],
    ]);
    record.ask(closeSitting());
    expect(record.refusal(roll('present', 'daibieu'))).toBe('sittingClosed');
  });

  test('T5 a delegate says that he is here, and the secretary confirms it or not', () => {
    const record = publishedRecord();
    expect(record.refusal(present, 'khach')).toBe('notADelegate');
    record.ask(present, 'daibieu');
    expect(record.ask(present, 'daibieu')).toEqual([]);
    expect([...sangOf(record).declared]).toEqual(['daibieu']);
    expect(delegatesHere(record.state, sangOf(record))).toBe(0);
    record.ask(roll('absent', 'daibieu'));
    expect(sangOf(record).declared.size).toBe(0);
    record.ask(present, 'daibieu');
    expect(record.ask(roll('absent', 'daibieu'))).toHaveLength(1);
    record.ask(present, 'daibieu');
    record.ask(roll('late', 'daibieu'));
    expect(delegatesHere(record.state, sangOf(record))).toBe(1);
    expect(record.ask(present, 'daibieu')).toEqual([]);
    record.ask(roll('left', 'daibieu'));
    expect(record.ask(present, 'daibieu')).toHaveLength(1);
    record.ask(openSitting());
    record.ask(closeSitting());
    expect(record.refusal(present, 'daibieu')).toBe('sittingClosed');
  });

  test('T6 a delegate asks for leave beforehand, and again after a refusal', () => {
    const record = publishedRecord();
    expect(record.refusal(ask('ốm'), 'khach')).toBe('notADelegate');
    record.ask(ask('ốm'), 'daibieu');
    expect(record.ask(ask('ốm'), 'daibieu')).toEqual([]);
    record.ask(ask('họp ở tỉnh'), 'daibieu');
    expect(sangOf(record).leave.get(member('daibieu'))).toEqual({ reason: 'họp ở tỉnh', state: 'asked' });
    record.ask(decideLeave('daibieu', false));
    expect(record.ask(ask('họp ở tỉnh'), 'daibieu')).toHaveLength(1);
    record.ask(decideLeave('daibieu', true));
    expect(record.ask(ask('ốm'), 'daibieu')).toEqual([]);
    record.ask(roll('present', 'daibieu'));
    expect(record.ask(ask('ốm'), 'daibieu')).toHaveLength(1);
    record.ask(openSitting());
    record.ask(closeSitting());
    expect(record.refusal(ask('ốm'), 'chutoa')).toBe('sittingClosed');
  });

  test('T7 leave that is granted stands in the roll, and goes when it is taken back', () => {
    const record = publishedRecord();
    expect(record.refusal(decideLeave('daibieu', true))).toBe('noSuchLeave');
    expect(record.refusal(decideLeave('nobody', true))).toBe('noSuchMember');
    expect(record.refusal(decideLeave('khach', true))).toBe('notADelegate');
    record.ask(ask('ốm'), 'daibieu');
    record.ask(present, 'daibieu');
    record.ask(decideLeave('daibieu', true), 'chutoa');
    expect(record.ask(decideLeave('daibieu', true))).toEqual([]);
    expect([...sangOf(record).roll]).toEqual([['daibieu', 'absentWithLeave']]);
    expect(sangOf(record).declared.size).toBe(0);
    record.ask(decideLeave('daibieu', false));
    expect(sangOf(record).roll.size).toBe(0);
    record.ask(ask('ốm'), 'daibieu');
    record.ask(roll('present', 'daibieu'));
    record.ask(decideLeave('daibieu', false));
    expect([...sangOf(record).roll]).toEqual([['daibieu', 'present']]);
    record.ask(openSitting());
    record.ask(closeSitting());
    expect(record.refusal(decideLeave('daibieu', true))).toBe('sittingClosed');
  });

  test('T8 the quorum counts delegates who are present or late, out of all seats', () => {
    const record = votingRecord();
    const quorum = () => hasQuorum(record.state, openSittingOf(record.state)!);
    record.ask(roll('absent', ...DELEGATES));
    record.ask(roll('present', 'chutoa', 'daibieu', 'db2'));
    expect(quorum()).toBe(false);
    record.ask(roll('late', 'db3'));
    expect(delegatesHere(record.state, openSittingOf(record.state)!)).toBe(4);
    expect(quorum()).toBe(true);
    record.ask({ type: 'putMembers', members: [person('db2', ['guest'])] });
    expect(quorum()).toBe(false);
    record.ask(roll('present', 'db4'));
    record.ask({ type: 'removeMember', memberId: member('db3') });
    expect(delegatesHere(record.state, openSittingOf(record.state)!)).toBe(3);
  });

  test('T8 the quorum may be a share of the delegates in office', () => {
    const pack: RulePack = { ...HDND, quorum: { ...HDND.quorum, of: 'members' } };
    const record = publishedRecord();
    record.ask(openSitting('sang', pack));
    const quorum = () => hasQuorum(record.state, openSittingOf(record.state)!);
    // Two delegates of 61 seats: two thirds of two are two.
    record.ask(roll('present', 'chutoa'));
    expect(quorum()).toBe(false);
    record.ask(roll('present', 'daibieu'));
    expect(quorum()).toBe(true);
    record.ask({ type: 'putMembers', members: ['chutoa', 'daibieu'].map((id) => person(id, ['guest'])) });
    expect(quorum()).toBe(false);
    expect(neededOf(pack.quorum, 0)).toBe(1);
  });

  test('T20 a sitting has a break until the desk resumes it, and no vote in it', () => {
    const record = votingRecord();
    const pause = (until: number | null, sittingId = SANG): Command => ({
      type: 'pauseSitting',
      sittingId,
      until,
    });
    const resume: Command = { type: 'resumeSitting', sittingId: SANG };
    const chieu = sitting('chieu');
    const soon = 1_000_000_000;
    expect(record.refusal(pause(null, chieu))).toBe('sittingNotOpen');
    expect(record.refusal({ ...resume, sittingId: chieu })).toBe('sittingNotOpen');
    expect(record.refusal(pause(1))).toBe('timesReversed');
    expect(record.refusal(pause(null), 'daibieu')).toBe('notAllowed');
    expect(record.ask(resume)).toEqual([]);
    record.ask(pause(null), 'chutoa');
    const since = sangOf(record).pause?.since;
    expect(record.ask(pause(null))).toEqual([]);
    record.ask(pause(soon));
    expect(sangOf(record).pause).toEqual({ since, until: soon });
    expect(record.refusal(openVote())).toBe('sittingPaused');
    record.ask(resume);
    expect(sangOf(record).pause).toBeNull();
    record.ask(openVote());
    expect(record.refusal(pause(null))).toBe('voteOpen');
    record.ask({ type: 'cancelVote', voteId: vote('bq1') });
    record.ask(pause(null));
    record.ask(closeSitting());
    expect(sangOf(record)).toMatchObject({ pause: null });
    expect([record.refusal(pause(null)), record.refusal(resume)]).toEqual(['sittingClosed', 'sittingClosed']);
  });
});
