import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { sheetText } from '../../shared/domain/slipSheet.ts';
import { tallySlips } from '../../shared/domain/slipTally.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { contextOf, device, item, member, person, poll, setState } from './sessionRecord.ts';
import {
  announcePoll,
  cancelPoll,
  castAll,
  closePoll,
  confidence,
  election,
  openPoll,
  outcomes,
  pollOf,
  proposal,
  putPoll,
  resultOf,
  rowOf,
  slip,
  tellers,
  trust,
} from './slipRecord.ts';
import {
  ballot,
  closeSitting,
  closeVote,
  DELEGATES,
  openSitting,
  openVote,
  roll,
  votingRecord,
} from './votingRecord.ts';

const extend = (seconds: number): Command => ({ type: 'extendPoll', pollId: poll('p1'), seconds });
const remove: Command = { type: 'removePoll', pollId: poll('p1') };

function openRecord(sheet = confidence('a', 'b'), more: Parameters<typeof putPoll>[1] = {}) {
  const record = votingRecord();
  record.ask(putPoll(sheet, more));
  record.ask(openPoll(), 'chutoa');
  return record;
}

describe('preparing a poll', () => {
  test('L1 a poll is prepared, prepared anew and removed until it is opened', () => {
    const record = votingRecord();
    expect(record.refusal(putPoll(confidence('a'), { itemId: item('nd9') }))).toBe('noSuchItem');
    expect(record.refusal(remove)).toBe('noSuchPoll');
    record.ask(putPoll(confidence('a'), { itemId: item('nd2') }));
    expect(record.refusal({ type: 'removeItem', itemId: item('nd2') })).toBe('itemNotEmpty');
    record.ask(putPoll(confidence('a', 'b')));
    expect(record.state.polls.get(poll('p1'))?.sheet.rows).toHaveLength(2);
    record.ask(remove);
    record.ask(putPoll(confidence('a', 'b')));
    record.ask(openPoll());
    expect(record.refusal(remove)).toBe('pollOpened');
    expect(record.refusal(putPoll(confidence('a')))).toBe('pollOpened');
    expect(record.refusal(putPoll(confidence('a'), { id: poll('p2') }), 'db2')).toBe('notAllowed');
    expect(record.refusal(putPoll(confidence('a'), { id: poll('p2') }), null)).toBe('notAllowed');
  });

  test('L2 a sheet has rows of its own and asks for what can be chosen', () => {
    const record = votingRecord();
    const wrong = [
      confidence(),
      confidence('a', 'a'),
      confidence(...Array.from({ length: 201 }, (_, index) => `r${index}`)),
      election(0, 'a'),
      election(3, 'a', 'b'),
      election(1, rowOf('a', { memberId: member('db2') }), rowOf('b', { memberId: member('db2') })),
      proposal(),
    ];
    for (const sheet of wrong) expect(record.refusal(putPoll(sheet))).toBe('sheetMalformed');
    const stranger = election(1, rowOf('a', { memberId: member('nobody') }));
    expect(record.refusal(putPoll(stranger))).toBe('noSuchMember');
    record.ask(putPoll(proposal(), { method: 'paper' }));
    record.ask(putPoll(election(2, 'a', 'b')));
    record.ask(putPoll(confidence(...Array.from({ length: 200 }, (_, index) => `r${index}`))));
  });

  test('L3 a run-off is among all who were tied, for the seats that they tied for', () => {
    const record = openRecord(election(2, 'a', 'b', 'c', 'd'));
    const follow = (sheet: ReturnType<typeof election>, as = 'runOff', id = 'p2', pollId = 'p1') =>
      putPoll(sheet, { id: poll(id), follows: { pollId: poll(pollId), as: as as 'runOff' } });
    expect(record.refusal(follow(election(1, 'b', 'c'), 'runOff', 'p2', 'p9'))).toBe('noSuchPoll');
    expect(record.refusal(follow(election(1, 'b', 'c')))).toBe('followingWrong');
    castAll(record, {
      chutoa: 'a=elect b=elect',
      daibieu: 'a=elect c=elect',
      db2: 'a=elect b=elect',
      db3: 'a=elect c=elect',
      db4: 'b=elect c=elect',
    });
    record.ask(closePoll());
    expect(outcomes(record)).toBe('a:elected b:tied c:tied d:notElected');
    for (const sheet of [
      election(1, 'b', 'd'),
      election(2, 'b', 'c'),
      election(1, 'b', 'c', 'd'),
      trust('b', 'c'),
    ])
      expect(record.refusal(follow(sheet))).toBe('followingWrong');
    expect(record.refusal(follow(election(1, 'd'), 'further'))).toBe('followingWrong');
    expect(record.refusal(follow(election(1, 'b', 'c'), 'repeat'))).toBe('followingWrong');
    record.ask(follow(election(1, 'b', 'c')));
    expect(record.refusal(follow(election(1, 'b', 'c'), 'runOff', 'p3'))).toBe('followingWrong');
    record.ask(openPoll('p2'));
    castAll(record, { chutoa: 'b=elect', daibieu: 'b=elect', db2: 'b=elect' }, 'p2');
    record.ask(closePoll('p2'));
    expect(outcomes(record, 'p2')).toBe('b:elected c:notElected');
  });

  test('L4 a run-off may be repeated as often as the pack says', () => {
    const record = votingRecord();
    const runOff = (id: string, of: string) =>
      putPoll(election(1, 'a', 'b'), { id: poll(id), follows: { pollId: poll(of), as: 'runOff' } });
    // Under rules that ask for a third of five seats two are enough, and two against two a tie.
    const third = { share: { numerator: 1, denominator: 3 }, strict: false, of: 'seats' } as const;
    const pack = { ...HDND, elections: { ...HDND.elections, majority: third } };
    record.ask(closeSitting());
    record.ask(openSitting('chieu', pack));
    const entries = DELEGATES.map((id) => ({ memberId: member(id), presence: 'present' as const }));
    record.ask({ type: 'callRoll', sittingId: 'chieu' as never, entries });
    const even = { chutoa: 'a=elect', daibieu: 'a=elect', db2: 'b=elect', db3: 'b=elect' };
    record.ask(putPoll(election(1, 'a', 'b')));
    record.ask(openPoll());
    castAll(record, even);
    record.ask(closePoll());
    expect(outcomes(record)).toBe('a:tied b:tied');
    record.ask(runOff('p2', 'p1'));
    record.ask(openPoll('p2'));
    castAll(record, even, 'p2');
    record.ask(closePoll('p2'));
    record.ask(runOff('p3', 'p2'));
    expect(record.refusal(openPoll('p3'))).toBe('followingWrong');
  });

  test('L3 a further election fills empty seats, a confidence vote follows where it is due, a cancelled poll is repeated', () => {
    const record = openRecord(election(2, 'a', 'b'));
    castAll(record, { chutoa: 'a=elect', daibieu: 'a=elect', db2: 'a=elect' });
    record.ask(closePoll());
    expect(resultOf(record).unfilled).toBe(1);
    const follows = { pollId: poll('p1'), as: 'further' } as const;
    for (const sheet of [election(1, 'a', 'c'), election(2, 'b', 'c')])
      expect(record.refusal(putPoll(sheet, { id: poll('p2'), follows }))).toBe('followingWrong');
    record.ask(putPoll(election(1, 'b', 'c'), { id: poll('p2'), follows }));

    const low = openRecord(confidence('a', 'b'));
    castAll(low, Object.fromEntries(DELEGATES.map((id) => [id, 'a=low b=high'])));
    low.ask(closePoll());
    const due = { pollId: poll('p1'), as: 'confidence' } as const;
    for (const sheet of [trust('a', 'b'), confidence('a')])
      expect(low.refusal(putPoll(sheet, { id: poll('p2'), follows: due }))).toBe('followingWrong');
    low.ask(putPoll(trust('a'), { id: poll('p2'), follows: due }));

    const cancelled = openRecord(confidence('a', 'b'));
    cancelled.ask(cancelPoll());
    const again = { pollId: poll('p1'), as: 'repeat' } as const;
    expect(cancelled.refusal(putPoll(trust('a'), { id: poll('p2'), follows: again }))).toBe('followingWrong');
    cancelled.ask(putPoll(confidence('a', 'c'), { id: poll('p2'), follows: again }));
  });
});

