import type { MemberId, PollId } from '../../../shared/domain/ids.ts';
import type { CountingView, PollView, Projection } from '../../../shared/protocol/projection.ts';
import { sessionPath } from '../session/sessionKey.ts';
import type { RememberedSession } from '../../host/Host.ts';

/** The secret poll that is open on paper now; only one can be. */
export function openPaperPoll({ polls }: Projection): PollView | null {
  return Object.values(polls).find(({ method, state }) => method === 'paper' && state === 'open') ?? null;
}

/** Whether this member is one of the two who count this poll now. */
export function countsIn({ method, state, tellers }: PollView, memberId: MemberId): boolean {
  return method === 'paper' && state === 'open' && tellers?.counterIds.includes(memberId) === true;
}

/** Where the slips of a poll are printed, where a teller counts them, and where the minute is. */
export function paperPath(session: RememberedSession, pollId: PollId, page: 'slips' | 'count' | 'minute') {
  return `${sessionPath(session)}/paper/${pollId}/${page}`;
}

/** L13: why a poll on paper cannot be closed yet; `null` when it can be. */
export function closeHindrance(counting: CountingView | undefined) {
  if (counting === undefined || counting.counted.length === 0) return 'none';
  if (counting.counted.length < 2) return 'one';
  if (counting.differences.length > 0) return 'differ';
  return counting.discrepancies.length > 0 ? 'unsettled' : null;
}
