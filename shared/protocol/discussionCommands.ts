import { z } from 'zod';
import { MAX_NOTES } from '../domain/discussion.ts';
import type { DiscussionId } from '../domain/ids.ts';
import { groupId, id, itemId, memberId, optionalLine } from './schema.ts';

const discussionId = id<DiscussionId>();
const inRoom = { discussionId, groupId };
const notesPlace = { ...inRoom, itemId };
/** As a paragraph, but longer. */
const text = z
  .string()
  .trim()
  .normalize('NFC')
  .overwrite((value) => value.replaceAll('\r\n', '\n'))
  .max(MAX_NOTES)
  .regex(/^(?:[\n\t]|[^\p{Cc}\p{Cs}\u2028\u2029])*$/u);
/** Sums of revisions of all parts are as small. */
const revision = z.int().min(0).max(1_000_000);

const section = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('general') }),
  z.strictObject({ kind: z.literal('member'), memberId }),
  z.strictObject({ kind: z.literal('proposals') }),
]);

const discussion = z.strictObject({
  id: discussionId,
  itemIds: z.array(itemId).min(1).max(100).readonly(),
  rooms: z
    .array(z.strictObject({ groupId, chairId: memberId, secretaryId: memberId, place: optionalLine }))
    .min(1)
    .max(100)
    .readonly(),
});

/** The commands of `DiscussionCommand`. */
export const discussionCommands = [
  z.strictObject({ type: z.literal('putDiscussion'), discussion }),
  z.strictObject({ type: z.literal('removeDiscussion'), discussionId }),
  z.strictObject({ type: z.literal('openRoom'), ...inRoom }),
  z.strictObject({ type: z.literal('closeRoom'), ...inRoom }),
  z.strictObject({ type: z.literal('setRoomItem'), ...inRoom, itemId: itemId.nullable() }),
  z.strictObject({
    type: z.literal('callRoomRoll'),
    ...inRoom,
    entries: z
      .array(z.strictObject({ memberId, here: z.boolean() }))
      .max(1000)
      .readonly(),
  }),
  z.strictObject({ type: z.literal('saveNotes'), ...notesPlace, section, revision, text }),
  z.strictObject({ type: z.literal('approveNotes'), ...notesPlace, revision }),
  z.strictObject({ type: z.literal('reopenNotes'), ...notesPlace }),
  z.strictObject({ type: z.literal('gatherNotes'), discussionId }),
  z.strictObject({ type: z.literal('saveReport'), discussionId, itemId, revision, text }),
  z.strictObject({ type: z.literal('publishReport'), discussionId, revision }),
] as const;