describe('opening a poll', () => {
  test('L4 one thing is voted on in the hall, in an open sitting with quorum, on a running item', () => {
    const record = votingRecord();
    record.ask(putPoll(confidence('a')));
    record.ask(openVote());
    expect(record.refusal(openPoll())).toBe('anotherVoteOpen');
    record.ask(closeVote());
    record.ask(roll('absent', 'db2', 'db3', 'db4'));
    expect(record.refusal(openPoll())).toBe('noQuorum');
    record.ask(roll('present', 'db2', 'db3', 'db4'));
    record.ask({ type: 'pauseSitting', sittingId: 'sang' as never, until: null });
    expect(record.refusal(openPoll())).toBe('sittingPaused');
    record.ask({ type: 'resumeSitting', sittingId: 'sang' as never });
    record.ask(setState('nd1', 'postponed'));
    expect(record.refusal(openPoll())).toBe('itemNotRunning');
    record.ask(setState('nd1', 'running'));
    record.ask(openPoll());
    expect(record.refusal(openPoll())).toBe('pollOpened');
    expect(record.refusal(openVote('bq2'))).toBe('anotherVoteOpen');
    record.ask(putPoll(confidence('a'), { id: poll('p2') }));
    expect(record.refusal(openPoll('p2'))).toBe('anotherVoteOpen');
    expect(record.refusal(openPoll('p9'))).toBe('noSuchPoll');
    record.ask(closePoll());
    record.ask(closeSitting());
    expect(record.refusal(openPoll('p2'))).toBe('sittingNotOpen');
    const paper = votingRecord();
    paper.ask(putPoll(confidence('a'), { method: 'paper' }));
    expect(paper.refusal(openPoll())).toBe('tellersMissing');
  });

  test('L4 while it is open roster, seats, sitting and item stay as with a vote', () => {
    const record = openRecord();
    const changes: readonly Command[] = [
      { type: 'endMandate', memberId: member('db3'), reason: 'resigned', decision: 'NQ 1' },
      { type: 'removeMember', memberId: member('db4') },
      { type: 'putMembers', members: [person('db4', ['guest'])] },
      closeSitting(),
      setState('nd1', 'done'),
      { type: 'moveItem', itemId: item('nd1'), sittingId: 'chieu' as never, before: null },
    ];
    for (const change of changes) expect(record.refusal(change)).toBe('voteOpen');
    record.ask(closePoll());
    for (const change of changes.slice(0, 2)) record.ask(change);
  });

  test('L5 it keeps number, sheet, seats, thresholds and electorate', () => {
    const record = openRecord(election(1, 'a', 'b'));
    const { sha256Of } = contextOf(null, 0);
    expect(pollOf(record).terms).toMatchObject({
      number: 1,
      sittingId: 'sang',
      sheetHash: sha256Of(sheetText(election(1, 'a', 'b'))),
      seats: 5,
      quorum: HDND.quorum,
      thresholds: { form: 'election', majority: HDND.majorities.resolution },
      electorate: [...DELEGATES],
    });
    record.ask(cancelPoll());
    record.ask(putPoll(confidence('a'), { id: poll('p2') }));
    record.ask(openPoll('p2'));
    expect(pollOf(record, 'p2').terms.number).toBe(2);
    const texts = [election(1, 'a', 'b'), election(2, 'a', 'b'), election(1, 'b', 'a'), confidence('a', 'b')];
    expect(new Set(texts.map(sheetText)).size).toBe(texts.length);
  });
});

