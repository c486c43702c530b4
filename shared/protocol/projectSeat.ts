import type { MemberId, SittingId } from '../domain/ids.ts';
import type { SessionState } from '../domain/session.ts';
import { fromParts, part, type Part } from './part.ts';
import { ownAnnouncements, ownCall, ownInvitation } from './projectNotices.ts';
import { ownQuestions } from './projectQuestions.ts';
import { ownGroupNotes } from './projectDiscussions.ts';
import { ownCounts, ownReminders } from './projectVotes.ts';
import { ownAsking } from './projectPresenting.ts';
import type { Seat } from './projection.ts';
import { ownOpinions } from './projectOpinions.ts';
import { ownSlipCounts, ownSlipReminders } from './projectSlips.ts';

/** What the record says to one member alone (P11). */
export function createSeatProjector(memberId: MemberId): Part<Seat> {
  return fromParts<Seat>({
    session: part(['epoch'], ({ epoch }) => ({ epoch })),
    counting: own(['votes'], ({ votes }) => ownCounts(votes, memberId)),
    reminders: own(['votes'], ({ votes }) => ownReminders(votes, memberId)),
    leave: own(['sittingRecords'], ({ sittingRecords }) => ownLeave(sittingRecords, memberId)),
    announcements: own(['announcements', 'members'], (sources) => ownAnnouncements(sources, memberId)),
    call: own(['calls'], ({ calls }) => ownCall(calls, memberId)),
    invitation: own(['invitations'], ({ invitations }) => ownInvitation(invitations, memberId)),
    presenting: own(['presenting', 'files'], (sources) => ownAsking(sources, memberId)),
    slipReminders: own(['polls'], ({ polls }) => ownSlipReminders(polls, memberId)),
    slipCounts: own(['polls'], ({ polls }) => ownSlipCounts(polls, memberId)),
    groupNotes: own(['discussions', 'members'], (sources) => ownGroupNotes(sources, memberId)),
    opinions: own(['opinions'], ({ opinions }) => ownOpinions(opinions, memberId)),
    questions: own(['questions', 'questionOrder'], (sources) => ownQuestions(sources, memberId)),
  });
}

/**
 * A part that stays the same object while it says the same: every ballot is a source of everybody's seat, and what it
 * means for one of them is nearly always nothing.
 */
const own: typeof part = (names, make) => {
  const source = part(names, make);
  let last: { readonly value: ReturnType<typeof source>; readonly text: string } | null = null;
  return (sources) => {
    const value = source(sources);
    if (value === last?.value) return value;
    const text = JSON.stringify(value);
    if (text !== last?.text) last = { value, text };
    return last.value;
  };
};

function ownLeave(records: SessionState['sittingRecords'], memberId: MemberId): Seat['leave'] {
  const asked = [...records].flatMap(([sittingId, { leave }]) => {
    const request = leave.get(memberId);
    return request === undefined ? [] : [[sittingId, request] as const];
  });
  return Object.fromEntries(asked) as Record<SittingId, Seat['leave'][SittingId]>;
}
