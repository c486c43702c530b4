import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import { PRESENCES } from '../../shared/domain/attendance.ts';
import type { Command } from '../../shared/domain/command.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import { CHOICES, DENOMINATORS, type Choice } from '../../shared/domain/rulePack.ts';
import { openVoteAmong, openVotesAmong, type Count } from '../../shared/domain/vote.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import {
  addVersion,
  contextOf,
  device,
  member,
  motion,
  person,
  setState,
  version,
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
  enterCount,
  fallBackVote,
  makeMotion,
  openVote,
  packOf,
  openVotes,
  roll,
  votingRecord,
} from './votingRecord.ts';

// Every run takes a new seed; fast-check prints it, with the way to the smallest failing case.
const RUNS = { numRuns: 300 };

/** What somebody does next; made into a command when its turn has come, since serials depend on what was before. */
type Step = (state: SessionState) => { readonly actor: string; readonly command: Command };

const PEOPLE = [...DELEGATES, 'khach', 'thuky'] as const;
const anyDelegate = fc.constantFrom(...DELEGATES);
const anyVote = fc.constantFrom('bq1', 'bq1', 'bq2', 'bq3', 'bq4');

const cast: fc.Arbitrary<Step> = fc
  .record({
    actor: fc.constantFrom(...DELEGATES, ...DELEGATES, ...PEOPLE),
    voteId: anyVote,
    choice: fc.constantFrom(...CHOICES),
    /** Against the next number: mostly right, else the last one again or one too many. */
    off: fc.constantFrom(0, 0, 0, 0, -1, 1),
    signer: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyDelegate }),
  })
  .map(({ actor, voteId, choice, off, signer }) => (state) => {
    const last = state.votes.get(vote(voteId))?.ballots.get(member(actor))?.serial ?? 0;
    const deviceId = `may-${signer ?? actor}`;
    return { actor, command: ballot(state, actor, choice, last + 1 + off, { voteId, deviceId }) };
  });

/** The same intention once more: what a device does that never heard the answer. */
const castAgain: fc.Arbitrary<Step> = fc.tuple(anyDelegate, anyVote).map(([actor, voteId]) => (state) => {
  const last = state.votes.get(vote(voteId))?.ballots.get(member(actor));
  const command = ballot(state, actor, last?.choice ?? 'for', last?.serial ?? 1, { voteId });
  return { actor, command };
});

/** A counter who may be mistaken: in the vote that is counted now, the other one's number or one of his own. */
const count: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom('thuky', 'thuky2', 'thuky2', 'chutoa'), anyVote, fc.nat({ max: 4 }), fc.boolean())
  .map(([actor, id, yes, likeOther]) => (state) => {
    const open = openVotesAmong(state.votes).find((one) => one.count !== null);
    const entered = [...(open?.count?.entries.values() ?? [])].at(-1);
    const number = likeOther ? (entered?.for ?? yes) : yes;
    return { actor, command: enterCount(number, 0, 0, open?.id ?? id) };
  });

/** The vote that is open ends, or goes on in another form. */
const endOfOpen: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom('thuky', 'chutoa'), fc.boolean(), fc.constantFrom('bq2', 'bq3', 'bq4'))
  .map(([actor, falls, next]) => (state) => {
    const id = openVoteAmong(state.votes)?.id ?? vote('bq1');
    const fallback = fallBackVote({ voteId: id, newVoteId: vote(next) });
    return { actor, command: falls ? fallback : closeVote(id) };
  });

const by =
  (actor: string, command: Command): Step =>
  () => ({ actor, command });
const anyOfDesk = fc.constantFrom('thuky', 'thuky2', 'chutoa');

const desk: fc.Arbitrary<Step> = fc.tuple(anyOfDesk, anyVote).chain(([actor, id]) =>
  fc
    .oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('nq1', 'nq2', 'nq3').map((motionId) => openVote(id, motionId)),
      },
      { weight: 3, arbitrary: fc.constant(closeVote(id)) },
      { weight: 2, arbitrary: fc.constant(announceVote(id)) },
      { weight: 1, arbitrary: fc.constant(cancelVote(id)) },
      { weight: 1, arbitrary: fc.constant(openVotes([id, 'nq1'], ['bq4', 'nq3'])) },
      {
        weight: 1,
        arbitrary: fc.constant<Command>({
          ...openVote(id, 'nq1'),
          ...{ follows: vote('bq1'), reason: 'đếm nhầm' },
        } as Command),
      },
      { weight: 1, arbitrary: fc.constant<Command>({ type: 'remindVoters', voteId: vote(id) }) },
      { weight: 1, arbitrary: fc.constant<Command>({ type: 'extendVote', voteId: vote(id), seconds: 30 }) },
      {
        weight: 6,
        arbitrary: fc
          .tuple(fc.constantFrom('present' as const, ...PRESENCES), anyDelegate, anyDelegate)
          .map(([presence, one, other]) => roll(presence, ...new Set([one, other]))),
      },
      {
        weight: 1,
        arbitrary: anyDelegate.map<Command>((id) => ({
          type: 'revokeDevice',
          deviceId: device(`may-${id}`),
        })),
      },
      { weight: 1, arbitrary: fc.constantFrom(setState('nd1', 'running'), setState('nd1', 'done')) },
    )
    .map((command) => by(actor, command)),
);

