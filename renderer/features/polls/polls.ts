import type { ItemId } from '../../../shared/domain/ids.ts';
import type { RowResult, SlipRow } from '../../../shared/domain/slip.ts';
import type { PollView, Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { latestVote } from '../voting/votes.ts';

/** A poll that is or was open: its terms are fixed. */
export type OpenedPollView = PollView & { readonly terms: NonNullable<PollView['terms']> };

export function isOpened(poll: PollView): poll is OpenedPollView {
  return poll.terms !== null;
}

/** Polls that are or were open, in the order of their numbers. */
function openedPolls(projection: Projection): OpenedPollView[] {
  return Object.values(projection.polls)
    .filter(isOpened)
    .sort((a, b) => a.terms.number - b.terms.number);
}

/** The poll that was opened last. */
export function latestPoll(projection: Projection): OpenedPollView | null {
  return openedPolls(projection).at(-1) ?? null;
}

/** The poll that is open or waits to be announced; only one can be open. */
export function pollAtHand(projection: Projection): OpenedPollView | null {
  return openedPolls(projection).findLast(({ state }) => state === 'open' || state === 'closed') ?? null;
}

/** Polls of an item, or of all items in the order of their opening; those not yet opened at the end. */
export function pollsOf(projection: Projection, itemId?: ItemId): PollView[] {
  const place = ({ terms }: PollView) => terms?.number ?? Number.MAX_SAFE_INTEGER;
  return Object.values(projection.polls)
    .filter((poll) => itemId === undefined || poll.itemId === itemId)
    .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/** Whether a vote on a motion was opened after the newest poll, so that it is what the room is about. */
export function isVoteNewer(vote: VoteView | null, poll: OpenedPollView | null): boolean {
  if (vote === null || poll === null) return vote !== null;
  if (vote.state === 'open' || poll.state === 'open') return poll.state !== 'open';
  return vote.openedAt > poll.terms.openedAt;
}

/** What was put to the room last: a vote, or a poll by slip. */
export function latestDecision(projection: Projection) {
  const [vote, poll] = [latestVote(projection), latestPoll(projection)];
  return isVoteNewer(vote, poll) ? { vote, poll: null } : { vote: null, poll };
}

/** For countdowns. */
export function clockOf({ terms, seconds }: OpenedPollView) {
  return { openedAt: terms.openedAt, seconds };
}

/** What those who vote are called under the rules of the poll's sitting. */
export function votersIn(projection: Projection | null, { terms }: OpenedPollView): string {
  return projection?.sittingRecords[terms.sittingId]?.pack?.voters ?? 'đại biểu';
}

export interface ShownRow {
  readonly row: SlipRow;
  readonly result: RowResult;
}

/** Rows with their results, in the order of the result; `[]` while it is not shown. */
export function resultRows({ sheet, result }: PollView): ShownRow[] {
  return (result?.rows ?? []).flatMap((one) => {
    const row = sheet.rows.find(({ id }) => id === one.rowId);
    return row === undefined ? [] : [{ row, result: one }];
  });
}
