import type { DiscussionPlan, NoteSection } from './discussion.ts';
import type { DiscussionId, GroupId, ItemId, MemberId } from './ids.ts';
import type { NotesPlace } from './notesText.ts';

interface InRoom {
  readonly discussionId: DiscussionId;
  readonly groupId: GroupId;
}

/** What can be asked about the groups' discussions. */
export type DiscussionCommand =
  /** Prepares one, or changes it under the same id. */
  | { readonly type: 'putDiscussion'; readonly discussion: DiscussionPlan }
  | { readonly type: 'removeDiscussion'; readonly discussionId: DiscussionId }
  | RoomCommand
  | NotesCommand
  | ReportCommand;

export type RoomCommand =
  /** Also opens one again that was closed. */
  | ({ readonly type: 'openRoom' } & InRoom)
  | ({ readonly type: 'closeRoom' } & InRoom)
  /** `null`: between two items. */
  | ({ readonly type: 'setRoomItem'; readonly itemId: ItemId | null } & InRoom)
  | ({
      readonly type: 'callRoomRoll';
      readonly entries: readonly { readonly memberId: MemberId; readonly here: boolean }[];
    } & InRoom);

export type NotesCommand =
  /** `revision`: of the part that the text goes on from, 0 when there is none. */
  | ({
      readonly type: 'saveNotes';
      readonly section: NoteSection;
      readonly revision: number;
      readonly text: string;
    } & NotesPlace)
  /** `revision`: the sum of those of all parts, as seen by who approves. */
  | ({ readonly type: 'approveNotes'; readonly revision: number } & NotesPlace)
  /** Takes the approval back. */
  | ({ readonly type: 'reopenNotes' } & NotesPlace);

export type ReportCommand =
  | { readonly type: 'gatherNotes'; readonly discussionId: DiscussionId }
  | {
      readonly type: 'saveReport';
      readonly discussionId: DiscussionId;
      readonly itemId: ItemId;
      readonly revision: number;
      readonly text: string;
    }
  /** `revision`: the sum of those of all items, as seen by who publishes. */
  | { readonly type: 'publishReport'; readonly discussionId: DiscussionId; readonly revision: number };
