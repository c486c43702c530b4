import { openRoomOf, revisionOf, type Discussion, type NoteSection } from '../../shared/domain/discussion.ts';
import type { DiscussionCommand } from '../../shared/domain/discussionCommand.ts';
import type { DiscussionId, GroupId, SpeechId } from '../../shared/domain/ids.ts';
import { speechIn } from '../../shared/domain/floor.ts';
import { item } from '../domain/sessionRecord.ts';
import { CHAIRS, DELEGATES, ofDesk, oneOf, SECRETARIES, type Intent, type Seen } from './intent.ts';

const ITEMS = ['nd3'].map(item);

/** Delegates sit in the two groups by turns: see `openCouncil.ts`. */
const ofGroup = (index: number) => DELEGATES.filter((_, place) => place % 2 === index);

const put: Intent = ({ state, random, fresh }) => {
  if (state.discussions.size > 1) return null;
  const rooms = ['to1', 'to2'].map((groupId, index) => {
    const [first, second] = ofGroup(index);
    const [chairId, secretaryId] = [first ?? CHAIRS[0], second ?? CHAIRS[1]];
    return { groupId: groupId as GroupId, chairId, secretaryId, place: '' };
  });
  const discussion = { id: fresh('t') as DiscussionId, itemIds: ITEMS, rooms };
  return { actor: random.pick(SECRETARIES), command: { type: 'putDiscussion', discussion } };
};

/** Somebody who leads the room, or of the desk, or of the other group. */
function leader({ random }: Seen, discussion: Discussion, groupId: GroupId) {
  const room = discussion.rooms.get(groupId);
  if (room === undefined || random.chance(0.15)) return ofDesk(random);
  return random.chance(0.05) ? random.pick(DELEGATES) : random.pick([room.chairId, room.secretaryId]);
}

function roomAmong({ state, random }: Seen) {
  const discussion = oneOf(random, state.discussions.values());
  const groupId = discussion === null ? null : oneOf(random, discussion.rooms.keys());
  return discussion === null || groupId === null ? null : { discussion, groupId };
}

const room: Intent = (seen) => {
  const { random } = seen;
  const among = roomAmong(seen);
  if (among === null) return null;
  const { discussion, groupId } = among;
  const at = { discussionId: discussion.id, groupId };
  const members = ofGroup(groupId === 'to1' ? 0 : 1);
  const entries = [{ memberId: random.pick(members), here: random.chance(0.8) }];
  const stage = discussion.rooms.get(groupId)?.stage.kind;
  const isOpen = stage === 'open';
  if (stage === 'closed' && random.chance(0.8)) return null;
  const command: DiscussionCommand = isOpen
    ? random.pick<DiscussionCommand>([
        { type: 'setRoomItem', itemId: random.pick([...ITEMS, null]), ...at },
        { type: 'callRoomRoll', entries, ...at },
        { type: 'callRoomRoll', entries, ...at },
        { type: 'closeRoom', ...at },
      ])
    : { type: 'openRoom', ...at };
  return { actor: leader(seen, discussion, groupId), command };
};

/** Two write on the same part at once: the slower one is told. */
const notes: Intent = (seen) => {
  const { random } = seen;
  const among = roomAmong(seen);
  if (among === null) return null;
  const { discussion, groupId } = among;
  const itemId = random.pick(ITEMS);
  const place = { discussionId: discussion.id, groupId, itemId };
  const section = random.pick<NoteSection>([{ kind: 'general' }, { kind: 'proposals' }]);
  const parts = discussion.rooms.get(groupId)?.notes.get(itemId)?.parts ?? [];
  const part = parts.find((one) => one.section.kind === section.kind);
  const text = random.pick(['Thống nhất.', 'Đề nghị bổ sung.', 'Làm rõ nguồn lực.']);
  const revision = part?.revision ?? 0;
  const at = discussion.rooms.get(groupId);
  if (at?.stage.kind === 'closed' && random.chance(0.8)) {
    return { actor: at.chairId, command: { type: 'approveNotes', revision: revisionOf(parts), ...place } };
  }
  const command: DiscussionCommand = random.pick<DiscussionCommand>([
    { type: 'saveNotes', section, text, revision, ...place },
    { type: 'saveNotes', section, text, revision, ...place },
    { type: 'saveNotes', section, text, revision, ...place },
    { type: 'approveNotes', revision: revisionOf(parts), ...place },
    { type: 'reopenNotes', ...place },
  ]);
  return { actor: leader(seen, discussion, groupId), command };
};

const report: Intent = (seen) => {
  const { state, random } = seen;
  const discussion = oneOf(random, state.discussions.values());
  if (discussion === null) return null;
  const { id: discussionId, report: at } = discussion;
  const texts = at.kind === 'none' ? null : at.texts;
  const itemId = random.pick(ITEMS);
  const revision = texts?.get(itemId)?.revision ?? 0;
  const gather = { type: 'gatherNotes', discussionId } as const;
  const command: DiscussionCommand =
    texts === null
      ? gather
      : random.pick<DiscussionCommand>([
          {
            type: 'saveReport',
            discussionId,
            itemId,
            revision,
            text: random.pick(['Đa số.', 'Thống nhất.']),
          },
          { type: 'saveReport', discussionId, itemId, revision, text: 'Còn ý kiến khác.' },
          { type: 'publishReport', discussionId, revision: revisionOf(texts.values()) },
        ]);
  return { actor: ofDesk(random), command };
};

/** The floor of a group's room, by who leads it now. */
const floor: Intent = (seen) => {
  const { state, random, fresh } = seen;
  const groupId = random.pick(['to1', 'to2'].map((id) => id as GroupId));
  const open = openRoomOf(state, groupId);
  if (open === null) return null;
  const memberId = random.pick(ofGroup(groupId === 'to1' ? 0 : 1));
  return {
    actor: random.pick([open.chairId, open.secretaryId, random.pick(CHAIRS)]),
    command: {
      ...{ type: 'callSpeaker', room: groupId, itemId: open.itemId ?? random.pick(ITEMS), kind: 'speech' },
      ...{ speaker: { kind: 'member', memberId }, topic: '', seconds: null },
      ...{ speechId: fresh('p') as SpeechId, after: speechIn(state.speeches.values(), groupId)?.id ?? null },
    },
  };
};

/** Discussions in groups: rooms, notes and the report. */
export const DISCUSSIONS: readonly Intent[] = [put, room, room, room, notes, notes, notes, report, floor];
