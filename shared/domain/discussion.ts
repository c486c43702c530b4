import type { DiscussionId, GroupId, ItemId, MemberId, Sha256 } from './ids.ts';
import type { SessionState } from './session.ts';

/** ý kiến chung, ý kiến của một đại biểu, kiến nghị */
export type NoteSection =
  | { readonly kind: 'general' }
  | { readonly kind: 'member'; readonly memberId: MemberId }
  | { readonly kind: 'proposals' };

/** A text that is saved as a whole. */
export interface SavedText {
  readonly text: string;
  /** 1 for the first time it was saved, rising by one. */
  readonly revision: number;
  readonly by: MemberId;
  /** Server time, milliseconds since 1970. */
  readonly at: number;
}

export interface NotePart extends SavedText {
  readonly section: NoteSection;
}

/** By whom, when, and the hash of what was approved (`notesText`). */
export interface NotesApproval {
  readonly by: MemberId;
  readonly at: number;
  readonly sha256: Sha256;
}

/** What a group's secretary has written on one item. */
export interface GroupNotes {
  /** In the order in which they were first written; one that was emptied stays. */
  readonly parts: readonly NotePart[];
  readonly approval: NotesApproval | null;
}

export type RoomStage =
  | { readonly kind: 'prepared' }
  /** `itemId`: what is discussed now. */
  | { readonly kind: 'open'; readonly openedAt: number; readonly itemId: ItemId | null }
  | { readonly kind: 'closed'; readonly openedAt: number; readonly closedAt: number };

/** A group in its room: tổ trưởng and thư ký tổ lead it. */
export interface RoomPlan {
  readonly groupId: GroupId;
  readonly chairId: MemberId;
  readonly secretaryId: MemberId;
  /** e.g. "Phòng họp B"; may be empty. */
  readonly place: string;
}

export interface GroupRoom extends RoomPlan {
  readonly stage: RoomStage;
  /** Who was said to be in the room. */
  readonly here: ReadonlySet<MemberId>;
  readonly notes: ReadonlyMap<ItemId, GroupNotes>;
}

/** Báo cáo tổng hợp thảo luận tổ: its text on each item. */
export type DiscussionReport =
  | { readonly kind: 'none' }
  | { readonly kind: 'gathered'; readonly gatheredAt: number; readonly texts: ReportTexts }
  | {
      readonly kind: 'published';
      readonly gatheredAt: number;
      readonly publishedAt: number;
      readonly texts: ReportTexts;
      /** Of `reportText`. */
      readonly sha256: Sha256;
    };
type ReportTexts = ReadonlyMap<ItemId, SavedText>;

/** How a discussion is prepared. */
export interface DiscussionPlan {
  readonly id: DiscussionId;
  readonly itemIds: readonly ItemId[];
  readonly rooms: readonly RoomPlan[];
}

/** Thảo luận tổ: the groups discuss the same items at the same time, each in a room of its own. */
export interface Discussion {
  readonly id: DiscussionId;
  readonly itemIds: readonly ItemId[];
  readonly rooms: ReadonlyMap<GroupId, GroupRoom>;
  readonly report: DiscussionReport;
}

/** Longest text of a part of the notes and of the report on one item, in characters. */
export const MAX_NOTES = 15_000;

/** `general`, `proposals`, or `member/` and the id. */
export function sectionKey(section: NoteSection): string {
  return section.kind === 'member' ? `member/${section.memberId}` : section.kind;
}

export function partOfNotes(notes: GroupNotes | undefined, section: NoteSection): NotePart | undefined {
  const key = sectionKey(section);
  return notes?.parts.find((part) => sectionKey(part.section) === key);
}

/** How often something was saved: whoever approves names the number that he saw. */
export function revisionOf(texts: Iterable<Pick<SavedText, 'revision'>>): number {
  let sum = 0;
  for (const { revision } of texts) sum += revision;
  return sum;
}

/** The parts that say something: what is general, each member in the order of the notes, the proposals. */
export function writtenParts(notes: Pick<GroupNotes, 'parts'> | undefined): readonly NotePart[] {
  const written = (notes?.parts ?? []).filter(({ text }) => text !== '');
  const of = (kind: NoteSection['kind']) => written.filter(({ section }) => section.kind === kind);
  return [...of('general'), ...of('member'), ...of('proposals')];
}

/** H3: the room that is open in a group, `null` when none is. */
export function openRoomOf(
  { discussions }: Pick<SessionState, 'discussions'>,
  groupId: GroupId,
): (GroupRoom & { readonly discussionId: DiscussionId; readonly itemId: ItemId | null }) | null {
  for (const { id: discussionId, rooms } of discussions.values()) {
    const room = rooms.get(groupId);
    if (room?.stage.kind === 'open') return { ...room, discussionId, itemId: room.stage.itemId };
  }
  return null;
}

/** Whether any room was ever opened. */
export function hasBegun({ rooms }: Pick<Discussion, 'rooms'>): boolean {
  return [...rooms.values()].some(({ stage }) => stage.kind !== 'prepared');
}

/** Its chair or its secretary. */
export function leadsRoom({ chairId, secretaryId }: RoomPlan, memberId: MemberId): boolean {
  return chairId === memberId || secretaryId === memberId;
}
