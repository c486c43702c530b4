import fc from 'fast-check';
import type { NoteSection } from '../../shared/domain/discussion.ts';
import type { DiscussionCommand } from '../../shared/domain/discussionCommand.ts';
import type { ItemId } from '../../shared/domain/ids.ts';
import { discussion, room } from './discussionRecord.ts';
import { group, item, member, person } from './sessionRecord.ts';
import type { Request } from './votingCommands.ts';

/** Commands of discussions in groups, over few ids. */
const anyDiscussion = fc.constantFrom('t1', 't1', 't1', 't2').map(discussion);
const anyGroup = fc.constantFrom('g1', 'g1', 'g2').map(group);
const anyItem = fc.constantFrom('i1', 'i1', 'i1', 'i2').map(item);
const anyMember = fc.constantFrom('m1', 'm2', 'm3', 'm4').map(member);
const anyText = fc.constantFrom('', 'một', 'hai', 'ba');
const anyRevision = fc.constantFrom(0, 0, 1, 1, 2, 3);
const anySection: fc.Arbitrary<NoteSection> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'general' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'proposals' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('member' as const), memberId: anyMember }),
  },
);
const inRoom = { discussionId: anyDiscussion, groupId: anyGroup };

const roomOf = (groupId: string) =>
  fc
    .tuple(fc.constantFrom('m2', 'm2', 'm3', 'm4'), fc.constantFrom('m1', 'm2', 'm3', 'm3', 'm9'))
    .map(([chairId, secretaryId]) => room(groupId, chairId, secretaryId));

const ofDesk: readonly fc.Arbitrary<DiscussionCommand>[] = [
  fc.record({
    type: fc.constant('putDiscussion' as const),
    discussion: fc.record({
      id: anyDiscussion,
      itemIds: fc.array(anyItem, { maxLength: 2 }),
      rooms: fc.array(fc.constantFrom('g1', 'g1', 'g1', 'g2').chain(roomOf), { maxLength: 2 }),
    }),
  }),
  fc.record({ type: fc.constant('removeDiscussion' as const), discussionId: anyDiscussion }),
  fc.record({ type: fc.constant('gatherNotes' as const), discussionId: anyDiscussion }),
  fc.record({
    type: fc.constant('publishReport' as const),
    discussionId: anyDiscussion,
    revision: anyRevision,
  }),
];
const saveReport: fc.Arbitrary<DiscussionCommand> = fc.record({
  type: fc.constant('saveReport' as const),
  discussionId: anyDiscussion,
  itemId: anyItem,
  revision: anyRevision,
  text: anyText,
});

const ofRoom: readonly fc.Arbitrary<DiscussionCommand>[] = [
  fc.record({ type: fc.constant('openRoom' as const), ...inRoom }),
  fc.record({ type: fc.constant('closeRoom' as const), ...inRoom }),
  fc.record({
    type: fc.constant('setRoomItem' as const),
    ...inRoom,
    itemId: fc.option(anyItem, { freq: 4 }) as fc.Arbitrary<ItemId | null>,
  }),
  fc.record({
    type: fc.constant('callRoomRoll' as const),
    ...inRoom,
    entries: fc.array(fc.record({ memberId: anyMember, here: fc.boolean() }), { maxLength: 2 }),
  }),
];

const ofNotes: readonly fc.Arbitrary<DiscussionCommand>[] = [
  fc.record({
    type: fc.constant('saveNotes' as const),
    ...inRoom,
    itemId: anyItem,
    section: anySection,
    revision: anyRevision,
    text: anyText,
  }),
  fc.record({
    type: fc.constant('approveNotes' as const),
    ...inRoom,
    itemId: anyItem,
    revision: anyRevision,
  }),
  fc.record({ type: fc.constant('reopenNotes' as const), ...inRoom, itemId: anyItem }),
];

export const anyDiscussionRequest: fc.Arbitrary<Request> = fc.oneof(
  { weight: 2, arbitrary: fc.record<Request>({ command: fc.oneof(...ofDesk), actor: by('m1') }) },
  { weight: 1, arbitrary: fc.record<Request>({ command: saveReport, actor: by('m1') }) },
  { weight: 3, arbitrary: fc.record<Request>({ command: fc.oneof(...ofRoom), actor: by('m1', 'm2') }) },
  { weight: 5, arbitrary: fc.record<Request>({ command: fc.oneof(...ofNotes), actor: by('m2', 'm3') }) },
);

function by(...likely: readonly string[]) {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...likely).map(member) },
    { weight: 1, arbitrary: anyMember },
  );
}

const asked = (actor: string, command: Request['command']): Request => ({ command, actor: member(actor) });
const t1 = { discussionId: discussion('t1'), groupId: group('g1') };
const onI1 = { ...t1, itemId: item('i1') };

/** After the beginning: m2 chairs a room of group g1, m3 writes; the notes are approved. */
export const DISCUSSION_BEGINNING: readonly Request[] = [
  asked('m1', { type: 'closeVote', voteId: 'b1' as never }),
  asked('m1', {
    type: 'putMembers',
    members: [person('m2', ['delegate'], { groupId: group('g1') })],
  }),
  asked('m1', {
    type: 'putDiscussion',
    discussion: { id: discussion('t1'), itemIds: [item('i1')], rooms: [room('g1', 'm2', 'm3')] },
  }),
  asked('m2', { type: 'openRoom', ...t1 }),
  asked('m2', { type: 'setRoomItem', ...onI1 }),
  asked('m3', { type: 'saveNotes', ...onI1, section: { kind: 'general' }, revision: 0, text: 'một' }),
  asked('m2', { type: 'approveNotes', ...onI1, revision: 1 }),
  asked('m2', { type: 'closeRoom', ...t1 }),
  asked('m1', { type: 'gatherNotes', discussionId: discussion('t1') }),
];
