import type { ItemId } from './ids.ts';
import type { SessionState } from './session.ts';
import { openPollAmong } from './slip.ts';
import { openVoteAmong } from './vote.ts';

/**
 * V1, L4: what is voted on in the hall, by motion or by slip; never two at a time. `null` when nothing is.
 */
export function openInHall({
  votes,
  polls,
}: Pick<SessionState, 'votes' | 'polls'>): { readonly itemId: ItemId } | null {
  const vote = openVoteAmong(votes);
  return vote === null ? openPollAmong(polls) : vote.motion;
}
