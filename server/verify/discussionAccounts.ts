import { hasRole, type Entry, type Ledger } from './Ledger.ts';
import type { Report } from './findings.ts';

/** One part of the notes, or the report on one item. */
export interface TextAccount {
  readonly text: string;
  readonly revision: number;
}

export interface NotesAccount {
  /** Keys `general`, `member/` and an id, `proposals`; in the order in which they were first written. */
  readonly parts: Map<string, TextAccount>;
  approved: boolean;
}

export interface RoomAccount {
  readonly chairId: string;
  readonly secretaryId: string;
  readonly state: 'prepared' | 'open' | 'closed';
  readonly itemId: string | null;
  readonly notes: Map<string, NotesAccount>;
}

export interface DiscussionAccount {
  readonly itemIds: readonly string[];
  /** By group. */
  readonly rooms: Map<string, RoomAccount>;
  report: 'none' | 'gathered' | 'published';
  readonly texts: Map<string, TextAccount>;
}

/** The room that is open in a group. */
export function openRoomIn(ledger: Ledger, groupId: string): RoomAccount | null {
  for (const { rooms } of ledger.discussions.values()) {
    const room = rooms.get(groupId);
    if (room?.state === 'open') return room;
  }
  return null;
}

/** The desk, and in a group's open room its chair and its secretary. */
export function requireFloorRunner(ledger: Ledger, entry: Entry, report: Report, room: string): void {
  requireLeader(ledger, entry, report, room === 'hall' ? null : openRoomIn(ledger, room));
}

export function requireLeader(
  ledger: Ledger,
  { seq, actor }: Entry,
  report: Report,
  room: RoomAccount | null,
): void {
  const isMember = actor !== null && ledger.members.has(actor);
  const isLeader = isMember && room !== null && (actor === room.chairId || actor === room.secretaryId);
  if (!isLeader && !hasRole(ledger, actor, 'chair', 'secretary')) report('actorWrong', seq, actor ?? 'house');
}

/** Texts as they are hashed; written apart from the program's own. */
export function hashedNotes(place: readonly string[], { parts }: NotesAccount): string {
  const written = [...parts].filter(([, { text }]) => text !== '');
  const of = (wanted: (key: string) => boolean) =>
    written.filter(([key]) => wanted(key)).map(([key, { text }]) => [key, text]);
  const ordered = [
    ...of((key) => key === 'general'),
    ...of((key) => key.startsWith('member/')),
    ...of((key) => key === 'proposals'),
  ];
  return ['paperless-notes/1', ...place, JSON.stringify(ordered)].join('\n');
}

export function hashedReport(sessionId: string, discussionId: string, account: DiscussionAccount): string {
  const written = account.itemIds.map((itemId) => [itemId, account.texts.get(itemId)?.text ?? '']);
  return ['paperless-report/1', sessionId, discussionId, JSON.stringify(written)].join('\n');
}
