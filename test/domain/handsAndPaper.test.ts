import { describe, expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import type { LiveState } from '../../shared/protocol/part.ts';
import { project } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import { addVersion, member, motion, vote, type SessionRecord } from './sessionRecord.ts';
import {
  announceVote,
  ballot,
  cancelVote,
  closeVote,
  enterCount,
  fallBackVote,
  makeMotion,
  openVote,
  openVotes,
  roll,
  voteAgain,
  votingRecord,
} from './votingRecord.ts';

const voteOf = (record: SessionRecord, id: string) => record.state.votes.get(vote(id))!;
const LIVE: LiveState = {
  ...{ sharers: new Set(), online: new Set(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};
const desk = (state: SessionState) => project(state, 'desk', LIVE);
const room = (state: SessionState) => project(state, 'room', LIVE);
const seat = (state: SessionState, id: string) => createSeatProjector(member(id))({ ...state, ...LIVE });
const remind = (id = 'bq1'): Command => ({ type: 'remindVoters', voteId: vote(id) });

function openRecord(): SessionRecord {
  const record = votingRecord();
  record.ask(openVote(), 'chutoa');
  return record;
}

/** bq1 fell back to paper as bq2, after one ballot. */
function fallenRecord(): SessionRecord {
  const record = openRecord();
  record.ask(ballot(record.state, 'db2', 'for'), 'db2');
  record.ask(fallBackVote(), 'chutoa');
  return record;
}

describe('forms of voting', () => {
  test('V14 hands and paper have two counters and no ballots', () => {
    const record = votingRecord();
    const open = (more: Partial<Extract<Command, { type: 'openVote' }>>): Command =>
      ({ ...openVote(), ...more }) as Command;
    const two = (one: string, other: string) => [member(one), member(other)] as const;
    expect(record.refusal(open({ method: 'hands' }))).toBe('countersNotTwo');
    expect(record.refusal(open({ method: 'paper', counters: two('thuky', 'thuky') }))).toBe('countersNotTwo');
    expect(record.refusal(open({ method: 'paper', counters: two('thuky', 'ai') }))).toBe('noSuchMember');
    record.ask(open({ method: 'hands', counters: two('thuky', 'db3') }));
    expect(voteOf(record, 'bq1')).toMatchObject({ method: 'hands', counters: ['thuky', 'db3'] });
    expect(record.refusal(ballot(record.state, 'db2', 'for'), 'db2')).toBe('voteNotElectronic');
    record.ask(cancelVote());
    record.ask({ ...openVote('bq2'), counters: two('thuky', 'db3') } as Command);
    expect(voteOf(record, 'bq2')).toMatchObject({ method: 'electronic', counters: null, count: null });
  });

  test('V14 a vote recorded before there were other forms is an electronic one on the whole text', () => {
    const record = openRecord();
    const opened = record.events.map((event): SessionEvent => {
      if (event.type === 'motionMade') {
        const { scope: _, ...motion } = event.motion;
        return { ...event, motion };
      }
      if (event.type !== 'voteOpened') return event;
      const { method: _, counters: __, follows: ___, reason: ____, batchId: _____, ...terms } = event.terms;
      const { scope: ______, ...motion } = terms.motion;
      return { ...event, terms: { ...terms, motion } };
    });
    expect(opened).not.toEqual(record.events);
    expect(opened.reduce<SessionState | null>((state, event) => apply(state, event), null)).toEqual(
      record.state,
    );
  });

  test('V15 a fallback voids the ballots and opens a linked vote, in one decision', () => {
    const record = openRecord();
    record.ask(ballot(record.state, 'db2', 'for'), 'db2');
    expect(record.refusal(fallBackVote({ reason: ' ' }))).toBe('reasonMissing');
    expect(record.refusal(fallBackVote({ newVoteId: vote('bq1') }))).toBe('idTaken');
    expect(record.refusal(fallBackVote({ voteId: vote('bq9') }))).toBe('noSuchVote');
    expect(record.refusal(fallBackVote({ counters: [member('thuky'), member('thuky')] }))).toBe(
      'countersNotTwo',
    );
    expect(record.refusal(fallBackVote(), 'db2')).toBe('notAllowed');
    const events = record.ask(fallBackVote(), 'chutoa');
    expect(events.map(({ type }) => type)).toEqual(['voteCancelled', 'voteOpened']);
    const [before, after] = [voteOf(record, 'bq1'), voteOf(record, 'bq2')];
    expect(before).toMatchObject({ state: 'cancelled', cancellation: 'fallback', result: null });
    expect(before.ballots.size).toBe(1);
    expect(after).toMatchObject({
      ...{ state: 'open', number: 2, method: 'paper', follows: 'bq1', reason: 'Mất mạng' },
      counters: ['thuky', 'thuky2'],
    });
    expect(after.motion).toEqual(before.motion);
    expect(after.ballots.size).toBe(0);
    expect(record.refusal(fallBackVote())).toBe('voteClosed');
    // Nobody's old ballot comes into the new vote, and none into the void one.
    expect(record.refusal(ballot(record.state, 'db3', 'for'), 'db3')).toBe('voteClosed');
  });

  test('V15 without a quorum nothing changes, and new counters come by falling back again', () => {
    const record = openRecord();
    record.ask(roll('left', 'db3', 'db4'));
    expect(record.refusal(fallBackVote())).toBe('noQuorum');
    expect(voteOf(record, 'bq1').state).toBe('open');
    record.ask(roll('present', 'db3', 'db4'));
    record.ask(fallBackVote());
    const again = { voteId: vote('bq2'), newVoteId: vote('bq3'), counters: [member('db2'), member('db3')] };
    record.ask(fallBackVote({ ...again, method: 'hands' } as never));
    expect(voteOf(record, 'bq3')).toMatchObject({
      follows: 'bq2',
      counters: ['db2', 'db3'],
      method: 'hands',
    });
  });

  test('V15 a new version of the text ends the vote on paper, too', () => {
    const record = fallenRecord();
    record.ask(addVersion('tep1', 'b2', '2'));
    expect(voteOf(record, 'bq2')).toMatchObject({ state: 'cancelled', cancellation: 'newVersion' });
  });
});

describe('counting', () => {
  test('V16 two counters enter until they agree; then the vote is closed', () => {
    const record = fallenRecord();
    const enter = (by: string, yes: number, no: number, id = 'bq2') =>
      record.ask(enterCount(yes, no, 0, id), by);
    expect(record.refusal(enterCount(1, 0, 0), 'chutoa')).toBe('notACounter');
    expect(record.refusal(enterCount(1, 0, 0, 'bq1'), 'thuky')).toBe('notACounter');
    expect(record.refusal(enterCount(1, 0, 0, 'bq9'), 'thuky')).toBe('noSuchVote');
    expect(record.refusal(enterCount(4, 2, 0), 'thuky')).toBe('countTooHigh');
    expect(record.refusal(closeVote('bq2'))).toBe('countMissing');
    expect(enter('thuky', 3, 1)).toEqual([
      { type: 'countEntered', voteId: 'bq2', by: 'thuky', count: { for: 3, against: 1, abstain: 0 } },
    ]);
    expect(enter('thuky', 3, 1)).toEqual([]);
    expect(record.refusal(closeVote('bq2'))).toBe('countMissing');
    enter('thuky2', 2, 1);
    expect(record.refusal(closeVote('bq2'))).toBe('countsDiffer');
    enter('thuky2', 3, 1);
    record.ask(roll('left', 'db4'));
    record.ask(closeVote('bq2'));
    expect(voteOf(record, 'bq2').result).toEqual({
      ...{ for: 3, against: 1, abstain: 0, silent: 0, absent: 1 },
      ...{ seats: 5, total: 5, needed: 3, carried: true },
    });
    expect(record.refusal(enterCount(2, 1, 0), 'thuky')).toBe('voteClosed');
    record.ask(announceVote('bq2'));
    expect(Object.keys(room(record.state).choices)).toEqual([]);
  });

  test('V16 silent and absent are told apart by the roll; who was counted and left still counts', () => {
    const record = fallenRecord();
    for (const by of ['thuky', 'thuky2']) record.ask(enterCount(2, 1, 0), by);
    record.ask(roll('left', 'db2', 'db3', 'db4'));
    record.ask(closeVote('bq2'));
    expect(voteOf(record, 'bq2').result).toMatchObject({ for: 2, against: 1, silent: 0, absent: 2 });
    const other = fallenRecord();
    other.ask(roll('left', 'db4'));
    for (const by of ['thuky', 'thuky2']) other.ask(enterCount(2, 1, 0), by);
    other.ask(closeVote('bq2'));
    expect(voteOf(other, 'bq2').result).toMatchObject({ for: 2, silent: 1, absent: 1, carried: false });
  });

  test('V21 numbers are seen when both have entered, before that by who entered them', () => {
    const record = fallenRecord();
    const view = () => desk(record.state).counts[vote('bq2')];
    expect(view()).toEqual({ state: 'none', enteredBy: [], entries: {} });
    record.ask(enterCount(3, 1, 0), 'thuky');
    expect(view()).toEqual({ state: 'one', enteredBy: ['thuky'], entries: {} });
    const counting = (id: string) => seat(record.state, id).counting;
    const mine = { for: 3, against: 1, abstain: 0 };
    expect(counting('thuky')).toEqual({ bq2: { state: 'one', own: mine, other: null } });
    expect(counting('thuky2')).toEqual({ bq2: { state: 'one', own: null, other: null } });
    expect(counting('db2')).toEqual({});
    record.ask(enterCount(2, 1, 0), 'thuky2');
    expect(view()).toMatchObject({ state: 'differ', entries: { thuky: { for: 3 }, thuky2: { for: 2 } } });
    expect(counting('thuky2')).toMatchObject({ bq2: { state: 'differ', own: { for: 2 }, other: mine } });
    expect(room(record.state).counts).toEqual({});
    expect(JSON.stringify(room(record.state).votes)).not.toContain('entries');
    record.ask(enterCount(3, 1, 0), 'thuky2');
    record.ask(closeVote('bq2'));
    expect(counting('thuky')).toEqual({});
  });
});

describe('corrections', () => {
  test('V17 a result is corrected only by a vote that follows the newest one, with a reason', () => {
    const record = openRecord();
    const follow = (follows: string, reason: string, id = 'bq2'): Command =>
      ({ ...openVote(id), follows: vote(follows), reason }) as Command;
    record.ask(closeVote());
    expect(record.refusal(follow('bq9', 'đếm nhầm'))).toBe('noSuchVote');
    expect(record.refusal(follow('bq1', ' '))).toBe('reasonMissing');
    record.ask(follow('bq1', ' đếm nhầm '));
    expect(voteOf(record, 'bq2')).toMatchObject({ follows: 'bq1', reason: 'đếm nhầm', method: 'electronic' });
    record.ask(cancelVote('bq2'));
    expect(record.refusal(follow('bq2', 'lại', 'bq3'))).toBe('noSuchVote');
    record.ask(follow('bq1', 'lại', 'bq3'));
    record.ask(closeVote('bq3'));
    expect(record.refusal(follow('bq1', 'lại', 'bq4'))).toBe('noSuchVote');
    record.ask(follow('bq3', 'lại', 'bq4'));
    expect(room(record.state).votes[vote('bq4')]).toMatchObject({ follows: 'bq3', reason: 'lại' });
    expect(voteOf(record, 'bq1').result).not.toBeNull();
  });

  test('V17 a motion with a result is voted on only by a vote that names it, never in a batch', () => {
    const record = openRecord();
    record.ask(makeMotion({ motionId: motion('nq2') }));
    record.ask(closeVote());
    expect(record.refusal(openVote('bq2'))).toBe('motionDecided');
    expect(record.refusal(openVotes(['bq2', 'nq1'], ['bq3', 'nq2']))).toBe('motionDecided');
    record.ask(announceVote());
    expect(record.refusal(openVote('bq2'))).toBe('motionDecided');
    record.ask(voteAgain('bq2'));
    record.ask(fallBackVote({ voteId: vote('bq2'), newVoteId: vote('bq3') }));
    for (const by of ['thuky', 'thuky2']) record.ask(enterCount(3, 0, 0, 'bq3'), by);
    record.ask(closeVote('bq3'));
    expect(record.refusal(openVote('bq4'))).toBe('motionDecided');
  });
});

describe('before a close', () => {
  test('V19 those who are here and silent are reminded', () => {
    const record = openRecord();
    record.ask(ballot(record.state, 'db2', 'for'), 'db2');
    record.ask(roll('left', 'db3'));
    const silent = ['chutoa', 'daibieu', 'db4'];
    expect(record.refusal(remind('bq9'))).toBe('noSuchVote');
    expect(record.refusal(remind(), 'db2')).toBe('notAllowed');
    const at = 5_000_000;
    expect(record.askAt(at, remind())).toEqual([
      { type: 'votersReminded', voteId: 'bq1', memberIds: silent, at },
    ]);
    expect([...voteOf(record, 'bq1').reminded]).toEqual(silent.map((id) => [id, at]));
    for (const id of silent) record.ask(ballot(record.state, id, 'for'), id);
    expect(record.ask(remind())).toEqual([]);
    record.ask(closeVote());
    expect(record.refusal(remind())).toBe('voteClosed');
    const fallen = fallenRecord();
    expect(fallen.refusal(remind('bq2'))).toBe('voteNotElectronic');
  });

  test('V22 a reminder is seen by who was reminded, until he votes', () => {
    const record = openRecord();
    record.ask(ballot(record.state, 'db2', 'for'), 'db2');
    record.askAt(5_000_000, remind());
    expect(seat(record.state, 'db2').reminders).toEqual({});
    expect(seat(record.state, 'db3').reminders).toEqual({ bq1: 5_000_000 });
    expect(desk(record.state).reminded).toEqual({ bq1: 5_000_000 });
    expect(room(record.state).reminded).toEqual({});
    record.ask(ballot(record.state, 'db3', 'for'), 'db3');
    expect(seat(record.state, 'db3').reminders).toEqual({});
    record.ask(closeVote());
    expect(seat(record.state, 'db4').reminders).toEqual({});
  });

  test('V20 the reason of a close is kept and shown with the result', () => {
    const record = openRecord();
    const [closed] = record.ask({ type: 'closeVote', voteId: vote('bq1'), reason: ' Hai máy hết pin ' });
    expect(closed).toMatchObject({ type: 'voteClosed', reason: 'Hai máy hết pin' });
    const shown = (state: SessionState) => room(state).votes[vote('bq1')]?.closeReason;
    expect(shown(record.state)).toBe('');
    record.ask(announceVote());
    expect(shown(record.state)).toBe('Hai máy hết pin');
    const silent = openRecord();
    const [plain] = silent.ask(closeVote());
    expect(plain).not.toHaveProperty('reason');
  });

  test('R8 another person of the desk goes on where the chair’s device died', () => {
    const record = openRecord();
    record.ask({ type: 'extendVote', voteId: vote('bq1'), seconds: 30 }, 'thuky');
    record.ask(fallBackVote(), 'thuky2');
    for (const by of ['thuky', 'thuky2']) record.ask(enterCount(4, 0, 1), by);
    record.ask(closeVote('bq2'), 'thuky');
    record.ask(announceVote('bq2'), 'thuky2');
    expect(voteOf(record, 'bq2')).toMatchObject({ state: 'announced', result: { for: 4, carried: true } });
  });
});
