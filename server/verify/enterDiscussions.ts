import {
  hashedNotes,
  hashedReport,
  openRoomIn,
  requireLeader,
  type DiscussionAccount,
  type NotesAccount,
  type RoomAccount,
  type TextAccount,
} from './discussionAccounts.ts';
import type { Report } from './findings.ts';
import { hasRole, requireDesk, type Enter, type Entry, type Ledger } from './Ledger.ts';
import { part, parts, text, textOrNull, texts, whole, type Part } from './read.ts';
import { idOfText } from './signatures.ts';

/** Discussions in groups: who led, one room open in a group, and that what was approved is what was written. */
export const DISCUSSIONS: Readonly<Record<string, Enter>> = {
  discussionPut(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const plan = part(entry.body, 'discussion');
    const id = text(plan, 'id');
    const before = ledger.discussions.get(id);
    const itemIds = texts(plan, 'itemIds');
    for (const itemId of itemIds) if (!ledger.items.has(itemId)) report('nothingNamed', entry.seq, itemId);
    const rooms = new Map(
      parts(plan, 'rooms').map((room) => plannedRoom(ledger, entry, report, room, before)),
    );
    const opened = [...(before?.rooms ?? [])].filter(([, { state }]) => state !== 'prepared');
    const dropsItem = opened.length > 0 && before?.itemIds.some((itemId) => !itemIds.includes(itemId));
    const dropsRoom = opened.some(([groupId]) => !rooms.has(groupId));
    const leaders = [...rooms.values()].flatMap(({ chairId, secretaryId }) => [chairId, secretaryId]);
    if (dropsItem === true || dropsRoom || new Set(leaders).size < leaders.length) {
      report('discussionWrong', entry.seq, id);
    }
    requireReport(entry, report, before, 'none');
    const begun = before ?? { report: 'none', texts: new Map<string, TextAccount>() };
    ledger.discussions.set(id, { ...begun, itemIds, rooms });
  },
  discussionRemoved(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const [id, account] = discussionOf(ledger, entry, report);
    const isOpened = [...(account?.rooms.values() ?? [])].some(({ state }) => state !== 'prepared');
    if (isOpened) report('discussionWrong', entry.seq, id);
    ledger.discussions.delete(id);
  },
  roomOpened(ledger, entry, report) {
    const groupId = text(entry.body, 'groupId');
    if (openRoomIn(ledger, groupId) !== null) report('roomStateWrong', entry.seq, groupId);
    changeRoom(ledger, entry, report, (room) => ({ ...room, state: 'open', itemId: null }));
  },
  roomClosed(ledger, entry, report) {
    const groupId = text(entry.body, 'groupId');
    changeRoom(ledger, entry, report, (room) => {
      if (room.state !== 'open') report('roomStateWrong', entry.seq, groupId);
      return { ...room, state: 'closed', itemId: null };
    });
  },
  roomItemSet(ledger, entry, report) {
    const [groupId, itemId] = [text(entry.body, 'groupId'), textOrNull(entry.body, 'itemId')];
    changeRoom(ledger, entry, report, (room, { itemIds }) => {
      if (room.state !== 'open') report('roomStateWrong', entry.seq, groupId);
      if (itemId !== null && !(itemIds.includes(itemId) && ledger.items.get(itemId)?.published === true)) {
        report('nothingNamed', entry.seq, itemId);
      }
      return { ...room, itemId };
    });
  },
  roomRollCalled(ledger, entry, report) {
    const [, account] = discussionOf(ledger, entry, report);
    const groupId = text(entry.body, 'groupId');
    const room = account?.rooms.get(groupId);
    if (room?.state !== 'open') report('roomStateWrong', entry.seq, groupId);
    const ids = parts(entry.body, 'entries').map((one) => text(one, 'memberId'));
    if (ids.some((id) => id !== entry.actor)) requireLeader(ledger, entry, report, room ?? null);
    for (const id of ids) {
      if (!hasRole(ledger, id, 'delegate') || ledger.groupOf.get(id) !== groupId) {
        report('notADelegate', entry.seq, id);
      }
    }
  },
  notesSaved(ledger, entry, report) {
    const found = notesIn(ledger, entry, report);
    if (found === null) return;
    const { notes, room, name } = found;
    if (entry.actor !== room.secretaryId) requireDesk(ledger, entry, report);
    if (room.state === 'prepared') report('roomStateWrong', entry.seq, name);
    if (notes.approved) report('textWrong', entry.seq, name);
    const saved = part(entry.body, 'part');
    const section = part(saved, 'section');
    const kind = text(section, 'kind');
    const key = kind === 'member' ? `member/${text(section, 'memberId')}` : kind;
    notes.parts.set(key, savedText(entry, report, saved, notes.parts.get(key)));
  },
  notesApproved(ledger, entry, report) {
    const found = notesIn(ledger, entry, report);
    if (found === null) return;
    const { notes, room, place, name } = found;
    if (entry.actor !== room.chairId) report('actorWrong', entry.seq, entry.actor ?? 'house');
    if (notes.approved) report('textWrong', entry.seq, name);
    const stated = text(part(entry.body, 'approval'), 'sha256');
    if (stated !== idOfText(hashedNotes(place, notes))) report('approvedTextDiffers', entry.seq, name);
    notes.approved = true;
  },
  notesReopened(ledger, entry, report) {
    const found = notesIn(ledger, entry, report);
    if (found === null) return;
    if (entry.actor !== found.room.chairId) report('actorWrong', entry.seq, entry.actor ?? 'house');
    if (!found.notes.approved) report('textWrong', entry.seq, found.name);
    found.notes.approved = false;
  },
  notesGathered(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const [id, account] = discussionOf(ledger, entry, report);
    if (account === undefined) return;
    requireReport(entry, report, account, 'none');
    const rooms = [...account.rooms.values()];
    if (rooms.some(({ state }) => state === 'open')) report('roomStateWrong', entry.seq, id);
    const written = rooms.flatMap(({ notes }) => [...notes.values()]).filter(saysSomething);
    if (written.length === 0 || written.some(({ approved }) => !approved)) report('textWrong', entry.seq, id);
    account.report = 'gathered';
  },
  reportSaved(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const [, account] = discussionOf(ledger, entry, report);
    if (account === undefined) return;
    requireReport(entry, report, account, 'gathered');
    const itemId = text(entry.body, 'itemId');
    if (!account.itemIds.includes(itemId)) report('nothingNamed', entry.seq, itemId);
    const saved = savedText(entry, report, part(entry.body, 'saved'), account.texts.get(itemId));
    account.texts.set(itemId, saved);
  },
  reportPublished(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const [id, account] = discussionOf(ledger, entry, report);
    if (account === undefined) return;
    requireReport(entry, report, account, 'gathered');
    const hash = idOfText(hashedReport(ledger.sessionId, id, account));
    if (text(entry.body, 'sha256') !== hash) report('approvedTextDiffers', entry.seq, id);
    account.report = 'published';
  },
};

