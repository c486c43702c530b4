import type { MotionId } from '../../../shared/domain/ids.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';

/** The vote that was opened last, of all or of one motion. */
export function latestVote(projection: Projection, motionId?: MotionId): VoteView | null {
  let latest: VoteView | null = null;
  for (const vote of Object.values(projection.votes)) {
    if (motionId !== undefined && vote.motion.id !== motionId) continue;
    if (latest === null || vote.number > latest.number) latest = vote;
  }
  return latest;
}

/** The vote that is open or waits to be announced; only one can be. */
export function voteAtHand(projection: Projection): VoteView | null {
  const underWay = Object.values(projection.votes).filter(
    ({ state }) => state === 'open' || state === 'closed',
  );
  return underWay.sort((a, b) => b.number - a.number)[0] ?? null;
}

/** Nothing of it changes any more: announced or cancelled. */
export function isVoteOver({ state }: VoteView): boolean {
  return state === 'announced' || state === 'cancelled';
}

/** What a vote is called beside others on the same text: the part that it is about, else its title. */
export function nameOfVote({ motion: { scope, title } }: Pick<VoteView, 'motion'>): string {
  return scope.kind === 'whole' ? title : scope.label;
}

/** Whole seconds to the end of the countdown by the server's clock; 0 when it is over. The chair closes, not the clock. */
export function secondsLeft(
  { openedAt, seconds }: Pick<VoteView, 'openedAt' | 'seconds'>,
  now: number,
): number {
  const left = Math.ceil((openedAt + seconds * 1000 - now) / 1000);
  // Before the offset to the server's clock is known, a device's clock may stand before the opening.
  return Math.max(0, Math.min(left, seconds));
}

/** "0:45", "1:05", "90:00" */
export function formatSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Number of the version that a vote is about; `null` where the file is not shown here. */
export function versionNumber(
  projection: Projection,
  motion: Pick<VoteView['motion'], 'fileId' | 'versionId'>,
): number | null {
  const versions = projection.files[motion.fileId]?.versions;
  return versions?.find(({ id }) => id === motion.versionId)?.number ?? null;
}

/** Whether the hall may see the result: announced, or closed where the rules ask for no announcement (V10). */
export function isResultShown({ state, shown, result }: VoteView): boolean {
  if (result === null) return false;
  return state === 'announced' || (state === 'closed' && shown !== 'announced');
}
