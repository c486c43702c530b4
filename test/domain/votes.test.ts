import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import type { Command } from '../../shared/domain/command.ts';
import { HDND, neededOf, type RulePack } from '../../shared/domain/rulePack.ts';
import {
  addVersion,
  CREATE,
  device,
  hash,
  item,
  member,
  motion,
  person,
  setState,
  sitting,
  vote,
} from './sessionRecord.ts';
import {
  announceVote,
  ballot,
  cancelVote,
  closeSitting,
  closeVote,
  DELEGATES,
  enrol,
  makeMotion,
  openSitting,
  openVote,
  packOf,
  roll,
  voteAgain,
  votingRecord,
} from './votingRecord.ts';

const voteOf = (record: ReturnType<typeof votingRecord>, id = 'bq1') => record.state.votes.get(vote(id))!;
const extend = (seconds: number): Command => ({ type: 'extendVote', voteId: vote('bq1'), seconds });

function openRecord() {
  const record = votingRecord();
  record.ask(openVote(), 'chutoa');
  return record;
}

describe('opening a vote', () => {
  test('V1 one vote is open at a time; a motion may be voted on again', () => {
    const record = votingRecord();
    expect(record.refusal(openVote('bq1', 'nq9'))).toBe('noSuchMotion');
    record.ask(openVote());
    expect(record.refusal(openVote())).toBe('idTaken');
    expect(record.refusal(openVote('bq2'))).toBe('anotherVoteOpen');
    record.ask(cancelVote());
    expect(record.refusal(openVote())).toBe('idTaken');
    record.ask(openVote('bq2'));
    expect(voteOf(record, 'bq2').number).toBe(2);
  });

  test('V2 a vote keeps what was fixed at its opening', () => {
    const record = votingRecord();
    record.ask(makeMotion({ motionId: motion('nq2'), kind: 'removal' }));
    record.ask(openVote('bq1', 'nq2', 90));
    expect(voteOf(record)).toEqual({
      id: 'bq1',
      number: 1,
      motion: record.state.motions.get(motion('nq2')),
      sittingId: 'sang',
      openedAt: voteOf(record).openedAt,
      seats: 5,
      majority: HDND.majorities.removal,
      quorum: HDND.quorum,
      labels: HDND.labels,
      voters: 'đại biểu',
      shown: 'announced',
      electorate: DELEGATES,
      state: 'open',
      seconds: 90,
      ballots: new Map(),
      result: null,
      cancellation: null,
      ...{ method: 'electronic', counters: null, follows: null, reason: '', batchId: null },
      ...{ count: null, reminded: new Map(), closeReason: '' },
    });
  });

  test('V2 sitting, item, text and quorum are as they must be', () => {
    const closed = votingRecord();
    closed.ask(closeSitting());
    expect(closed.refusal(openVote())).toBe('sittingNotOpen');
    const waiting = votingRecord();
    waiting.ask(setState('nd1', 'waiting'));
    expect(waiting.refusal(openVote())).toBe('itemNotRunning');
    const changed = votingRecord();
    changed.ask(addVersion('tep1', 'b2', '2'));
    expect(changed.refusal(openVote())).toBe('versionNotNewest');
    const empty = votingRecord();
    empty.ask(roll('left', 'db3', 'db4'));
    expect(empty.refusal(openVote())).toBe('noQuorum');
    empty.ask(roll('late', 'db4'));
    empty.ask(openVote());
  });

  test('V2 the vote belongs to the sitting that is open, whichever the item was planned for', () => {
    const record = votingRecord();
    record.ask(closeSitting());
    record.ask(openSitting('chieu'));
    expect(record.refusal(openVote())).toBe('noQuorum');
    const entries = DELEGATES.map((id) => ({ memberId: member(id), presence: 'present' as const }));
    record.ask({ type: 'callRoll', sittingId: sitting('chieu'), entries });
    record.ask(openVote());
    expect(voteOf(record).sittingId).toBe('chieu');
  });
});