const rare: fc.Arbitrary<Step> = fc.constantFrom(
  by('thuky', addVersion('tep1', 'b2', '2')),
  by('thuky', { type: 'publish' }),
  by('thuky', makeMotion({ motionId: motion('nq2'), versionId: version('b2'), kind: 'removal' })),
  by('thuky', { type: 'putMembers', members: [person('db2', ['guest'])] }),
  by('thuky', { type: 'putMembers', members: [person('db2', ['delegate'])] }),
  by('thuky', { type: 'removeMember', memberId: member('db4') }),
  by('thuky', { type: 'endMandate', memberId: member('db3'), reason: 'resigned', decision: 'NQ 1' }),
  by('thuky', { type: 'fillVacancy', member: person('db3', ['delegate']), decision: 'NQ 2' }),
  by('thuky', closeSitting()),
  by('db3', enrol('may2-db3', 'db3', 'may-db3')),
  by('db3', { type: 'askLeave', sittingId: 'sang' as never, reason: 'ốm' }),
  by('thuky', { type: 'decideLeave', sittingId: 'sang' as never, memberId: member('db3'), granted: true }),
);

const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: cast },
      { weight: 3, arbitrary: castAgain },
      { weight: 7, arbitrary: desk },
      { weight: 6, arbitrary: count },
      { weight: 2, arbitrary: endOfOpen },
      { weight: 1, arbitrary: rare },
    ),
    { maxLength: 80, size: 'max' },
  )
  .map((steps) => [by('chutoa', openVote()), ...steps]);

interface Played {
  readonly state: SessionState;
  readonly events: readonly SessionEvent[];
  /** Per vote and delegate: the choice of the last ballot that was acknowledged. */
  readonly acknowledged: ReadonlyMap<string, Choice>;
}

const BEGUN = votingRecord();
const BEGUN_BY = new Map(DENOMINATORS.map((of) => [of, votingRecord(packOf(of))]));
for (const record of [BEGUN, ...BEGUN_BY.values()])
  record.ask(makeMotion({ motionId: motion('nq3'), kind: 'removal' }));

function play(steps: readonly Step[], begun = BEGUN): Played {
  let state = begun.state;
  const events = [...begun.events];
  const acknowledged = new Map<string, Choice>();
  for (const step of steps) {
    const { actor, command } = step(state);
    const answer = decide(state, command, contextOf(actor, 1_000 * events.length));
    if (!answer.ok) continue;
    for (const event of answer.value) state = apply(state, event);
    events.push(...answer.value);
    if (command.type === 'castBallot') acknowledged.set(`${command.voteId}/${actor}`, command.choice);
  }
  return { state, events, acknowledged };
}

/** One vote as somebody counts it by hand who has only the list of events, and none of the rules' code. */
function recount(events: readonly SessionEvent[], closeAt: number, voteId: string) {
  const sheet: Record<string, string> = {};
  const entered: Record<string, Count> = {};
  const whereabouts: Record<string, string> = {};
  let electorate: readonly string[] = [];
  let [council, numerator, denominator, strict] = [0, 0, 1, false];
  let [sitting, of] = ['', ''];
  for (const event of events.slice(0, closeAt)) {
    if (event.type === 'voteOpened' && event.terms.id === voteId) {
      const { share } = event.terms.majority;
      electorate = event.terms.electorate;
      [council, numerator, denominator] = [event.terms.seats, share.numerator, share.denominator];
      [strict, sitting] = [event.terms.majority.strict, event.terms.sittingId];
      of = event.terms.majority.of ?? 'none';
    }
    if (event.type === 'ballotCast' && event.voteId === voteId)
      sheet[event.ballot.memberId] = event.ballot.choice;
    if (event.type === 'countEntered' && event.voteId === voteId) entered[event.by] = event.count;
  }
  for (const event of events.slice(0, closeAt)) {
    if (event.type === 'rollCalled' && event.sittingId === sitting)
      for (const entry of event.entries) whereabouts[entry.memberId] = entry.presence;
    if (event.type === 'leaveDecided' && event.sittingId === sitting && event.granted)
      whereabouts[event.memberId] = 'absentWithLeave';
  }
  const isHere = (id: string) => ['present', 'late'].includes(whereabouts[id] ?? '');
  const [one, two] = Object.values(entered);
  // Two who counted the same, or ballots: never both.
  const choices =
    one === undefined
      ? Object.values(sheet)
      : CHOICES.flatMap((choice) =>
          Array<string>(one[choice] === two?.[choice] ? one[choice] : NaN).fill(choice),
        );
  const rest = electorate.length - choices.length;
  const silent =
    one === undefined
      ? electorate.filter((id) => sheet[id] === undefined && isHere(id)).length
      : Math.max(0, electorate.filter(isHere).length - choices.length);
  const takingPart = choices.length + silent;
  const total = of === 'here' ? takingPart : of === 'members' ? electorate.length : council;
  let needed = 1;
  while (strict ? needed * denominator <= total * numerator : needed * denominator < total * numerator)
    needed += 1;
  const yes = choices.filter((choice) => choice === 'for').length;
  return {
    for: yes,
    against: choices.filter((choice) => choice === 'against').length,
    abstain: choices.filter((choice) => choice === 'abstain').length,
    silent,
    absent: rest - silent,
    seats: council,
    total,
    needed,
    carried: yes >= needed,
  };
}

