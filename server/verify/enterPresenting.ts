import type { Report } from './findings.ts';
import { hasRole, type Enter, type Entry, type Ledger } from './Ledger.ts';
import { part, text } from './read.ts';

/** Who shows what to the session; where in the file is in no record. */
export const PRESENTING: Readonly<Record<string, Enter>> = {
  presentingAsked(ledger, entry, report) {
    requireOwnOrDesk(ledger, entry, text(entry.body, 'memberId'), report, false);
    requireFile(ledger, entry, text(entry.body, 'fileId'), report);
  },
  presentingDeclined(ledger, entry, report) {
    requireOwnOrDesk(ledger, entry, text(entry.body, 'memberId'), report);
  },
  presentingStarted(ledger, entry, report) {
    const presentation = part(entry.body, 'presentation');
    const [memberId, versionId] = [text(presentation, 'memberId'), text(presentation, 'versionId')];
    const goesOn = ledger.presenter === memberId && entry.actor === memberId;
    if (!goesOn && !isDesk(ledger, entry)) report('actorWrong', entry.seq, memberId);
    if (!ledger.members.has(memberId)) report('nothingNamed', entry.seq, memberId);
    const file = ledger.files.get(text(presentation, 'fileId'));
    const version = file?.versions.find(({ id }) => id === versionId);
    if (version?.published !== true) report('nothingNamed', entry.seq, versionId);
    ledger.presenter = memberId;
  },
  presentingStopped(ledger, entry, report) {
    requireOwnOrDesk(ledger, entry, ledger.presenter, report);
    ledger.presenter = null;
  },
};

function isDesk(ledger: Ledger, { actor }: Entry): boolean {
  return hasRole(ledger, actor, 'chair', 'secretary');
}

function requireOwnOrDesk(
  ledger: Ledger,
  entry: Entry,
  memberId: string | null,
  report: Report,
  deskToo = true,
): void {
  const isOwn = entry.actor !== null && entry.actor === memberId;
  if (!isOwn && !(deskToo && isDesk(ledger, entry))) report('actorWrong', entry.seq, memberId ?? '');
}

function requireFile(ledger: Ledger, { seq }: Entry, fileId: string, report: Report): void {
  if (!ledger.files.has(fileId)) report('nothingNamed', seq, fileId);
}