describe('slips', () => {
  test('L6 a slip is cast by who is entitled and here, in an open named poll', () => {
    const record = votingRecord();
    record.ask(putPoll(confidence('a', 'b')));
    expect(record.refusal(slip(record.state, 'db2', 'a=low'), 'db2')).toBe('pollNotOpen');
    record.ask(openPoll());
    expect(record.refusal(slip(record.state, 'khach', 'a=low'), 'khach')).toBe('notInElectorate');
    record.ask(roll('left', 'db2'));
    expect(record.refusal(slip(record.state, 'db2', 'a=low'), 'db2')).toBe('notHere');
    record.ask(slip(record.state, 'db3', 'a=low b=high'), 'db3');
    record.ask(closePoll());
    expect(record.refusal(slip(record.state, 'db4', 'a=low'), 'db4')).toBe('voteClosed');
    const paper = votingRecord();
    paper.ask(putPoll(confidence('a'), { method: 'paper' }));
    paper.ask({
      type: 'nameTellers',
      pollId: poll('p1'),
      tellers: {
        headId: member('db2'),
        memberIds: [member('db3')],
        counterIds: [member('db2'), member('db3')],
      },
    });
    paper.ask(openPoll());
    expect(paper.refusal(slip(paper.state, 'db4', 'a=low'), 'db4')).toBe('pollOnPaper');
  });

  test('L6 marks are of the form, in the order of the sheet, and not too many', () => {
    const record = openRecord(confidence('a', 'b'));
    for (const text of ['', 'a=elect', 'c=low', 'b=low a=low', 'a=low a=high', 'a=trust b=low'])
      expect(record.refusal(slip(record.state, 'db2', text), 'db2')).toBe('slipInvalid');
    record.ask(slip(record.state, 'db2', 'b=low'), 'db2');
    const elected = openRecord(election(2, 'a', 'b', 'c'));
    expect(elected.refusal(slip(elected.state, 'db2', 'a=elect b=elect c=elect'), 'db2')).toBe('slipInvalid');
    elected.ask(slip(elected.state, 'db2', ''), 'db2');
    elected.ask(slip(elected.state, 'db3', 'a=elect c=elect'), 'db3');
    elected.ask(closePoll());
    expect(resultOf(elected).turnout).toEqual({ method: 'named', valid: 2, silent: 3, absent: 0 });
  });

  test('L7 slips are numbered, signed, and the newest counts', () => {
    const record = openRecord(confidence('a'));
    const { state } = record;
    expect(record.refusal(slip(state, 'db2', 'a=low', 2), 'db2')).toBe('serialOutOfTurn');
    expect(record.refusal(slip(state, 'db2', 'a=low', 1, { deviceId: 'may-db3' }), 'db2')).toBe(
      'noSuchDevice',
    );
    const forged = { ...slip(state, 'db2', 'a=low'), marks: slip(state, 'db2', 'a=high').marks };
    expect(record.refusal(forged, 'db2')).toBe('signatureInvalid');
    record.ask(slip(state, 'db2', 'a=low'), 'db2');
    expect(record.ask(slip(state, 'db2', 'a=low'), 'db2')).toEqual([]);
    expect(record.refusal(slip(state, 'db2', 'a=high'), 'db2')).toBe('serialOutOfTurn');
    record.ask(slip(state, 'db2', 'a=high', 2), 'db2');
    record.ask({ type: 'revokeDevice', deviceId: device('may-db3') }, 'db3');
    expect(record.refusal(slip(state, 'db3', 'a=low'), 'db3')).toBe('deviceNotActive');
    record.ask(closePoll());
    expect(record.ask(slip(state, 'db2', 'a=high', 2), 'db2')).toEqual([]);
    expect(resultOf(record).rows).toEqual([{ rowId: 'a', counts: [1, 0, 0], outcome: 'kept' }]);
  });
});