let [counted, countedByHand] = [0, 0];

test('tallies equal a recount by hand, with one counted ballot per delegate', () => {
  fc.assert(
    fc.property(anySteps, fc.constantFrom(...DENOMINATORS), (steps, of) => {
      const { events, state } = play(steps, BEGUN_BY.get(of));
      events.forEach((event, index) => {
        if (event.type !== 'voteClosed') return;
        counted += 1;
        if (state.votes.get(event.voteId)?.count != null) countedByHand += 1;
        expect(event.result).toEqual(recount(events, index, event.voteId));
        const { for: yes, against, abstain, silent, absent } = event.result;
        const entitled = state.votes.get(event.voteId)!.electorate.length;
        expect(yes + against + abstain + silent + absent).toBe(entitled);
        if (of === 'here') expect(yes).toBeLessThanOrEqual(event.result.total ?? 0);
      });
    }),
    RUNS,
  );
  expect(counted).toBeGreaterThan(50);
  expect(countedByHand).toBeGreaterThan(3);
});

test('nothing is cast, extended or counted in a vote after its end', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const ended = new Set<string>();
      const open = new Set<string>();
      const batches = new Map<string, string | null>();
      for (const event of play(steps).events) {
        if (event.type === 'ballotCast' || event.type === 'countEntered' || event.type === 'voteExtended')
          expect(open.has(event.voteId)).toBe(true);
        if (event.type === 'votersReminded' || event.type === 'voteClosed')
          expect(open.has(event.voteId)).toBe(true);
        if (event.type === 'voteOpened') {
          const { id, batchId = null } = event.terms;
          expect(ended.has(id)).toBe(false);
          for (const other of open) expect([batchId !== null, batches.get(other)]).toEqual([true, batchId]);
          open.add(id);
          batches.set(id, batchId);
        }
        if (event.type === 'voteClosed' || event.type === 'voteCancelled') {
          expect(open.delete(event.voteId)).toBe(true);
          ended.add(event.voteId);
        }
        if (event.type === 'voteAnnounced') expect(ended.has(event.voteId)).toBe(true);
      }
    }),
    RUNS,
  );
});

test('exactly the acknowledged ballots are kept, the newest of each delegate, numbered without gap', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { state, events, acknowledged } = play(steps);
      const kept = new Map<string, Choice>();
      for (const [voteId, { ballots }] of state.votes) {
        for (const [memberId, { choice }] of ballots) kept.set(`${voteId}/${memberId}`, choice);
      }
      expect([...kept].sort()).toEqual([...acknowledged].sort());
      const serials = new Map<string, number>();
      for (const event of events) {
        if (event.type !== 'ballotCast') continue;
        const key = `${event.voteId}/${event.ballot.memberId}`;
        expect(event.ballot.serial).toBe((serials.get(key) ?? 0) + 1);
        serials.set(key, event.ballot.serial);
      }
    }),
    RUNS,
  );
});

test('the events, stored and read again, lead to the same state', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { state, events } = play(steps);
      const stored = events.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
      expect(stored.reduce<SessionState | null>((before, event) => apply(before, event), null)).toEqual(
        state,
      );
    }),
    RUNS,
  );
});

test('events of votes in any order, with some missing, never throw', () => {
  const orders = anySteps.chain((steps) => fc.shuffledSubarray([...play(steps).events]));
  fc.assert(
    fc.property(orders, (events) => {
      let state = BEGUN.state;
      for (const event of events) state = apply(state, event);
      for (const command of [closeVote(), ballot(state, 'db2', 'for'), openVote('bq9'), closeSitting()])
        decide(state, command, contextOf('chutoa', 0));
    }),
    RUNS,
  );
});
