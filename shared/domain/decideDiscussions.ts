import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import { decideNotes, decideReport } from './decideNotes.ts';
import {
  hasBegun,
  openRoomOf,
  type Discussion,
  type DiscussionPlan,
  type GroupRoom,
  type RoomPlan,
} from './discussion.ts';
import type { DiscussionCommand, RoomCommand } from './discussionCommand.ts';
import type { ItemId, MemberId } from './ids.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { mayLeadRoom } from './rights.ts';
import { isDelegate } from './roster.ts';
import type { SessionState } from './session.ts';

type Of<Type extends DiscussionCommand['type']> = Extract<DiscussionCommand, { type: Type }>;

export function decideDiscussions(
  state: SessionState,
  command: DiscussionCommand,
  context: DecisionContext,
): Decision {
  const { actor } = context;
  if (actor === null) return refused('notAllowed');
  if (command.type === 'putDiscussion') return decidePut(state, command.discussion);
  const discussion = state.discussions.get(command.discussionId);
  if (discussion === undefined) return refused('noSuchDiscussion');
  if (command.type === 'removeDiscussion') {
    if (hasBegun(discussion)) return refused('discussionBegun');
    return happened({ type: 'discussionRemoved', discussionId: discussion.id });
  }
  if (!('groupId' in command)) return decideReport(state, discussion, command, { ...context, actor });
  const room = discussion.rooms.get(command.groupId);
  if (room === undefined) return refused('noSuchGroup');
  switch (command.type) {
    case 'saveNotes':
    case 'approveNotes':
    case 'reopenNotes':
      return decideNotes(state, discussion, room, command, { ...context, actor });
    case 'openRoom':
    case 'closeRoom':
    case 'setRoomItem':
    case 'callRoomRoll':
      return decideRoom(state, discussion, room, command, { ...context, actor });
  }
}

/** H1, H2. */
function decidePut(state: SessionState, { id, itemIds, rooms }: DiscussionPlan): Decision {
  const plan: DiscussionPlan = { id, itemIds: [...new Set(itemIds)], rooms };
  const before = state.discussions.get(id);
  const fault = faultOfPlan(state, plan) ?? faultOfChange(before, plan);
  if (fault !== null) return refused(fault);
  const isSame = before !== undefined && planText(planOf(before)) === planText(plan);
  return isSame ? happened() : happened({ type: 'discussionPut', discussion: plan });
}

function planOf({ id, itemIds, rooms }: Discussion): DiscussionPlan {
  return { id, itemIds, rooms: [...rooms.values()] };
}

function planText({ itemIds, rooms }: DiscussionPlan): string {
  const plans = rooms.map(({ groupId, chairId, secretaryId, place }) => [
    groupId,
    chairId,
    secretaryId,
    place,
  ]);
  return JSON.stringify([itemIds, plans]);
}

/** H1. */
function faultOfPlan(state: SessionState, { itemIds, rooms }: DiscussionPlan): RefusalCode | null {
  if (itemIds.length === 0 || !itemIds.every((id) => state.items.has(id))) return 'noSuchItem';
  if (rooms.length === 0) return 'noSuchGroup';
  if (new Set(rooms.map(({ groupId }) => groupId)).size < rooms.length) return 'idTaken';
  for (const room of rooms) {
    const fault = faultOfRoomPlan(state, room);
    if (fault !== null) return fault;
  }
  const leaders = rooms.flatMap(({ chairId, secretaryId }) => [chairId, secretaryId]);
  return new Set(leaders).size < leaders.length ? 'leadersMalformed' : null;
}

function faultOfRoomPlan(
  { groups, members }: SessionState,
  { groupId, chairId, secretaryId }: RoomPlan,
): RefusalCode | null {
  if (!groups.some(({ id }) => id === groupId)) return 'noSuchGroup';
  const chair = members.get(chairId);
  if (chair === undefined || !members.has(secretaryId)) return 'noSuchMember';
  if (!isDelegate(chair)) return 'notADelegate';
  return chair.groupId === groupId ? null : 'notInRoom';
}

/** H2: what was opened stays, and so do the items; others may lead, items and rooms may come. */
function faultOfChange(before: Discussion | undefined, plan: DiscussionPlan): RefusalCode | null {
  if (before === undefined || !hasBegun(before)) return null;
  if (before.report.kind !== 'none') return 'notesGathered';
  const keepsItems = before.itemIds.every((id) => plan.itemIds.includes(id));
  const keepsRooms = [...before.rooms.values()].every(
    ({ groupId, stage }) => stage.kind === 'prepared' || plan.rooms.some((room) => room.groupId === groupId),
  );
  return keepsItems && keepsRooms ? null : 'discussionBegun';
}

/** H3 to H5. */
function decideRoom(
  state: SessionState,
  discussion: Discussion,
  room: GroupRoom,
  command: RoomCommand,
  { actor, now: at }: DecisionContext & { readonly actor: MemberId },
): Decision {
  const leads = mayLeadRoom(state, actor, room);
  const speaksForHimself =
    command.type === 'callRoomRoll' && command.entries.every(({ memberId }) => memberId === actor);
  if (!leads && !speaksForHimself) return refused('notAllowed');
  if (discussion.report.kind !== 'none') return refused('notesGathered');
  const place = { discussionId: discussion.id, groupId: room.groupId };
  switch (command.type) {
    case 'openRoom':
      if (room.stage.kind === 'open') return happened();
      if (!state.published) return refused('itemNotPublished');
      if (openRoomOf(state, room.groupId) !== null) return refused('anotherRoomOpen');
      return happened({ type: 'roomOpened', ...place, at });
    case 'closeRoom':
      if (room.stage.kind === 'closed') return happened();
      if (room.stage.kind === 'prepared') return refused('roomNotOpen');
      return happened({ type: 'roomClosed', ...place, at });
    case 'setRoomItem': {
      const { itemId } = command;
      const fault = itemId === null ? null : faultOfItem(state, discussion, itemId);
      if (room.stage.kind !== 'open') return refused('roomNotOpen');
      if (fault !== null) return refused(fault);
      if (room.stage.itemId === itemId) return happened();
      return happened({ type: 'roomItemSet', ...place, itemId, at });
    }
    case 'callRoomRoll':
      return decideRoll(state, discussion, room, command);
  }
}

/** H4. */
function faultOfItem(
  { published, items }: SessionState,
  { itemIds }: Discussion,
  itemId: ItemId,
): RefusalCode | null {
  const item = items.get(itemId);
  if (item === undefined || !itemIds.includes(itemId)) return 'noSuchItem';
  if (!published || !item.published) return 'itemNotPublished';
  return item.state === 'done' ? 'itemDone' : null;
}

/** H5. */
function decideRoll(
  { members }: SessionState,
  { id: discussionId }: Discussion,
  { groupId, stage, here }: GroupRoom,
  { entries }: Of<'callRoomRoll'>,
): Decision {
  if (stage.kind !== 'open') return refused('roomNotOpen');
  if (new Set(entries.map(({ memberId }) => memberId)).size < entries.length) return refused('idTaken');
  for (const { memberId } of entries) {
    const member = members.get(memberId);
    if (member === undefined) return refused('noSuchMember');
    if (!isDelegate(member)) return refused('notADelegate');
    if (member.groupId !== groupId) return refused('notInRoom');
  }
  const news = entries.filter((entry) => here.has(entry.memberId) !== entry.here);
  if (news.length === 0) return happened();
  return happened({ type: 'roomRollCalled', discussionId, groupId, entries: news });
}
