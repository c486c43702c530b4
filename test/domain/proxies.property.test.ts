import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import { CUSTOM } from '../../shared/domain/builtInPacks.ts';
import type { Command } from '../../shared/domain/command.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import { CHOICES, DENOMINATORS, type RulePack } from '../../shared/domain/rulePack.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { openVoteAmong } from '../../shared/domain/vote.ts';
import { expectInvariants } from './invariants.ts';
import { contextOf, member, motion, sitting, vote } from './sessionRecord.ts';
import { ballot, closeVote, DELEGATES, makeMotion, openVote, roll, votingRecord } from './votingRecord.ts';

// Every run takes a new seed; fast-check prints it, with the way to the smallest failing case.
const RUNS = { numRuns: 300 };

type Step = (state: SessionState) => { readonly actor: string; readonly command: Command };

const anyDelegate = fc.constantFrom(...DELEGATES);
const by =
  (actor: string, command: Command): Step =>
  () => ({ actor, command });

const cast: fc.Arbitrary<Step> = fc
  .tuple(anyDelegate, fc.constantFrom(...CHOICES))
  .map(([actor, choice]) => (state) => {
    const id = openVoteAmong(state.votes)?.id ?? vote('bq1');
    const serial = (state.votes.get(id)?.ballots.get(member(actor))?.serial ?? 0) + 1;
    return { actor, command: ballot(state, actor, choice, serial, { voteId: id }) };
  });
const entrust: fc.Arbitrary<Step> = fc
  .tuple(anyDelegate, anyDelegate, fc.boolean())
  .map(([giver, holder, isOwn]) =>
    by(isOwn ? giver : 'thuky', {
      type: 'entrustVote',
      sittingId: sitting('sang'),
      giverId: member(giver),
      holderId: member(holder),
      paper: isOwn ? '' : 'Giấy số 3',
    }),
  );
const revoke: fc.Arbitrary<Step> = anyDelegate.map((id) =>
  by(id, { type: 'revokeProxy', sittingId: sitting('sang'), giverId: member(id) }),
);
const weigh: fc.Arbitrary<Step> = fc
  .uniqueArray(fc.tuple(anyDelegate, fc.integer({ min: 1, max: 4 })), {
    selector: ([id]) => id,
    maxLength: 4,
  })
  .map((weights) =>
    by('thuky', {
      type: 'setWeights',
      weights: weights.map(([id, weight]) => ({ memberId: member(id), weight })),
    }),
  );
const comeOrGo: fc.Arbitrary<Step> = fc
  .tuple(
    anyDelegate,
    fc.constantFrom('present' as const, 'absent' as const, 'left' as const, 'late' as const),
  )
  .map(([id, presence]) => by('thuky', roll(presence, id)));
const end: fc.Arbitrary<Step> = fc.constant((state) => ({
  actor: 'chutoa',
  command: closeVote(openVoteAmong(state.votes)?.id ?? vote('bq1')),
}));
const begin: fc.Arbitrary<Step> = fc
  .constantFrom(['bq1', 'nq1'], ['bq2', 'nq2'], ['bq3', 'nq3'])
  .map(([id, motionId]) => by('chutoa', openVote(id, motionId)));

const anyOrder = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: cast },
    { weight: 6, arbitrary: entrust },
    { weight: 2, arbitrary: revoke },
    { weight: 2, arbitrary: weigh },
    { weight: 5, arbitrary: comeOrGo },
    { weight: 4, arbitrary: begin },
    { weight: 2, arbitrary: end },
  ),
  { maxLength: 80, size: 'max' },
);

/** A delegate who entrusts his vote and leaves: without such a one a proxy decides nothing. */
const entrustAndLeave: fc.Arbitrary<readonly Step[]> = fc
  .tuple(anyDelegate, anyDelegate)
  .map(([giver, holder]) => [
    by('thuky', {
      type: 'entrustVote',
      sittingId: sitting('sang'),
      giverId: member(giver),
      holderId: member(holder),
      paper: 'Giấy số 4',
    }),
    by('thuky', roll('left', giver)),
  ]);

/** Begins with what makes a vote by proxy likely, and goes on in any order. */
const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(entrustAndLeave, fc.option(weigh), begin, fc.array(cast, { maxLength: 4 }), anyOrder)
  .map(([away, weighed, first, ballots, then]) => [
    ...away,
    ...(weighed === null ? [] : [weighed]),
    first,
    ...ballots,
    ...then,
  ]);

const packWith = (weights: boolean, perHolder: number, of: RulePack['quorum']['of']): RulePack => ({
  ...CUSTOM,
  id: 'uy-quyen',
  proxies: true,
  proxyTerms: { perHolder, inQuorum: perHolder === 2 },
  weights,
  quorum: { share: { numerator: 1, denominator: 5 }, strict: false, of: 'seats' },
  majorities: { ...CUSTOM.majorities, resolution: { ...CUSTOM.majorities.resolution, of } },
});

function begun(pack: RulePack) {
  const record = votingRecord(pack);
  for (const id of ['nq2', 'nq3']) record.ask(makeMotion({ motionId: motion(id) }));
  return record;
}