describe('results', () => {
  test('L8 every mark of every row is counted, and who was silent or not here', () => {
    const record = openRecord(confidence('a', 'b'));
    castAll(record, { chutoa: 'a=high b=low', daibieu: 'a=medium', db2: 'b=low' });
    record.ask(roll('left', 'db2', 'db4'));
    record.ask(closePoll());
    expect(resultOf(record)).toEqual({
      turnout: { method: 'named', valid: 3, silent: 1, absent: 1 },
      seats: 5,
      totals: [5, 5],
      needed: [3, 4],
      rows: [
        { rowId: 'a', counts: [1, 1, 0], outcome: 'kept' },
        { rowId: 'b', counts: [0, 0, 2], outcome: 'kept' },
      ],
      unfilled: 0,
    });
    expect(record.ask(closePoll())).toEqual([]);
    const cancelled = openRecord();
    cancelled.ask(cancelPoll());
    expect(cancelled.refusal(closePoll())).toBe('voteClosed');
  });

  test('L9 more than half of low confidence, and two thirds', () => {
    const outcomeOf = (low: number, seats: number) => {
      const electorate = Array.from({ length: seats }, (_, index) => member(`d${index}`));
      const slips = electorate.map((memberId, index) => ({
        ...{ memberId, serial: 1, deviceId: device('d'), signature: '' },
        marks: [{ rowId: rowOf('a').id, mark: index < low ? ('low' as const) : ('high' as const) }],
      }));
      const record = openRecord(confidence('a'));
      const terms = { ...pollOf(record).terms, electorate, seats };
      const result = tallySlips(
        confidence('a'),
        terms,
        new Map(slips.map((one) => [one.memberId, one])),
        new Map(),
      );
      return result.rows[0]?.outcome;
    };
    expect([30, 31, 40, 41].map((low) => outcomeOf(low, 61))).toEqual([
      'kept',
      'mayResign',
      'mayResign',
      'confidenceVoteFollows',
    ]);
    expect([25, 26, 33, 34].map((low) => outcomeOf(low, 50))).toEqual([
      'kept',
      'mayResign',
      'mayResign',
      'confidenceVoteFollows',
    ]);
    const vote = openRecord(trust('a', 'b'));
    castAll(vote, {
      chutoa: 'a=noTrust b=trust',
      daibieu: 'a=noTrust b=noTrust',
      db2: 'a=noTrust b=noTrust',
    });
    vote.ask(closePoll());
    expect(outcomes(vote)).toBe('a:notTrusted b:trusted');
  });

  test('L10 elected are those with the majority, by votes; a tie for the last seat elects none of the tied', () => {
    const elect = (sheet: ReturnType<typeof election>, slips: Readonly<Record<string, string>>) => {
      const record = openRecord(sheet);
      castAll(record, slips);
      record.ask(closePoll());
      return `${outcomes(record)} ${resultOf(record).unfilled}`;
    };
    const all = (text: string) => Object.fromEntries(DELEGATES.map((id) => [id, text]));
    expect(elect(election(2, 'a', 'b'), all('a=elect b=elect'))).toBe('a:elected b:elected 0');
    expect(elect(election(1, 'a', 'b'), { chutoa: 'b=elect', db2: 'b=elect', db3: 'b=elect' })).toBe(
      'b:elected a:notElected 0',
    );
    expect(elect(election(1, 'a', 'b'), { chutoa: 'b=elect', db2: 'b=elect' })).toBe(
      'b:notElected a:notElected 1',
    );
    const threeTied = {
      chutoa: 'a=elect b=elect',
      daibieu: 'a=elect c=elect',
      db2: 'b=elect c=elect',
      db3: 'a=elect b=elect',
      db4: 'c=elect',
    };
    expect(elect(election(2, 'a', 'b', 'c'), threeTied)).toBe('a:tied b:tied c:tied 2');
  });

  test('L10 where the pack says so the oldest of the tied is elected, when that can be told', () => {
    const born = (days: readonly [string, string]) => {
      const sheet = election(1, rowOf('a', { born: days[0] }), rowOf('b', { born: days[1] }));
      const record = openRecord(sheet);
      const { terms } = pollOf(record);
      const slips = DELEGATES.flatMap((id, index) => {
        const rows = index < 3 ? ['a', 'b'] : [];
        return rows.length === 0
          ? []
          : [
              {
                ...{ memberId: member(id), serial: 1, deviceId: device('d'), signature: '' },
                marks: rows.map((one) => ({ rowId: rowOf(one).id, mark: 'elect' as const })),
              },
            ];
      });
      const thresholds = { form: 'election', majority: HDND.majorities.resolution, ties: 'oldest' } as const;
      const result = tallySlips(
        sheet,
        { ...terms, thresholds },
        new Map(slips.map((one) => [one.memberId, one])),
        new Map(),
      );
      return result.rows.map(({ rowId, outcome }) => `${rowId}:${outcome}`).join(' ');
    };
    expect(born(['1970-05-19', '1965-01-02'])).toBe('a:notElected b:elected');
    expect(born(['1970-05-19', ''])).toBe('a:tied b:tied');
    expect(born(['1970-05-19', '1970-05-19'])).toBe('a:tied b:tied');
  });
});

