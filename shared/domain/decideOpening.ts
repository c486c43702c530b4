import type { Command } from './command.ts';
import { faultOfText } from './decideMotions.ts';
import { happened, type Decision } from './decision.ts';
import type { Counters } from './doubleEntry.ts';
import type { SittingRecord } from './attendance.ts';
import { proxiesInEffect } from './proxy.ts';
import type { SessionEvent } from './event.ts';
import type { MemberId, MotionId, VoteId } from './ids.ts';
import { openInHall } from './openInHall.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isDelegate } from './roster.ts';
import type { RulePack } from './rulePack.ts';
import type { SessionState } from './session.ts';
import { hasQuorum, openSittingOf } from './sittings.ts';
import {
  decidedAmong,
  isDecided,
  type Motion,
  type MotionScope,
  type Showing,
  type Vote,
  type VoteMethod,
  type VoteTerms,
} from './vote.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** V1, V2, V14, V17, M7, M8. */
export function decideOpening(state: SessionState, command: Of<'openVote'>, now: number): Decision {
  const { voteId, motionId, seconds, method = 'electronic', follows = null, reason = '' } = command;
  const motion = state.motions.get(motionId);
  if (state.votes.has(voteId)) return refused('idTaken');
  if (motion === undefined) return refused('noSuchMotion');
  if (openInHall(state) !== null) return refused('anotherVoteOpen');
  const counters = method === 'electronic' ? null : (command.counters ?? null);
  const fault =
    faultOfCounters(state, method, counters) ??
    (follows === null ? null : faultOfCorrection(state, motionId, follows, reason)) ??
    faultOfMotion(state, motion, follows !== null);
  if (fault !== null) return refused(fault);
  const more = { method, counters, follows, reason: follows === null ? '' : reason.trim() };
  return opened(state, [{ voteId, motion, seconds }], { ...more, batchId: null }, now);
}

/** V18: all of them or none. */
export function decideBatch(state: SessionState, command: Of<'openVotes'>, now: number): Decision {
  const { batchId, votes, seconds } = command;
  const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length;
  if ([...state.votes.values()].some((vote) => vote.batchId === batchId)) return refused('idTaken');
  if (votes.some(({ voteId }) => state.votes.has(voteId))) return refused('idTaken');
  if (!distinct(votes.map((one) => one.voteId)) || !distinct(votes.map((one) => one.motionId)))
    return refused('idTaken');
  if (openInHall(state) !== null) return refused('anotherVoteOpen');
  const openings: Opening[] = [];
  for (const { voteId, motionId } of votes) {
    const motion = state.motions.get(motionId);
    if (motion === undefined) return refused('noSuchMotion');
    const fault = faultOfMotion(state, motion, false);
    if (fault !== null) return refused(fault);
    openings.push({ voteId, motion, seconds });
  }
  if (!isOneItem(openings)) return refused('itemNotRunning');
  const more = { method: 'electronic', counters: null, follows: null, reason: '', batchId } as const;
  return opened(state, openings, more, now);
}

function isOneItem(openings: readonly Opening[]): boolean {
  return new Set(openings.map(({ motion }) => motion.itemId)).size === 1;
}

/** V15: the open vote ends void, and the same motion is voted on in another form, in one decision. */
export function decideFallback(
  state: SessionState,
  vote: Vote,
  command: Of<'fallBackVote'>,
  now: number,
): Decision {
  const { newVoteId, method, counters } = command;
  const reason = command.reason.trim();
  if (vote.state !== 'open') return refused('voteClosed');
  if (state.votes.has(newVoteId)) return refused('idTaken');
  if (reason === '') return refused('reasonMissing');
  const fault = faultOfCounters(state, method, counters);
  if (fault !== null) return refused(fault);
  const { batchId, motion } = vote;
  const seconds = vote.seconds;
  const opening = { voteId: newVoteId, motion, seconds };
  const more = { method, counters, follows: vote.id, reason, batchId };
  const decision = opened(state, [opening], more, now);
  if (!decision.ok) return decision;
  const cancelled = { type: 'voteCancelled', voteId: vote.id, cancellation: 'fallback' } as const;
  return happened(cancelled, ...decision.value);
}