function play(steps: readonly Step[], { state: first, events: before }: ReturnType<typeof begun>) {
  let state = first;
  const events = [...before];
  for (const step of steps) {
    const { actor, command } = step(state);
    const answer = decide(state, command, contextOf(actor, 1_000 * events.length));
    if (!answer.ok) continue;
    for (const event of answer.value) state = apply(state, event);
    events.push(...answer.value);
  }
  return { state, events };
}

/**
 * One vote as somebody counts it by hand, walking through the events delegate by delegate, with none of the rules'
 * code: whom the delegate had entrusted at the opening and still at the close, and was he here?
 */
function recount(events: readonly SessionEvent[], closeAt: number, voteId: string, pack: RulePack) {
  const openAt = events.findIndex((event) => event.type === 'voteOpened' && event.terms.id === voteId);
  const opened = events[openAt];
  if (opened?.type !== 'voteOpened') throw new Error('no such vote');
  const { electorate, majority, seats } = opened.terms;
  const whereabouts = (id: string, until: number) => {
    const entries = events
      .slice(0, until)
      .flatMap((event) => (event.type === 'rollCalled' ? event.entries : []));
    return entries.findLast(({ memberId }) => memberId === id)?.presence;
  };
  const isHere = (id: string, until: number) => ['present', 'late'].includes(whereabouts(id, until) ?? '');
  const heldBy = (id: string, until: number) => {
    const last = events
      .slice(0, until)
      .findLast(
        (event) => (event.type === 'proxyGiven' || event.type === 'proxyRevoked') && event.giverId === id,
      );
    return last?.type === 'proxyGiven' && !isHere(id, until) ? (last.holderId as string) : null;
  };
  const own = (id: string) => {
    const last = events
      .slice(0, closeAt)
      .findLast(
        (event) => event.type === 'ballotCast' && event.voteId === voteId && event.ballot.memberId === id,
      );
    return last?.type === 'ballotCast' ? last.ballot.choice : null;
  };
  const set = events.slice(0, openAt).findLast((event) => event.type === 'weightsSet');
  const weightOf = (id: string) =>
    (pack.weights && set?.type === 'weightsSet'
      ? set.weights.find((one) => one.memberId === id)?.weight
      : 1) ?? 1;
  const numbers = { for: 0, against: 0, abstain: 0, silent: 0, absent: 0 };
  let [byProxy, anyHeld, sum] = [0, false, 0];
  for (const id of electorate) {
    const holder = heldBy(id, openAt);
    if (holder !== null) anyHeld = true;
    const votes = own(id) ?? (holder !== null && heldBy(id, closeAt) === holder ? holder : null);
    const weight = weightOf(id);
    sum += weight;
    const isChoice = votes === 'for' || votes === 'against' || votes === 'abstain';
    const choice = isChoice ? votes : votes === null ? null : own(votes);
    const seat = isChoice || votes === null ? id : votes;
    if (choice !== null) numbers[choice as 'for'] += weight;
    else numbers[isHere(seat, closeAt) ? 'silent' : 'absent'] += weight;
    if (!isChoice && votes !== null && choice !== null) byProxy += weight;
  }
  const total = { seats: seats + sum - electorate.length, members: sum, here: sum - numbers.absent }[
    majority.of ?? 'seats'
  ];
  const needed = Math.floor(total / 2) + 1;
  const result = { ...numbers, seats, total, needed, carried: numbers.for >= needed };
  return anyHeld ? { ...result, byProxy } : result;
}

let [counted, withProxies, withWeights] = [0, 0, 0];

test('tallies with proxies and weights equal a recount by hand', () => {
  fc.assert(
    fc.property(
      anySteps,
      fc.constantFrom(...DENOMINATORS),
      fc.boolean(),
      fc.constantFrom(1, 2),
      (steps, of, weights, perHolder) => {
        const pack = packWith(weights, perHolder, of);
        const { events, state } = play(steps, begun(pack));
        expectInvariants(state);
        events.forEach((event, index) => {
          if (event.type !== 'voteClosed') return;
          counted += 1;
          if ((event.result.byProxy ?? 0) > 0) withProxies += 1;
          if ((state.votes.get(event.voteId)?.weights?.length ?? 0) > 0) withWeights += 1;
          expect(event.result).toEqual(recount(events, index, event.voteId, pack));
        });
        const stored = events.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
        expect(stored.reduce<SessionState | null>((before, event) => apply(before, event), null)).toEqual(
          state,
        );
      },
    ),
    RUNS,
  );
  expect(counted).toBeGreaterThan(50);
  expect(withProxies).toBeGreaterThan(10);
  expect(withWeights).toBeGreaterThan(5);
});

test('in every moment there are no chains and nobody holds more than the pack allows', () => {
  fc.assert(
    fc.property(anySteps, fc.constantFrom(1, 2), (steps, perHolder) => {
      const { events } = play(steps, begun(packWith(false, perHolder, 'seats')));
      const held = new Map<string, string>();
      for (const event of events) {
        if (event.type === 'proxyGiven') held.set(event.giverId, event.holderId);
        if (event.type === 'proxyRevoked') held.delete(event.giverId);
        for (const holder of held.values()) {
          expect(held.has(holder)).toBe(false);
          expect([...held.values()].filter((one) => one === holder).length).toBeLessThanOrEqual(perHolder);
        }
      }
    }),
    RUNS,
  );
});
