import { writtenParts } from '../../../shared/domain/discussion.ts';
import type { ItemId } from '../../../shared/domain/ids.ts';
import type { DiscussionView, Projection } from '../../../shared/protocol/projection.ts';
import { groupName, notesKey } from './discussions.ts';

interface Words {
  readonly general: string;
  readonly proposals: string;
  readonly nameOf: (memberId: string) => string;
}

/** What a report on an item may begin with: everything that the groups wrote, group by group. */
export function gatheredText(
  projection: Projection,
  { id, rooms }: DiscussionView,
  itemId: ItemId,
  { general, proposals, nameOf }: Words,
): string {
  const groups = rooms.flatMap(({ groupId }) => {
    const parts = writtenParts(projection.groupNotes[notesKey(id, groupId, itemId)]);
    if (parts.length === 0) return [];
    const lines = parts.map(({ section, text }) => {
      const heading =
        section.kind === 'member'
          ? nameOf(section.memberId)
          : section.kind === 'general'
            ? general
            : proposals;
      return `- ${heading}: ${text}`;
    });
    return [[groupName(projection, groupId), ...lines].join('\n')];
  });
  return groups.join('\n\n');
}