interface Opening {
  readonly voteId: VoteId;
  readonly motion: Motion;
  readonly seconds: number;
}

type Form = Pick<VoteTerms, 'method' | 'counters' | 'follows' | 'reason' | 'batchId'>;

/** V2. */
function opened(state: SessionState, openings: readonly Opening[], form: Form, now: number): Decision {
  const sitting = openSittingOf(state);
  if (sitting === null) return refused('sittingNotOpen');
  if (sitting.pause !== null) return refused('sittingPaused');
  const { pack, sittingId } = sitting;
  const electorate = [...state.members.values()].filter(isDelegate).map((member) => member.id);
  const entrusted = { ...proxiesAt(state, sitting), ...weightsAt(state, pack, electorate) };
  const events: SessionEvent[] = [];
  for (const { voteId, motion, seconds } of openings) {
    if (state.items.get(motion.itemId)?.state !== 'running') return refused('itemNotRunning');
    const fault = faultOfText(state, motion);
    if (fault !== null) return refused(fault);
    const terms: VoteTerms = {
      id: voteId,
      number: state.votes.size + 1 + events.length,
      motion,
      sittingId,
      openedAt: now,
      seats: state.council.seats,
      majority: pack.majorities[motion.kind],
      quorum: pack.quorum,
      labels: pack.labels,
      voters: pack.voters,
      shown: showingUnder(pack),
      electorate,
      ...form,
      ...(form.method === 'electronic' ? entrusted : {}),
    };
    events.push({ type: 'voteOpened', terms, seconds });
  }
  return hasQuorum(state, sitting) ? happened(...events) : refused('noQuorum');
}

/** U5. */
function proxiesAt(state: SessionState, sitting: SittingRecord): Pick<VoteTerms, 'proxies'> {
  const held = [...proxiesInEffect(state, sitting)].map(([giverId, holderId]) => ({ giverId, holderId }));
  return held.length === 0 ? {} : { proxies: held };
}

/** U8, in the order of the electorate. */
function weightsAt(
  { weights }: SessionState,
  pack: RulePack,
  electorate: readonly MemberId[],
): Pick<VoteTerms, 'weights'> {
  if (!pack.weights) return {};
  return {
    weights: electorate.flatMap((memberId) => {
      const weight = weights.get(memberId);
      return weight === undefined ? [] : [{ memberId, weight }];
    }),
  };
}

function showingUnder({ liveResult, announceFirst }: RulePack): Showing {
  if (liveResult) return 'live';
  return announceFirst ? 'announced' : 'closed';
}

/** V14. */
function faultOfCounters(
  state: SessionState,
  method: VoteMethod,
  counters: Counters | null,
): RefusalCode | null {
  if (method === 'electronic') return null;
  if (counters === null || counters[0] === counters[1]) return 'countersNotTwo';
  const isMember = (id: MemberId) => state.members.has(id);
  return counters.every(isMember) ? null : 'noSuchMember';
}

/** V17. */
function faultOfCorrection(
  state: SessionState,
  motionId: MotionId,
  follows: VoteId,
  reason: string,
): RefusalCode | null {
  const results = [...state.votes.values()].filter((vote) => vote.motion.id === motionId && isDecided(vote));
  if (results.at(-1)?.id !== follows) return 'noSuchVote';
  return reason.trim() === '' ? 'reasonMissing' : null;
}

const RANKS: Readonly<Record<MotionScope['kind'], number>> = { amendment: 0, clause: 1, whole: 2 };

/** V17, M7, M8: why this motion is not put to the vote now. */
function faultOfMotion(
  { motions, votes, withdrawals }: SessionState,
  { id, versionId, scope }: Motion,
  corrects: boolean,
): RefusalCode | null {
  const decided = decidedAmong(votes);
  if (withdrawals.has(id)) return 'motionWithdrawn';
  if (decided.has(id) && !corrects) return 'motionDecided';
  const isFirst = (motion: Motion) =>
    motion.versionId === versionId && RANKS[motion.scope.kind] < RANKS[scope.kind];
  const isUndecided = (motion: Motion) => !decided.has(motion.id) && !withdrawals.has(motion.id);
  return [...motions.values()].some((motion) => isFirst(motion) && isUndecided(motion))
    ? 'partsUndecided'
    : null;
}
