import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { ItemId, SittingId } from '../../../shared/domain/ids.ts';
import type { Speech } from '../../../shared/domain/floor.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { programmeOf, type ProgrammeItem } from '../agenda/programme.ts';
import { latestDecision, type OpenedPollView } from '../polls/polls.ts';
import { speechAt } from '../speaking/floorView.ts';
import { openSittingOf, sittingAtHand, type OpenSitting } from '../voting/sitting.ts';
import { batchOf } from '../voting/voteGroups.ts';
import { isResultShown } from '../voting/votes.ts';

/** What the hall sees now. */
export type Scene =
  | { readonly kind: 'idle'; readonly sitting: Sitting | null; readonly open: OpenSitting | null }
  /** `cancelled`: the newest vote or poll, when it was cancelled under this item. */
  | {
      readonly kind: 'item';
      readonly entry: ProgrammeItem;
      readonly cancelled: VoteView | OpenedPollView | null;
    }
  | { readonly kind: 'break'; readonly until: number | null; readonly sitting: Sitting }
  | { readonly kind: 'vote'; readonly vote: VoteView }
  | { readonly kind: 'poll'; readonly poll: OpenedPollView }
  | { readonly kind: 'pollResult'; readonly poll: OpenedPollView }
  | { readonly kind: 'speech'; readonly speech: Speech }
  | { readonly kind: 'result'; readonly vote: VoteView }
  /** Several that were opened in one go: as long as one of them is on, then all their results. */
  | { readonly kind: 'votes' | 'results'; readonly votes: readonly VoteView[] };

/**
 * A vote or poll under way comes first, then a break, then who has the floor; a result stays until another item runs, another
 * vote opens or the sitting ends; then the running item; else the session itself.
 */
export function sceneOf(projection: Projection): Scene {
  const { vote, poll } = latestDecision(projection);
  const votes = vote === null ? [] : batchOf(projection, vote);
  const open = openSittingOf(projection);
  const { running } = programmeOf(projection);
  const shown = votes.some(isResultShown);
  const isOn = votes.some((one) => one.state === 'open' || (one.state === 'closed' && !isResultShown(one)));
  if (vote !== null && isOn) return votes.length > 1 ? { kind: 'votes', votes } : { kind: 'vote', vote };
  if (poll?.state === 'open' || poll?.state === 'closed') return { kind: 'poll', poll };
  if (open?.pause != null) return { kind: 'break', until: open.pause.until, sitting: open.sitting };
  const speech = speechAt(projection, 'hall');
  if (speech !== null) return { kind: 'speech', speech };
  const isOfNow = (sittingId: SittingId, itemId: ItemId) =>
    open?.sitting.id === sittingId && (running === null || running.item.id === itemId);
  const ofNow = vote !== null && isOfNow(vote.sittingId, vote.motion.itemId) ? vote : null;
  const pollOfNow = poll !== null && isOfNow(poll.terms.sittingId, poll.itemId) ? poll : null;
  if (ofNow !== null && shown) {
    return votes.length > 1 ? { kind: 'results', votes } : { kind: 'result', vote: ofNow };
  }
  if (pollOfNow?.state === 'announced') return { kind: 'pollResult', poll: pollOfNow };
  if (running !== null) {
    const newest = ofNow ?? pollOfNow;
    return { kind: 'item', entry: running, cancelled: newest?.state === 'cancelled' ? newest : null };
  }
  return { kind: 'idle', sitting: sittingAtHand(projection), open };
}
