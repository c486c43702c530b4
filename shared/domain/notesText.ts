import { sectionKey, writtenParts, type Discussion, type GroupNotes } from './discussion.ts';
import type { DiscussionId, GroupId, ItemId, SessionId } from './ids.ts';

/** Which notes are meant. */
export interface NotesPlace {
  readonly discussionId: DiscussionId;
  readonly groupId: GroupId;
  readonly itemId: ItemId;
}

/** What the chair of a room approves, as it is hashed: the last line is JSON, `[[section, text], …]`. */
export function notesText(sessionId: SessionId, place: NotesPlace, notes: GroupNotes): string {
  const { discussionId, groupId, itemId } = place;
  const written = writtenParts(notes).map(({ section, text }) => [sectionKey(section), text]);
  return ['paperless-notes/1', sessionId, discussionId, groupId, itemId, JSON.stringify(written)].join('\n');
}

/** What is published as a report, as it is hashed: the last line is JSON, `[[item, text], …]` in their order. */
export function reportText(sessionId: SessionId, { id, itemIds, report }: Discussion): string {
  const texts = report.kind === 'none' ? null : report.texts;
  const written = itemIds.map((itemId) => [itemId, texts?.get(itemId)?.text ?? '']);
  return ['paperless-report/1', sessionId, id, JSON.stringify(written)].join('\n');
}
