import type { FloorRoom } from '../../../shared/domain/floor.ts';
import type { DiscussionId, GroupId, ItemId } from '../../../shared/domain/ids.ts';
import { writtenParts, type GroupNotes } from '../../../shared/domain/discussion.ts';
import { leadsRoom } from '../../../shared/domain/discussion.ts';
import { isDelegate, type Member } from '../../../shared/domain/roster.ts';
import type { DiscussionView, GroupRoomView, Projection } from '../../../shared/protocol/projection.ts';
import { programmeOf, type ProgrammeItem } from '../agenda/programme.ts';

/** A room of a discussion, with the discussion that it belongs to. */
export interface RoomInDiscussion {
  readonly discussion: DiscussionView;
  readonly room: GroupRoomView;
}

export function discussionsOf(projection: Projection): readonly DiscussionView[] {
  return Object.values(projection.discussions).sort((a, b) => a.order - b.order);
}

export function roomsOf(projection: Projection): readonly RoomInDiscussion[] {
  return discussionsOf(projection).flatMap((discussion) =>
    discussion.rooms.map((room) => ({ discussion, room })),
  );
}

export function roomAt(
  projection: Projection,
  discussionId: string | undefined,
  groupId: string | undefined,
): RoomInDiscussion | null {
  const found = roomsOf(projection).find(
    ({ discussion, room }) => discussion.id === discussionId && room.groupId === groupId,
  );
  return found ?? null;
}

/** The rooms that concern a member: of the own group, and those that he leads. */
export function ownRooms(projection: Projection, me: Member): readonly RoomInDiscussion[] {
  return roomsOf(projection).filter(
    ({ room }) => leadsRoom(room, me.id) || (isDelegate(me) && room.groupId === me.groupId),
  );
}

/**
 * Where a member's floor is: in the open room that he leads or is said to be in, else in the hall. The desk stays in
 * the hall, unless it leads a room.
 */
export function floorPlaceOf(
  projection: Projection,
  me: Member,
): { readonly room: FloorRoom; readonly at: RoomInDiscussion | null } {
  const open = roomsOf(projection).find(
    ({ room }) => room.stage.kind === 'open' && (leadsRoom(room, me.id) || room.here.includes(me.id)),
  );
  return open === undefined ? { room: 'hall', at: null } : { room: open.room.groupId, at: open };
}

/** The items of a discussion as the programme numbers them. */
export function itemsOf(projection: Projection, { itemIds }: DiscussionView): readonly ProgrammeItem[] {
  const all = programmeOf(projection).sittings.flatMap(({ items }) => items);
  return itemIds.flatMap((id) => all.find(({ item }) => item.id === id) ?? []);
}

export function runningItem({ stage }: GroupRoomView): ItemId | null {
  return stage.kind === 'open' ? stage.itemId : null;
}

export function notesKey(discussionId: DiscussionId, groupId: GroupId, itemId: ItemId): string {
  return `${discussionId}/${groupId}/${itemId}`;
}

/** How far the notes on an item are. */
export type NotesState =
  | { readonly kind: 'none' }
  | { readonly kind: 'written'; readonly parts: number; readonly at: number }
  | { readonly kind: 'approved'; readonly at: number };

export function notesState(notes: GroupNotes | undefined): NotesState {
  const parts = writtenParts(notes);
  if (parts.length === 0) return { kind: 'none' };
  if (notes?.approval != null) return { kind: 'approved', at: notes.approval.at };
  return { kind: 'written', parts: parts.length, at: Math.max(...parts.map(({ at }) => at)) };
}

export function groupName(projection: Projection, groupId: GroupId): string {
  return projection.groups[groupId]?.name ?? '';
}

/** Delegates of a group in the order of the roster. */
export function delegatesOf(projection: Projection, groupId: GroupId): readonly Member[] {
  return Object.values(projection.members)
    .filter((member) => member.groupId === groupId && isDelegate(member))
    .sort((a, b) => a.order - b.order);
}

/** The last sentence of an address that leads to a discussion's pages, below the session's. */
export function roomPath(discussionId: DiscussionId, groupId: GroupId): string {
  return `/rooms/${discussionId}/${groupId}`;
}
export function reportPath(discussionId: DiscussionId): string {
  return `/rooms/${discussionId}/report`;
}
