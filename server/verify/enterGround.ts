import {
  openVotesOf,
  votedItem,
  requirePreparer,
  type Enter,
  type Entry,
  type FileAccount,
  type Ledger,
} from './Ledger.ts';
import { requireSilence } from './enterFloor.ts';
import type { Report } from './findings.ts';
import { flag, part, parts, text, textOrNull, texts, whole, type Part } from './read.ts';

/** Council, roster, programme and files: what the votes lean on. */
export const GROUND: Readonly<Record<string, Enter>> = {
  sessionCreated(ledger, { seq, actor, body }, report) {
    if (seq !== 1 || ledger.created) report('idTaken', seq, 'sessionCreated');
    if (actor !== null) report('actorWrong', seq, actor);
    if (text(body, 'sessionId') !== ledger.sessionId) report('nothingNamed', seq, text(body, 'sessionId'));
    ledger.created = true;
    ledger.seats = whole(part(body, 'council'), 'seats');
  },
  detailsChanged(ledger, entry, report) {
    requirePreparer(ledger, entry, report);
    const seats = whole(part(entry.body, 'council'), 'seats');
    if (seats !== ledger.seats) {
      requireNoVote(ledger, entry, report, `seats ${ledger.seats} → ${seats}`);
      if (areSeatsFixed(ledger)) report('seatsByHand', entry.seq, `${ledger.seats} → ${seats}`);
    }
    ledger.seats = seats;
  },
  membersPut(ledger, entry, report) {
    requirePreparer(ledger, entry, report);
    for (const member of parts(entry.body, 'members')) {
      const id = text(member, 'id');
      const roles = new Set(texts(member, 'roles'));
      if (roles.has('delegate') !== (ledger.members.get(id)?.has('delegate') ?? false)) {
        requireNoVote(ledger, entry, report, id);
      }
      ledger.members.set(id, roles);
      enterGroup(ledger, member);
    }
  },
  memberRemoved(ledger, entry, report) {
    requirePreparer(ledger, entry, report);
    const id = text(entry.body, 'memberId');
    requireNoVote(ledger, entry, report, id);
    if (!ledger.members.delete(id)) report('nothingNamed', entry.seq, id);
  },
  sittingRemoved(ledger, { seq, body }, report) {
    const sitting = ledger.sittings.get(text(body, 'sittingId'));
    if (sitting?.rules != null) report('sittingWrong', seq, text(body, 'sittingId'));
    ledger.sittings.delete(text(body, 'sittingId'));
  },
  itemAdded(ledger, { body }) {
    const item = part(body, 'item');
    const published = flag(item, 'published');
    ledger.items.set(text(item, 'id'), {
      ...{ sittingId: text(item, 'sittingId'), state: text(item, 'state'), published },
    });
  },
  itemMoved(ledger, entry, report) {
    const item = ledger.items.get(text(entry.body, 'itemId'));
    if (item === undefined) report('nothingNamed', entry.seq, text(entry.body, 'itemId'));
    else item.sittingId = text(entry.body, 'sittingId');
    const voted = votedItem(ledger);
    if (voted === text(entry.body, 'itemId')) report('changedInVote', entry.seq, voted);
  },
  itemRemoved(ledger, { seq, body }, report) {
    const id = text(body, 'itemId');
    const isDiscussed = [...ledger.discussions.values()].some(({ itemIds }) => itemIds.includes(id));
    if (isDiscussed) report('discussionWrong', seq, id);
    ledger.items.delete(id);
  },
  itemStateSet(ledger, entry, report) {
    const id = text(entry.body, 'itemId');
    const item = ledger.items.get(id);
    const state = text(entry.body, 'state');
    if (item === undefined) report('nothingNamed', entry.seq, id);
    else {
      if (votedItem(ledger) === id && state !== 'running') {
        report('changedInVote', entry.seq, `${id} ${state}`);
      }
      if (item.state === 'running' && state !== 'running') requireSilence(ledger, entry, report);
      item.state = state;
    }
  },
  fileAdded(ledger, { body }) {
    const file = part(body, 'file');
    const versions = parts(file, 'versions').map(versionOf);
    ledger.files.set(text(file, 'id'), { itemId: text(file, 'itemId'), versions });
  },
  versionAdded(ledger, { seq, body }, report) {
    const fileId = text(body, 'fileId');
    const file = ledger.files.get(fileId);
    if (file === undefined) report('nothingNamed', seq, fileId);
    else file.versions.push(versionOf(part(body, 'version')));
    for (const vote of openVotesOf(ledger)) if (vote.motion.fileId === fileId) ledger.mustCancel.add(vote.id);
  },
  fileRemoved(ledger, { body }) {
    ledger.files.delete(text(body, 'fileId'));
  },
  published(ledger, { body }) {
    ledger.published = true;
    for (const id of texts(body, 'itemIds')) {
      const item = ledger.items.get(id);
      if (item !== undefined) item.published = true;
    }
    const versionIds = new Set(texts(body, 'versionIds'));
    for (const file of ledger.files.values()) {
      for (const version of file.versions) if (versionIds.has(version.id)) version.published = true;
    }
  },
  // What these say decides nothing about a vote.
  groupsDefined() {},
  sittingPut() {},
  itemChanged() {},
  fileChanged() {},
};

/** The group that a member belongs to from now on. */
export function enterGroup(ledger: Ledger, member: Part): void {
  const groupId = textOrNull(member, 'groupId');
  if (groupId === null) ledger.groupOf.delete(text(member, 'id'));
  else ledger.groupOf.set(text(member, 'id'), groupId);
}

function versionOf(version: Part): FileAccount['versions'][number] {
  const sha256 = text(part(version, 'content'), 'sha256');
  return { id: text(version, 'id'), sha256, published: flag(version, 'published') };
}

export function requireNoVote(ledger: Ledger, { seq }: Entry, report: Report, detail: string): void {
  if (votedItem(ledger) !== null) report('changedInVote', seq, detail);
}

/** Since the first sitting, or the first decision on it. Sittings of early records left the number free. */
function areSeatsFixed({ seatsDecided, sittings }: Ledger): boolean {
  return seatsDecided || [...sittings.values()].some(({ rules }) => rules?.namesTotals === true);
}