describe('the end of a poll', () => {
  test('L14 it is extended as a vote is', () => {
    const record = votingRecord();
    record.ask(putPoll(confidence('a')));
    expect(record.refusal(extend(30))).toBe('pollNotOpen');
    record.ask(openPoll());
    record.ask(extend(30));
    expect(pollOf(record).seconds).toBe(90);
    record.askAt(pollOf(record).terms.openedAt + 200_500, extend(30));
    expect(pollOf(record).seconds).toBe(231);
    record.ask(closePoll());
    expect(record.refusal(extend(30))).toBe('voteClosed');
  });

  test('L19 those who are here and silent are reminded while it is open', () => {
    const remind: Command = { type: 'remindPoll', pollId: poll('p1') };
    const record = votingRecord();
    record.ask(putPoll(confidence('a')));
    expect(record.refusal(remind)).toBe('pollNotOpen');
    record.ask(openPoll());
    record.ask(slip(record.state, 'db2', 'a=low'), 'db2');
    record.ask(roll('left', 'db3'));
    expect(record.refusal(remind, 'db2')).toBe('notAllowed');
    const silent = ['chutoa', 'daibieu', 'db4'];
    expect(record.askAt(5_000_000, remind)).toEqual([
      { type: 'pollReminded', pollId: 'p1', memberIds: silent, at: 5_000_000 },
    ]);
    expect([...pollOf(record).reminded]).toEqual(silent.map((id) => [id, 5_000_000]));
    castAll(record, { chutoa: 'a=low', daibieu: 'a=low', db4: 'a=low' });
    expect(record.ask(remind)).toEqual([]);
    record.ask(closePoll());
    expect(record.refusal(remind)).toBe('voteClosed');
    const onPaper = votingRecord();
    onPaper.ask(putPoll(confidence('a'), { method: 'paper' }));
    onPaper.ask(tellers('db2', ['db3'], ['db2', 'db3']));
    onPaper.ask(openPoll());
    expect(onPaper.refusal(remind)).toBe('pollOnPaper');
  });

  test('L20 the desk may say why it closes', () => {
    const record = openRecord();
    record.ask({ ...closePoll(), reason: '  Đã nhắc và chờ  ' } as Command);
    expect(pollOf(record)).toMatchObject({ state: 'closed', closeReason: 'Đã nhắc và chờ' });
    const without = openRecord();
    const [closed] = without.ask({ ...closePoll(), reason: ' ' } as Command);
    expect([closed, pollOf(without)]).toMatchObject([{ type: 'pollClosed' }, { closeReason: '' }]);
    expect(closed).not.toHaveProperty('reason');
  });

  test('L21 without an announcement by the chair the close announces', () => {
    const record = votingRecord({ ...HDND, announceFirst: false });
    record.ask(putPoll(confidence('a')));
    record.ask(openPoll(), 'chutoa');
    const types = record.ask(closePoll()).map(({ type }) => type);
    expect([types, pollOf(record).state]).toEqual([['pollClosed', 'pollAnnounced'], 'announced']);
    expect([record.ask(closePoll()), record.ask(announcePoll())]).toEqual([[], []]);
    const announced = openRecord();
    expect(announced.ask(closePoll()).map(({ type }) => type)).toEqual(['pollClosed']);
  });

  test('L15 it is announced after the close, or cancelled with a reason', () => {
    const record = openRecord();
    expect(record.refusal(announcePoll())).toBe('voteNotClosed');
    record.ask(closePoll());
    record.ask(announcePoll());
    expect(record.ask(announcePoll())).toEqual([]);
    expect(record.refusal(cancelPoll())).toBe('voteClosed');
    const cancelled = openRecord(confidence('a'));
    cancelled.ask(slip(cancelled.state, 'db2', 'a=low'), 'db2');
    cancelled.ask(cancelPoll());
    expect(cancelled.ask(cancelPoll())).toEqual([]);
    expect(pollOf(cancelled)).toMatchObject({ state: 'cancelled', reason: 'Nhầm danh sách' });
    expect(pollOf(cancelled).slips.size).toBe(1);
    expect(cancelled.refusal(announcePoll())).toBe('voteClosed');
    const prepared = votingRecord();
    prepared.ask(putPoll(confidence('a')));
    expect(prepared.refusal(cancelPoll())).toBe('pollNotOpen');
    expect(prepared.refusal(openSitting('chieu'))).toBe('sittingOpen');
    expect(prepared.refusal(ballot(prepared.state, 'db2', 'for'), 'db2')).toBe('noSuchVote');
  });
});
