import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { Speech } from '../../../shared/domain/floor.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { programmeOf, type ProgrammeItem } from '../agenda/programme.ts';
import { speechAt } from '../speaking/floorView.ts';
import { openSittingOf, sittingAtHand, type OpenSitting } from '../voting/sitting.ts';
import { isResultShown, latestVote } from '../voting/votes.ts';

/** What the hall sees now. */
export type Scene =
  | { readonly kind: 'idle'; readonly sitting: Sitting | null; readonly open: OpenSitting | null }
  /** `cancelled`: the newest vote, when it was cancelled under this item. */
  | { readonly kind: 'item'; readonly entry: ProgrammeItem; readonly cancelled: VoteView | null }
  | { readonly kind: 'break'; readonly until: number | null; readonly sitting: Sitting }
  | { readonly kind: 'vote'; readonly vote: VoteView }
  | { readonly kind: 'speech'; readonly speech: Speech }
  | { readonly kind: 'result'; readonly vote: VoteView };

/**
 * A vote under way comes first, then a break, then who has the floor; a result stays until another item runs, another
 * vote opens or the sitting ends; then the running item; else the session itself.
 */
export function sceneOf(projection: Projection): Scene {
  const vote = latestVote(projection);
  const open = openSittingOf(projection);
  const { running } = programmeOf(projection);
  const shown = vote !== null && isResultShown(vote);
  if (vote?.state === 'open' || (vote?.state === 'closed' && !shown)) return { kind: 'vote', vote };
  if (open?.pause != null) return { kind: 'break', until: open.pause.until, sitting: open.sitting };
  const speech = speechAt(projection, 'hall');
  if (speech !== null) return { kind: 'speech', speech };
  const isOfNow =
    vote !== null &&
    open?.sitting.id === vote.sittingId &&
    (running === null || running.item.id === vote.motion.itemId);
  if (isOfNow && shown) return { kind: 'result', vote };
  if (running !== null) {
    return { kind: 'item', entry: running, cancelled: isOfNow && vote.state === 'cancelled' ? vote : null };
  }
  return { kind: 'idle', sitting: sittingAtHand(projection), open };
}
