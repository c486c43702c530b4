import type { Command } from '../../shared/domain/command.ts';
import type { Discussion, GroupRoom, NoteSection, RoomPlan } from '../../shared/domain/discussion.ts';
import type { DiscussionCommand } from '../../shared/domain/discussionCommand.ts';
import type { DiscussionId } from '../../shared/domain/ids.ts';
import { floorRecord } from './floorRecord.ts';
import { group, item, member, type SessionRecord } from './sessionRecord.ts';

export const discussion = (id: string): DiscussionId => id as DiscussionId;

type InRoom = 'openRoom' | 'closeRoom' | 'setRoomItem' | 'callRoomRoll';
type Of<Type extends DiscussionCommand['type']> = Extract<DiscussionCommand, { type: Type }>;

export const room = (groupId: string, chairId: string, secretaryId: string, place = ''): RoomPlan => ({
  groupId: group(groupId),
  chairId: member(chairId),
  secretaryId: member(secretaryId),
  place,
});

const ROOMS = [room('to1', 'db2', 'khach', 'Phòng họp A'), room('to2', 'db3', 'thuky2')];

export const prepare = (
  itemIds: readonly string[] = ['nd1', 'nd2'],
  rooms: readonly RoomPlan[] = ROOMS,
  id = 'tl1',
): Command => ({
  type: 'putDiscussion',
  discussion: { id: discussion(id), itemIds: itemIds.map(item), rooms },
});
const inRoom = (groupId: string, id: string) => ({ discussionId: discussion(id), groupId: group(groupId) });
export const open = (groupId = 'to1', id = 'tl1'): Command => ({ type: 'openRoom', ...inRoom(groupId, id) });
export const close = (groupId = 'to1', id = 'tl1'): Command => ({
  type: 'closeRoom',
  ...inRoom(groupId, id),
});
export const turnTo = (itemId: string | null, groupId = 'to1', id = 'tl1'): Of<InRoom> => ({
  type: 'setRoomItem',
  ...inRoom(groupId, id),
  itemId: itemId === null ? null : item(itemId),
});
export const roomRoll = (here: boolean, ...ids: readonly string[]): Of<InRoom> => ({
  type: 'callRoomRoll',
  ...inRoom('to1', 'tl1'),
  entries: ids.map((id) => ({ memberId: member(id), here })),
});

export const GENERAL: NoteSection = { kind: 'general' };
export const PROPOSALS: NoteSection = { kind: 'proposals' };
export const said = (id: string): NoteSection => ({ kind: 'member', memberId: member(id) });

const notesOf = (groupId: string, itemId: string) => ({ ...inRoom(groupId, 'tl1'), itemId: item(itemId) });
export const write = (
  text: string,
  revision = 0,
  section: NoteSection = GENERAL,
  groupId = 'to1',
  itemId = 'nd1',
): Of<'saveNotes'> => ({ type: 'saveNotes', ...notesOf(groupId, itemId), section, revision, text });
export const approve = (revision: number, groupId = 'to1', itemId = 'nd1'): Of<'approveNotes'> => ({
  type: 'approveNotes',
  ...notesOf(groupId, itemId),
  revision,
});
export const reopen = (groupId = 'to1', itemId = 'nd1'): Of<'reopenNotes'> => ({
  type: 'reopenNotes',
  ...notesOf(groupId, itemId),
});
export const gather = (id = 'tl1'): Command => ({ type: 'gatherNotes', discussionId: discussion(id) });
export const report = (text: string, revision = 0, itemId = 'nd1'): Of<'saveReport'> => ({
  type: 'saveReport',
  discussionId: discussion('tl1'),
  itemId: item(itemId),
  revision,
  text,
});
export const publishReport = (revision: number): Of<'publishReport'> => ({
  type: 'publishReport',
  discussionId: discussion('tl1'),
  revision,
});

/**
 * The floor record (daibieu and db2 in to1, db3 and db4 in to2), with the discussion tl1 of nd1 and nd2: db2 chairs
 * to1 and khach, a guest, writes; db3 chairs to2 and thuky2, another guest, writes. No room is open.
 */
export function discussionRecord(): SessionRecord {
  const record = floorRecord();
  record.ask({
    type: 'putMembers',
    members: [{ ...record.state.members.get(member('khach'))!, id: member('thuky2') }],
  });
  record.ask(prepare());
  return record;
}

/** With both rooms open on nd1. */
export function discussing(): SessionRecord {
  const record = discussionRecord();
  for (const groupId of ['to1', 'to2']) {
    record.ask(open(groupId));
    record.ask(turnTo('nd1', groupId));
  }
  return record;
}

/** Closed, with notes of to1 on nd1 that are approved. */
export function approvedRecord(): SessionRecord {
  const record = discussing();
  record.ask(write('Cơ bản nhất trí'), 'khach');
  record.ask(approve(1), 'db2');
  for (const groupId of ['to1', 'to2']) record.ask(close(groupId));
  return record;
}

export function discussionIn({ state }: SessionRecord, id = 'tl1'): Discussion {
  return state.discussions.get(discussion(id))!;
}

export function roomIn(record: SessionRecord, groupId = 'to1'): GroupRoom {
  return discussionIn(record).rooms.get(group(groupId))!;
}
