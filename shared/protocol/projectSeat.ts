import type { MemberId, SittingId } from '../domain/ids.ts';
import type { SessionState } from '../domain/session.ts';
import { fromParts, part, type Part } from './part.ts';
import { ownAnnouncements, ownCall, ownInvitation } from './projectNotices.ts';
import { ownCounts, ownReminders } from './projectVotes.ts';
import { ownAsking } from './projectPresenting.ts';
import type { Seat } from './projection.ts';
import { ownOpinions } from './projectOpinions.ts';
import { ownSlipCounts } from './projectSlips.ts';

/** What the record says to one member alone (P11). */
export function createSeatProjector(memberId: MemberId): Part<Seat> {
  return fromParts<Seat>({
    session: part(['epoch'], ({ epoch }) => ({ epoch })),
    counting: part(['votes'], ({ votes }) => ownCounts(votes, memberId)),
    reminders: part(['votes'], ({ votes }) => ownReminders(votes, memberId)),
    leave: part(['sittingRecords'], ({ sittingRecords }) => ownLeave(sittingRecords, memberId)),
    announcements: part(['announcements', 'members'], (sources) => ownAnnouncements(sources, memberId)),
    call: part(['calls'], ({ calls }) => ownCall(calls, memberId)),
    invitation: part(['invitations'], ({ invitations }) => ownInvitation(invitations, memberId)),
    presenting: part(['presenting', 'files'], (sources) => ownAsking(sources, memberId)),
    slipCounts: part(['polls'], ({ polls }) => ownSlipCounts(polls, memberId)),
    opinions: part(['opinions'], ({ opinions }) => ownOpinions(opinions, memberId)),
  });
}

function ownLeave(records: SessionState['sittingRecords'], memberId: MemberId): Seat['leave'] {
  const asked = [...records].flatMap(([sittingId, { leave }]) => {
    const request = leave.get(memberId);
    return request === undefined ? [] : [[sittingId, request] as const];
  });
  return Object.fromEntries(asked) as Record<SittingId, Seat['leave'][SittingId]>;
}