function discussionOf(
  ledger: Ledger,
  { seq, body }: Entry,
  report: Report,
): readonly [id: string, DiscussionAccount | undefined] {
  const id = text(body, 'discussionId');
  const account = ledger.discussions.get(id);
  if (account === undefined) report('nothingNamed', seq, id);
  return [id, account];
}

function plannedRoom(
  ledger: Ledger,
  { seq }: Entry,
  report: Report,
  plan: Part,
  before: DiscussionAccount | undefined,
): readonly [string, RoomAccount] {
  const groupId = text(plan, 'groupId');
  const [chairId, secretaryId] = [text(plan, 'chairId'), text(plan, 'secretaryId')];
  if (!hasRole(ledger, chairId, 'delegate') || ledger.groupOf.get(chairId) !== groupId) {
    report('notADelegate', seq, chairId);
  }
  if (!ledger.members.has(secretaryId)) report('nothingNamed', seq, secretaryId);
  const fresh = { state: 'prepared', itemId: null, notes: new Map<string, NotesAccount>() } as const;
  return [groupId, { ...(before?.rooms.get(groupId) ?? fresh), chairId, secretaryId }];
}

function requireReport(
  { seq }: Entry,
  report: Report,
  account: DiscussionAccount | undefined,
  state: DiscussionAccount['report'],
): void {
  if (account !== undefined && account.report !== state) report('roomStateWrong', seq, account.report);
}

/** By who leads it, before the notes are gathered; nobody keeps the floor of a room that changes. */
function changeRoom(
  ledger: Ledger,
  entry: Entry,
  report: Report,
  change: (room: RoomAccount, discussion: DiscussionAccount) => RoomAccount,
): void {
  const [, account] = discussionOf(ledger, entry, report);
  const groupId = text(entry.body, 'groupId');
  const room = account?.rooms.get(groupId);
  if (account === undefined || room === undefined) return report('nothingNamed', entry.seq, groupId);
  requireLeader(ledger, entry, report, room);
  requireReport(entry, report, account, 'none');
  if (whole(entry.body, 'at') !== entry.at) report('timeDiffers', entry.seq, 'at');
  const changed = change(room, account);
  account.rooms.set(groupId, changed);
  for (const [id, speech] of ledger.speeches) {
    const stays = speech.room !== groupId || speech.clock === 'ended' || speech.itemId === changed.itemId;
    if (!stays) report('speechStateWrong', entry.seq, id);
  }
}

function notesIn(ledger: Ledger, entry: Entry, report: Report) {
  const [discussionId, account] = discussionOf(ledger, entry, report);
  const [groupId, itemId] = [text(entry.body, 'groupId'), text(entry.body, 'itemId')];
  const name = `${discussionId}/${groupId}/${itemId}`;
  const room = account?.rooms.get(groupId);
  if (account === undefined || room === undefined || !account.itemIds.includes(itemId)) {
    report('nothingNamed', entry.seq, name);
    return null;
  }
  requireReport(entry, report, account, 'none');
  const notes = room.notes.get(itemId) ?? { parts: new Map<string, TextAccount>(), approved: false };
  room.notes.set(itemId, notes);
  return { room, notes, name, place: [ledger.sessionId, discussionId, groupId, itemId] };
}

/** Revisions of one text go 1, 2, 3 …, each by who asked and at that time. */
function savedText(
  { seq, at, actor }: Entry,
  report: Report,
  saved: Part,
  before: TextAccount | undefined,
): TextAccount {
  const revision = whole(saved, 'revision');
  if (revision !== (before?.revision ?? 0) + 1) report('textWrong', seq, `${revision}`);
  if (text(saved, 'by') !== actor) report('actorWrong', seq, actor ?? 'house');
  if (whole(saved, 'at') !== at) report('timeDiffers', seq, 'at');
  return { text: text(saved, 'text'), revision };
}

function saysSomething({ parts: written }: NotesAccount): boolean {
  return [...written.values()].some(({ text: words }) => words !== '');
}
