import { sectionKey, type GroupNotes, type SavedText } from '../../shared/domain/discussion.ts';
import type { Projection, Seat } from '../../shared/protocol/projection.ts';

/** The notes of a room on an item as far as one may read them; key `discussion/group/item`. */
export function notesAt(
  key: string,
  projection: Projection | null,
  seat: Seat | null,
): GroupNotes | undefined {
  return projection?.groupNotes[key] ?? seat?.groupNotes[key];
}

/** What stands in the record under a `keyOfText`. */
export function recordedText(
  key: string,
  projection: Projection | null,
  seat: Seat | null,
): SavedText | undefined {
  const [discussionId, groupId, itemId, ...section] = key.split('/');
  if (itemId === undefined) return projection?.reportTexts[key];
  const notes = notesAt(`${discussionId}/${groupId}/${itemId}`, projection, seat);
  return notes?.parts.find((part) => sectionKey(part.section) === section.join('/'));
}
