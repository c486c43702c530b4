import type { Report } from './findings.ts';
import { hasRole, requireDesk, type Enter, type Entry, type Ledger } from './Ledger.ts';
import { part, text, texts, whole } from './read.ts';

/** Announcements, calls for the clerk, and answers to the invitation. */
export const NOTICES: Readonly<Record<string, Enter>> = {
  announced(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const announcement = part(entry.body, 'announcement');
    const id = text(announcement, 'id');
    requireActor(entry, text(announcement, 'by'), report);
    if (ledger.announcements.has(id)) report('idTaken', entry.seq, id);
    ledger.announcements.add(id);
  },
  announcementWithdrawn(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const id = text(entry.body, 'announcementId');
    if (!ledger.announcements.has(id)) report('nothingNamed', entry.seq, id);
  },
  clerkCalled(ledger, entry, report) {
    const call = part(entry.body, 'call');
    const [id, memberId] = [text(call, 'id'), text(call, 'memberId')];
    requireActor(entry, memberId, report);
    const { calls } = ledger;
    const isOpen = [...calls.values()].some((one) => one.memberId === memberId && one.state !== 'settled');
    if (calls.has(id) || isOpen) report('idTaken', entry.seq, id);
    calls.set(id, { memberId, state: 'waiting' });
  },
  callTaken(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    requireActor(entry, text(entry.body, 'by'), report);
    const call = ledger.calls.get(text(entry.body, 'callId'));
    if (call?.state !== 'waiting') report('nothingNamed', entry.seq, text(entry.body, 'callId'));
    else call.state = 'taken';
  },
  callSettled(ledger, entry, report) {
    requireActor(entry, text(entry.body, 'by'), report);
    const call = ledger.calls.get(text(entry.body, 'callId'));
    if (call === undefined || call.state === 'settled') {
      report('nothingNamed', entry.seq, text(entry.body, 'callId'));
      return;
    }
    if (call.memberId !== entry.actor) requireDesk(ledger, entry, report);
    call.state = 'settled';
  },
  invitationAnswered(ledger, entry, report) {
    const memberId = text(entry.body, 'memberId');
    whole(entry.body, 'at');
    requireActor(entry, memberId, report);
    requireDelegate(ledger, entry, memberId, report);
    requireBefore(ledger, entry, report);
  },
  invitationsReminded(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    for (const memberId of texts(entry.body, 'memberIds')) requireDelegate(ledger, entry, memberId, report);
    requireBefore(ledger, entry, report);
  },
  leaveWithdrawn(ledger, entry, report) {
    requireActor(entry, text(entry.body, 'memberId'), report);
    requireBefore(ledger, entry, report);
    const roll = ledger.sittings.get(text(entry.body, 'sittingId'))?.roll;
    const memberId = text(entry.body, 'memberId');
    if (roll?.get(memberId) === 'absentWithLeave') roll.delete(memberId);
  },
};

function requireActor({ seq, actor }: Entry, memberId: string, report: Report): void {
  if (actor !== memberId) report('actorWrong', seq, memberId);
}

function requireDelegate(ledger: Ledger, { seq }: Entry, memberId: string, report: Report): void {
  if (!hasRole(ledger, memberId, 'delegate')) report('notADelegate', seq, memberId);
}

/** Only before the first sitting was opened. */
function requireBefore(ledger: Ledger, { seq, type }: Entry, report: Report): void {
  if ([...ledger.sittings.values()].some(({ open, closed }) => open || closed))
    report('sittingWrong', seq, type);
}