describe('ballots', () => {
  test('V3 delegates of the electorate who are here vote until the close', () => {
    const record = openRecord();
    const cast = (id: string) => ballot(record.state, id, 'for');
    expect(record.refusal(ballot(record.state, 'daibieu', 'for', 1, { voteId: 'bq9' }), 'daibieu')).toBe(
      'noSuchVote',
    );
    expect(record.refusal(cast('khach'), 'khach')).toBe('notInElectorate');
    record.ask(roll('left', 'db2'));
    expect(record.refusal(cast('db2'), 'db2')).toBe('notHere');
    record.ask(roll('late', 'db2'));
    record.ask(cast('db2'), 'db2');
    record.ask(closeVote());
    expect(record.refusal(cast('db3'), 'db3')).toBe('voteClosed');
    record.ask(voteAgain('bq2'));
    record.ask(cancelVote('bq2'));
    const late = ballot(record.state, 'db3', 'for', 1, { voteId: 'bq2' });
    expect(record.refusal(late, 'db3')).toBe('voteClosed');
  });

  test('V4 the newest ballot counts; the same one again is accepted, also after the close', () => {
    const record = openRecord();
    const cast = (choice: 'for' | 'against', serial: number) =>
      ballot(record.state, 'daibieu', choice, serial);
    expect(record.refusal(cast('for', 2), 'daibieu')).toBe('serialOutOfTurn');
    expect(record.ask(cast('for', 1), 'daibieu')).toHaveLength(1);
    expect(record.ask(cast('for', 1), 'daibieu')).toEqual([]);
    expect(record.refusal(cast('against', 1), 'daibieu')).toBe('serialOutOfTurn');
    record.ask(cast('against', 2), 'daibieu');
    expect(record.refusal(cast('for', 1), 'daibieu')).toBe('serialOutOfTurn');
    record.ask(closeVote());
    expect(record.ask(cast('against', 2), 'daibieu')).toEqual([]);
    expect(record.refusal(cast('for', 3), 'daibieu')).toBe('voteClosed');
    expect(voteOf(record).result).toMatchObject({ for: 0, against: 1 });
  });

  test('V5 a ballot is signed by an active device of that delegate', () => {
    const record = openRecord();
    record.ask(enrol('m2', 'daibieu'), 'daibieu');
    const by = (deviceId: string) => ballot(record.state, 'daibieu', 'for', 1, { deviceId });
    expect(record.refusal(by('m9'), 'daibieu')).toBe('noSuchDevice');
    expect(record.refusal(by('may-db2'), 'daibieu')).toBe('noSuchDevice');
    expect(record.refusal(by('m2'), 'daibieu')).toBe('deviceNotActive');
    const good = by('may-daibieu');
    expect(record.refusal({ ...good, choice: 'against' }, 'daibieu')).toBe('signatureInvalid');
    expect(record.refusal({ ...good, signature: by('m2').signature }, 'daibieu')).toBe('signatureInvalid');
    const stolen = { ...ballot(record.state, 'db2', 'for'), deviceId: device('may-daibieu') };
    expect(record.refusal(stolen, 'daibieu')).toBe('signatureInvalid');
    expect(record.ask(good, 'daibieu')).toEqual([
      {
        type: 'ballotCast',
        voteId: 'bq1',
        ballot: {
          memberId: 'daibieu',
          choice: 'for',
          serial: 1,
          deviceId: 'may-daibieu',
          signature: `key of may-daibieu signed paperless-ballot/1\nk12\nbq1\n${hash('1')}\ndaibieu\nfor\n1`,
        },
      },
    ]);
  });

  test('V6 who voted and left still counts', () => {
    const record = openRecord();
    record.ask(ballot(record.state, 'db2', 'for'), 'db2');
    record.ask(roll('left', 'db2', 'db3'));
    record.ask(closeVote());
    expect(voteOf(record).result).toMatchObject({ for: 1, silent: 3, absent: 1 });
  });
});

