import type { MotionId } from '../../../shared/domain/ids.ts';
import { isDecided } from '../../../shared/domain/vote.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { latestDecision } from '../polls/polls.ts';
import { voteAtHand } from './votes.ts';

/**
 * The votes that were opened in one go with this one, itself included, in that order; one that went on in another
 * form is left out for the one that took its place.
 */
export function batchOf(projection: Projection, vote: VoteView): readonly VoteView[] {
  if (vote.batchId === null) return [vote];
  const fellBack = (one: VoteView) => one.cancellation === 'fallback';
  const placeOf = (one: VoteView): number => {
    const before = one.follows === null ? undefined : projection.votes[one.follows];
    return before !== undefined && fellBack(before) ? placeOf(before) : one.number;
  };
  return Object.values(projection.votes)
    .filter((one) => one.batchId === vote.batchId && !fellBack(one))
    .sort((one, other) => placeOf(one) - placeOf(other));
}

/** The newest vote with those that were opened together with it; empty while something else is newer. */
export function latestVotes(projection: Projection): readonly VoteView[] {
  const { vote } = latestDecision(projection);
  return vote === null ? [] : batchOf(projection, vote);
}

/** The vote that is open or waits to be announced, with its whole batch as long as one of it does. */
export function votesAtHand(projection: Projection): readonly VoteView[] {
  const vote = voteAtHand(projection);
  return vote === null ? [] : batchOf(projection, vote);
}

/** What stays the same while a batch is on, also when one of it goes on in another form. */
export function groupKeyOf(votes: readonly VoteView[]): string {
  return votes[0]?.batchId ?? votes[0]?.id ?? '';
}

/** All results of a motion that are seen here, the oldest first: only the last one stands (V17). */
export function resultsOf({ votes }: Projection, motionId: MotionId): readonly VoteView[] {
  return Object.values(votes)
    .filter((vote) => vote.motion.id === motionId && isDecided(vote) && vote.result !== null)
    .sort((one, other) => one.number - other.number);
}

/** The vote whose result stands in place of this one's; `null` while this one's stands. */
export function replacedBy(projection: Projection, vote: VoteView): VoteView | null {
  const last = resultsOf(projection, vote.motion.id).at(-1);
  return last === undefined || last.number <= vote.number ? null : last;
}

export interface Correction {
  /** The vote with the result that is replaced. */
  readonly of: VoteView;
  readonly reason: string;
}

/** Which result this vote is meant to replace and why, however many forms it was taken in since. */
export function correctionBy(projection: Projection, vote: VoteView): Correction | null {
  const before = vote.follows === null ? undefined : projection.votes[vote.follows];
  if (before === undefined) return null;
  if (isDecided(before)) return { of: before, reason: vote.reason };
  return correctionBy(projection, before);
}

/** The vote that is under way to replace the result of this one; `null` when none is. */
export function correctionOf(projection: Projection, vote: VoteView): VoteView | null {
  const open = Object.values(projection.votes).filter(({ state }) => state === 'open');
  return open.find((one) => correctionBy(projection, one)?.of.id === vote.id) ?? null;
}
