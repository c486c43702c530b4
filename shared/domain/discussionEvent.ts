import type { DiscussionPlan, NotePart, NotesApproval, SavedText } from './discussion.ts';
import type { DiscussionId, GroupId, ItemId, MemberId, Sha256 } from './ids.ts';
import type { NotesPlace } from './notesText.ts';

/** What happens in the groups' discussions. Kept for good like all events. */
export type DiscussionEvent =
  | { readonly type: 'discussionPut'; readonly discussion: DiscussionPlan }
  | { readonly type: 'discussionRemoved'; readonly discussionId: DiscussionId }
  | RoomEvent
  | ReportEvent;

export type RoomEvent =
  | {
      readonly type: 'roomOpened' | 'roomClosed';
      readonly discussionId: DiscussionId;
      readonly groupId: GroupId;
      readonly at: number;
    }
  | {
      readonly type: 'roomItemSet';
      readonly discussionId: DiscussionId;
      readonly groupId: GroupId;
      readonly itemId: ItemId | null;
      readonly at: number;
    }
  | {
      readonly type: 'roomRollCalled';
      readonly discussionId: DiscussionId;
      readonly groupId: GroupId;
      readonly entries: readonly { readonly memberId: MemberId; readonly here: boolean }[];
    }
  | ({ readonly type: 'notesSaved'; readonly part: NotePart } & NotesPlace)
  | ({ readonly type: 'notesApproved'; readonly approval: NotesApproval } & NotesPlace)
  | ({ readonly type: 'notesReopened' } & NotesPlace);

export type ReportEvent =
  | { readonly type: 'notesGathered'; readonly discussionId: DiscussionId; readonly at: number }
  | {
      readonly type: 'reportSaved';
      readonly discussionId: DiscussionId;
      readonly itemId: ItemId;
      readonly saved: SavedText;
    }
  | {
      readonly type: 'reportPublished';
      readonly discussionId: DiscussionId;
      readonly at: number;
      readonly sha256: Sha256;
    };
