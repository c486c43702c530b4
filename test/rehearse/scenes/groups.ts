import { randomUUID } from 'node:crypto';
import type { DiscussionId, GroupId, ItemId, RequestId, SpeechId } from '../../../shared/domain/ids.ts';
import type { NoteSection } from '../../../shared/domain/discussion.ts';
import type { NotesCommand } from '../../../shared/domain/discussionCommand.ts';
import type { Seat } from '../Hall.ts';
import { GROUPS } from '../prepareFull.ts';
import type { Stage } from '../Stage.ts';

/** One group in its room: who leads it, and somebody who speaks. */
interface Room {
  readonly groupId: GroupId;
  readonly chair: Seat;
  readonly secretary: Seat;
  readonly speaker: Seat;
  /** The chair of another room. */
  readonly stranger: Seat;
}

/**
 * All groups at once, each with its own chair, secretary, floor and notes; the server is killed while they sit; then
 * the notes are gathered and the report is published.
 */
export async function discussInGroups(stage: Stage, half: number): Promise<void> {
  const { secretary } = stage.cast;
  const { itemId } = stage.half(half);
  const id = randomUUID() as DiscussionId;
  const rooms = GROUPS.map((groupId, index): Room => {
    const [chair, writer, speaker] = [stage.seat(index + 4), stage.seat(index + 8), stage.seat(index)];
    const stranger = stage.seat(((index + 1) % GROUPS.length) + 4);
    return { groupId: groupId as GroupId, chair, secretary: writer, speaker, stranger };
  });
  await stage.order(secretary, {
    type: 'putDiscussion',
    discussion: {
      ...{ id, itemIds: [itemId] },
      rooms: rooms.map(({ groupId, chair, secretary: writer }, index) => ({
        ...{ groupId, chairId: chair.memberId, secretaryId: writer.memberId, place: `Phòng ${index + 1}` },
      })),
    },
  });
  await Promise.all(rooms.map((room) => begin(stage, id, itemId, room)));
  await stage.killServer();
  await Promise.all(rooms.map((room) => writeDown(stage, id, itemId, room)));
  await stage.order(secretary, { type: 'gatherNotes', discussionId: id });
  const report = { type: 'saveReport', discussionId: id, itemId, text: 'Đa số tổ thống nhất.' } as const;
  await stage.order(secretary, { ...report, revision: 0 });
  await stage.expectRefused(
    stage.chair,
    { type: 'publishReport', discussionId: id, revision: 0 },
    'textChanged',
  );
  await stage.order(stage.chair, { type: 'publishReport', discussionId: id, revision: 1 });
  const witness = stage.seat(6).room;
  await stage.sees(witness, ({ reportTexts }) => reportTexts[`${id}/${itemId}`]?.text === report.text);
  const gathered = Object.keys(witness.projection.get()?.groupNotes ?? {}).length;
  stage.check(
    gathered === rooms.length,
    `the notes of ${rooms.length} groups were gathered and ${gathered} are shown`,
  );
}

/** The room opens, its members are there, and one of them speaks; the chair of another room has no say here. */
async function begin(stage: Stage, discussionId: DiscussionId, itemId: ItemId, room: Room): Promise<void> {
  const { groupId, chair, secretary, speaker, stranger } = room;
  await stage.order(chair.room, { type: 'openRoom', discussionId, groupId });
  await stage.order(chair.room, { type: 'setRoomItem', discussionId, groupId, itemId });
  const entries = [chair, secretary, speaker].map(({ memberId }) => ({ memberId, here: true }));
  await stage.order(secretary.room, { type: 'callRoomRoll', discussionId, groupId, entries });
  const requestId = randomUUID() as RequestId;
  await stage.order(speaker.room, {
    ...{ type: 'askToSpeak', requestId, room: groupId, itemId, kind: 'speech', topic: 'Về nguồn lực' },
  });
  const give = { type: 'giveFloor', requestId, speechId: randomUUID() as SpeechId } as const;
  const terms = { seconds: null, after: null };
  await stage.expectRefused(stranger.room, { ...give, ...terms }, 'notAllowed');
  await stage.order(chair.room, { ...give, ...terms });
  await stage.sees(secretary.room, ({ speeches }) => speeches[give.speechId]?.clock.kind === 'running');
}

/** The speech ends, the notes are written and approved, and the room closes. */
async function writeDown(
  stage: Stage,
  discussionId: DiscussionId,
  itemId: ItemId,
  room: Room,
): Promise<void> {
  const { groupId, chair, secretary, speaker } = room;
  await stage.sees(chair.room, ({ speeches }) =>
    Object.values(speeches).some((one) => one.room === groupId && one.clock.kind === 'running'),
  );
  const speeches = Object.values(chair.room.projection.get()?.speeches ?? {});
  const speech = speeches.find((one) => one.room === groupId && one.clock.kind === 'running');
  if (speech === undefined) throw new Error(`nobody speaks in ${groupId}`);
  await stage.order(chair.room, { type: 'endFloor', speechId: speech.id, back: false });
  const place = { discussionId, groupId, itemId };
  const save = (section: NoteSection, text: string): NotesCommand & { type: 'saveNotes' } => ({
    ...{ type: 'saveNotes', section, revision: 0, text },
    ...place,
  });
  const general = save({ kind: 'general' }, 'Tổ cơ bản thống nhất với tờ trình.');
  await stage.order(secretary.room, general);
  await stage.expectRefused(secretary.room, { ...general, text: 'Khác' }, 'textChanged');
  const { memberId } = speaker;
  await stage.order(secretary.room, save({ kind: 'member', memberId }, 'Đề nghị làm rõ nguồn lực.'));
  await stage.order(secretary.room, save({ kind: 'proposals' }, 'Bổ sung kinh phí.'));
  await stage.order(chair.room, { type: 'approveNotes', revision: 3, ...place });
  await stage.order(secretary.room, { type: 'closeRoom', discussionId, groupId });
}