describe('the end of a vote', () => {
  test('V7 a vote is extended from the end of its countdown, or from now', () => {
    const record = openRecord();
    expect(record.refusal({ ...extend(30), voteId: vote('bq9') } as Command)).toBe('noSuchVote');
    expect(record.ask(extend(30))).toEqual([{ type: 'voteExtended', voteId: 'bq1', seconds: 90 }]);
    expect(voteOf(record).seconds).toBe(90);
    const late = record.askAt(voteOf(record).openedAt + 100_500, extend(30));
    expect(late).toEqual([{ type: 'voteExtended', voteId: 'bq1', seconds: 131 }]);
    record.ask(closeVote());
    expect(record.refusal(extend(30))).toBe('voteClosed');
  });

  test('V8 a vote is closed once', () => {
    const record = openRecord();
    expect(record.refusal(closeVote('bq9'))).toBe('noSuchVote');
    expect(record.ask(closeVote(), 'chutoa')).toHaveLength(1);
    expect(record.ask(closeVote())).toEqual([]);
    record.ask(announceVote());
    expect(record.ask(closeVote())).toEqual([]);
    record.ask(voteAgain('bq2'));
    record.ask(cancelVote('bq2'));
    expect(record.refusal(closeVote('bq2'))).toBe('voteClosed');
  });

  test('V9 the result is counted against all seats, silent and absent apart', () => {
    const record = openRecord();
    for (const [id, choice] of [
      ['chutoa', 'for'],
      ['daibieu', 'for'],
      ['db2', 'abstain'],
    ] as const)
      record.ask(ballot(record.state, id, choice), id);
    record.ask(roll('left', 'db4'));
    const [closed] = record.ask(closeVote());
    const result = {
      for: 2,
      against: 0,
      abstain: 1,
      silent: 1,
      absent: 1,
      seats: 5,
      total: 5,
      needed: 3,
      carried: false,
    };
    expect(closed).toEqual({ type: 'voteClosed', voteId: 'bq1', result });
    record.ask(voteAgain('bq2'));
    for (const id of ['chutoa', 'daibieu', 'db2'])
      record.ask(ballot(record.state, id, 'for', 1, { voteId: 'bq2' }), id);
    record.ask(closeVote('bq2'));
    expect(voteOf(record, 'bq2').result).toMatchObject({ for: 3, needed: 3, carried: true });
  });

  test.each([
    [61, 31, 41],
    [60, 31, 40],
    [1, 1, 1],
    [2, 2, 2],
    [3, 2, 2],
    [95, 48, 64],
  ])('V9 of %i seats a resolution needs %i and a removal %i', (seats, resolution, removal) => {
    expect(neededOf(HDND.majorities.resolution, seats)).toBe(resolution);
    expect(neededOf(HDND.majorities.removal, seats)).toBe(removal);
  });

  test.each([
    ['seats', 7, 4, false],
    ['members', 5, 3, true],
    ['here', 4, 3, true],
  ] as const)(
    'V9 the majority may be a share of %s: more than half of %i are %i',
    (of, total, needed, carried) => {
      const record = votingRecord(packOf(of));
      for (const id of ['db5', 'db6'])
        record.ask({ type: 'fillVacancy', member: person(id, ['delegate']), decision: 'NQ 1' });
      for (const id of ['db5', 'db6']) record.ask({ type: 'putMembers', members: [person(id, ['guest'])] });
      record.ask(openVote());
      for (const id of ['chutoa', 'daibieu', 'db2']) record.ask(ballot(record.state, id, 'for'), id);
      record.ask(roll('left', 'db4'));
      record.ask(closeVote());
      expect(voteOf(record).result).toMatchObject({ for: 3, seats: 7, total, needed, carried });
    },
  );

  test('V9 who voted and left takes part', () => {
    const record = votingRecord(packOf('here'));
    record.ask(openVote());
    for (const id of ['chutoa', 'daibieu', 'db2']) record.ask(ballot(record.state, id, 'for'), id);
    record.ask(roll('left', 'chutoa', 'daibieu', 'db4'));
    record.ask(closeVote());
    expect(voteOf(record).result).toMatchObject({ for: 3, silent: 1, absent: 1, total: 4, needed: 3 });
  });

  test('V9 a vote in which nobody takes part is not carried', () => {
    const pack = packOf('here');
    const removal = { ...pack.majorities.removal, of: 'here' as const };
    const record = votingRecord({ ...pack, majorities: { ...pack.majorities, removal } });
    record.ask(makeMotion({ motionId: motion('nq2'), kind: 'removal' }));
    record.ask(openVote('bq1', 'nq2'));
    record.ask(roll('left', ...DELEGATES));
    record.ask(closeVote());
    expect(voteOf(record).result).toMatchObject({ total: 0, needed: 1, carried: false });
  });

  test('V9 results of records from before denominators are shares of the seats', () => {
    const record = openRecord();
    const { total: _, ...old } = {
      ...{ for: 3, against: 1, abstain: 0, silent: 1, absent: 0 },
      seats: 5,
      total: 5,
      needed: 3,
      carried: true,
    };
    const state = apply(record.state, { type: 'voteClosed', voteId: vote('bq1'), result: old });
    expect(state.votes.get(vote('bq1'))?.result).toEqual({ ...old, total: 5 });
    const { majority, quorum, voters: _voters, shown: _shown, ...terms } = voteOf(record);
    const before = (one: typeof majority) => ({ share: one.share, strict: one.strict });
    const stored = { ...terms, id: vote('bq2'), majority: before(majority), quorum: before(quorum) };
    const opened = apply(state, { type: 'voteOpened', terms: stored, seconds: 60 });
    expect(opened.votes.get(vote('bq2'))).toEqual({ ...voteOf(record), id: 'bq2' });
  });

  test('V9 the needed number is the least whole one that reaches the share', () => {
    const whole = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(whole, whole, whole, fc.boolean(), (one, other, seats, strict) => {
        const [numerator, denominator] = [Math.min(one, other), Math.max(one, other)];
        const reaches = (votes: number) =>
          strict ? votes * denominator > numerator * seats : votes * denominator >= numerator * seats;
        const needed = neededOf({ share: { numerator, denominator }, strict }, seats);
        expect([reaches(needed), reaches(needed - 1)]).toEqual([true, false]);
      }),
    );
  });

  test('V10 the pack says when the hall sees the result, and the vote keeps it', () => {
    const shown = (pack: Partial<RulePack>) => {
      const record = votingRecord({ ...HDND, ...pack });
      record.ask(openVote());
      return voteOf(record).shown;
    };
    expect(shown({})).toBe('announced');
    expect(shown({ announceFirst: false })).toBe('closed');
    expect(shown({ announceFirst: false, liveResult: true })).toBe('live');
  });

  test('V10 a closed vote is announced', () => {
    const record = openRecord();
    expect(record.refusal(announceVote('bq9'))).toBe('noSuchVote');
    expect(record.refusal(announceVote())).toBe('voteNotClosed');
    record.ask(closeVote());
    expect(record.ask(announceVote())).toHaveLength(1);
    expect(record.ask(announceVote())).toEqual([]);
    record.ask(voteAgain('bq2'));
    record.ask(cancelVote('bq2'));
    expect(record.refusal(announceVote('bq2'))).toBe('voteClosed');
  });

  test('V11 the desk or a new version cancels an open vote; ballots are kept and count nothing', () => {
    const record = openRecord();
    expect(record.refusal(cancelVote('bq9'))).toBe('noSuchVote');
    record.ask(ballot(record.state, 'db2', 'for'), 'db2');
    expect(record.ask(addVersion('tep1', 'b2', '2')).map(({ type }) => type)).toEqual([
      'versionAdded',
      'voteCancelled',
    ]);
    expect(voteOf(record)).toMatchObject({ state: 'cancelled', cancellation: 'newVersion', result: null });
    expect(voteOf(record).ballots.size).toBe(1);
    expect(record.ask(cancelVote())).toEqual([]);
    record.ask({ type: 'publish' });
    record.ask(makeMotion({ motionId: motion('nq2'), versionId: 'b2' as never }));
    record.ask(openVote('bq2', 'nq2'));
    record.ask(cancelVote('bq2'), 'chutoa');
    expect(voteOf(record, 'bq2').cancellation).toBe('byChair');
    record.ask(openVote('bq3', 'nq2'));
    record.ask(closeVote('bq3'));
    expect(record.refusal(cancelVote('bq3'))).toBe('voteClosed');
  });

  test('V12 while a vote is open the council and the item stay as they are', () => {
    const record = openRecord();
    const details = (seats: number): Command => ({
      type: 'changeDetails',
      details: CREATE.details,
      council: { ...CREATE.council, seats },
    });
    const put = (id: string, roles: Parameters<typeof person>[1]): Command => ({
      type: 'putMembers',
      members: [person(id, roles, { name: 'Mới' })],
    });
    const move = (id: string): Command => ({
      type: 'moveItem',
      itemId: item(id),
      sittingId: sitting('chieu'),
      before: null,
    });
    const refusals: readonly Command[] = [
      { type: 'removeMember', memberId: member('khach') },
      put('db2', ['guest']),
      put('khach', ['delegate']),
      put('moi', ['delegate']),
      details(6),
      { type: 'endMandate', memberId: member('db4'), reason: 'died', decision: 'NQ 1' },
      { type: 'fillVacancy', member: person('bau', ['delegate']), decision: 'NQ 2' },
      setState('nd1', 'done'),
      setState('nd1', 'waiting'),
      move('nd1'),
      closeSitting(),
    ];
    for (const command of refusals) expect(record.refusal(command)).toBe('voteOpen');
    const others = [
      put('db2', ['delegate', 'chair']),
      put('moi', ['guest']),
      details(5),
      move('nd2'),
      setState('nd1', 'running'),
    ];
    for (const command of others) record.ask(command);
    record.ask(closeVote());
    for (const command of refusals.slice(1, 4)) record.ask(command);
    expect(record.refusal(details(6))).toBe('seatsFixed');
    for (const command of refusals.slice(5, 8)) record.ask(command);
    record.ask(move('nd1'));
  });
});
