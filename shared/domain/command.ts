import type { AnnouncementAudience, AnnouncementLink, CallNeed } from './announcement.ts';
import type { FileContent, FileKind, ItemState } from './agenda.ts';
import type { Presence } from './attendance.ts';
import type { Counters } from './doubleEntry.ts';
import type { DiscussionCommand } from './discussionCommand.ts';
import type { FloorCommand } from './floorCommand.ts';
import type { ProxyCommand } from './proxyCommand.ts';
import type { PromiseCommand } from './promiseCommand.ts';
import type { QuestionCommand } from './questionCommand.ts';
import type {
  AnnouncementId,
  CallId,
  BatchId,
  DeviceId,
  FileId,
  ItemId,
  MemberId,
  MotionId,
  SessionId,
  SittingId,
  VersionId,
  VoteId,
} from './ids.ts';
import type { InvitationAnswer } from './invitation.ts';
import type { Choice, MotionKind, RulePack } from './rulePack.ts';
import type { Committee, Group, Member } from './roster.ts';
import type { MandateEnd } from './mandate.ts';
import type { PlacedSeat } from './seatMap.ts';
import type { Council, SessionDetails } from './session.ts';
import type { Count, CountedMethod, MotionScope, VoteMethod } from './vote.ts';
import type { SlipCommand } from './slipCommand.ts';

/**
 * Everything that can be asked of the record of a session. Ids of new things come from the client, so that
 * a command sent twice names the same thing.
 */
export type Command =
  | {
      readonly type: 'createSession';
      readonly sessionId: SessionId;
      readonly council: Council;
      readonly details: SessionDetails;
      /** The first secretary, who becomes the actor. */
      readonly secretary: Member;
    }
  | { readonly type: 'changeDetails'; readonly details: SessionDetails; readonly council: Council }
  | {
      readonly type: 'defineGroups';
      readonly groups: readonly Group[];
      readonly committees: readonly Committee[];
    }
  /** Adds members or replaces those with the same id. */
  | { readonly type: 'putMembers'; readonly members: readonly Member[] }
  | { readonly type: 'removeMember'; readonly memberId: MemberId }
  | {
      readonly type: 'putSitting';
      readonly sittingId: SittingId;
      readonly title: string;
      readonly startsAt: number;
      readonly endsAt: number;
    }
  | { readonly type: 'removeSitting'; readonly sittingId: SittingId }
  | {
      readonly type: 'addItem';
      readonly itemId: ItemId;
      readonly sittingId: SittingId;
      readonly title: string;
      readonly rapporteur: string;
      readonly minutes: number;
    }
  | {
      readonly type: 'changeItem';
      readonly itemId: ItemId;
      readonly title: string;
      readonly rapporteur: string;
      readonly minutes: number;
    }
  /** Moves an item into a sitting, before another item, or to the end. */
  | {
      readonly type: 'moveItem';
      readonly itemId: ItemId;
      readonly sittingId: SittingId;
      readonly before: ItemId | null;
    }
  | { readonly type: 'removeItem'; readonly itemId: ItemId }
  | { readonly type: 'setItemState'; readonly itemId: ItemId; readonly state: ItemState }
  | {
      readonly type: 'addFile';
      readonly fileId: FileId;
      readonly itemId: ItemId;
      readonly title: string;
      readonly kind: FileKind;
      readonly versionId: VersionId;
      readonly fileName: string;
      readonly content: FileContent;
    }
  | {
      readonly type: 'addVersion';
      readonly fileId: FileId;
      readonly versionId: VersionId;
      readonly fileName: string;
      readonly content: FileContent;
    }
  | { readonly type: 'changeFile'; readonly fileId: FileId; readonly title: string; readonly kind: FileKind }
  | { readonly type: 'removeFile'; readonly fileId: FileId }
  | { readonly type: 'putRulePack'; readonly pack: RulePack }
  | { readonly type: 'removeRulePack'; readonly packId: string }
  | {
      readonly type: 'endMandate';
      readonly memberId: MemberId;
      readonly reason: MandateEnd;
      readonly decision: string;
    }
  /** `member` is a delegate from then on. */
  | { readonly type: 'fillVacancy'; readonly member: Member; readonly decision: string }
  /** The whole map; without any seat there is none. */
  /** `replaces`: mark of the map that was edited (`seatMapMark`). */
  | {
      readonly type: 'putSeatMap';
      readonly seats: readonly PlacedSeat[];
      readonly replaces?: string | undefined;
    }
  /** Makes everything the desk has prepared visible to the session. */
  | { readonly type: 'publish' }
  /** Makes these files and their items visible, and nothing else. So far only the house asks for it (import). */
  | { readonly type: 'publishFiles'; readonly fileIds: readonly FileId[] }
  /** The house's own key, with which receipts and heads are signed. */
  | { readonly type: 'declareServerKey'; readonly publicKey: string }
  /** A device of one's own; `consent` is signed by another active device of the same member. */
  | {
      readonly type: 'enrolDevice';
      readonly deviceId: DeviceId;
      readonly publicKey: string;
      readonly name: string;
      readonly consent: { readonly deviceId: DeviceId; readonly signature: string } | null;
    }
  | { readonly type: 'approveDevice'; readonly deviceId: DeviceId }
  | { readonly type: 'revokeDevice'; readonly deviceId: DeviceId }
  | { readonly type: 'openSitting'; readonly sittingId: SittingId; readonly pack: RulePack }
  | { readonly type: 'closeSitting'; readonly sittingId: SittingId }
  /** A break; `until` is when it is meant to end, milliseconds since 1970. */
  | { readonly type: 'pauseSitting'; readonly sittingId: SittingId; readonly until: number | null }
  | { readonly type: 'resumeSitting'; readonly sittingId: SittingId }
  | {
      readonly type: 'callRoll';
      readonly sittingId: SittingId;
      readonly entries: readonly {
        readonly memberId: MemberId;
        readonly presence: Presence;
        /** Who sits in the delegate's place, with `substituted`. */
        readonly substitute?: string | undefined;
      }[];
    }
  /** "I am here": waits for the secretary to confirm it. */
  | { readonly type: 'declarePresence'; readonly sittingId: SittingId }
  /** By the code that the door of the hall shows. */
  | { readonly type: 'enterByDoor'; readonly sittingId: SittingId; readonly code: string }
  | { readonly type: 'askLeave'; readonly sittingId: SittingId; readonly reason: string }
  | {
      readonly type: 'decideLeave';
      readonly sittingId: SittingId;
      readonly memberId: MemberId;
      readonly granted: boolean;
    }
  | {
      readonly type: 'makeMotion';
      readonly motionId: MotionId;
      readonly itemId: ItemId;
      readonly fileId: FileId;
      readonly versionId: VersionId;
      readonly title: string;
      readonly kind: MotionKind;
      /** The whole text when nothing is said. */
      readonly scope?: MotionScope | undefined;
    }
  /** Motions on parts of one text, in one go. */
  | {
      readonly type: 'makeMotions';
      readonly itemId: ItemId;
      readonly fileId: FileId;
      readonly versionId: VersionId;
      readonly kind: MotionKind;
      readonly motions: readonly {
        readonly motionId: MotionId;
        readonly title: string;
        readonly scope: MotionScope;
      }[];
    }
  | { readonly type: 'removeMotion'; readonly motionId: MotionId }
  | { readonly type: 'withdrawMotion'; readonly motionId: MotionId; readonly reason: string }
  /** `follows`: the vote whose result this one corrects, with a reason. Counters for hands and paper. */
  | {
      readonly type: 'openVote';
      readonly voteId: VoteId;
      readonly motionId: MotionId;
      readonly seconds: number;
      readonly method?: VoteMethod | undefined;
      readonly counters?: Counters | undefined;
      readonly follows?: VoteId | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly type: 'openVotes';
      readonly batchId: BatchId;
      readonly votes: readonly { readonly voteId: VoteId; readonly motionId: MotionId }[];
      readonly seconds: number;
    }
  | {
      readonly type: 'fallBackVote';
      readonly voteId: VoteId;
      readonly newVoteId: VoteId;
      readonly method: CountedMethod;
      readonly reason: string;
      readonly counters: Counters;
    }
  | { readonly type: 'enterCount'; readonly voteId: VoteId; readonly count: Count }
  | {
      readonly type: 'castBallot';
      readonly voteId: VoteId;
      readonly choice: Choice;
      readonly serial: number;
      readonly deviceId: DeviceId;
      /** Of `ballotText`, base64. */
      readonly signature: string;
    }
  /** `seconds` more, counted from now when the countdown is over already. */
  | { readonly type: 'extendVote'; readonly voteId: VoteId; readonly seconds: number }
  /** Asks those who are here and silent to vote. */
  | { readonly type: 'remindVoters'; readonly voteId: VoteId }
  | { readonly type: 'closeVote'; readonly voteId: VoteId; readonly reason?: string | undefined }
  | { readonly type: 'announceVote'; readonly voteId: VoteId }
  | { readonly type: 'cancelVote'; readonly voteId: VoteId }
  | {
      readonly type: 'announce';
      readonly announcementId: AnnouncementId;
      readonly text: string;
      readonly audience: AnnouncementAudience;
      readonly about: AnnouncementLink | null;
    }
  | { readonly type: 'withdrawAnnouncement'; readonly announcementId: AnnouncementId }
  /** "Gọi thư ký", from one's own seat. */
  | { readonly type: 'callClerk'; readonly callId: CallId; readonly need: CallNeed | null }
  | { readonly type: 'takeCall'; readonly callId: CallId }
  | { readonly type: 'settleCall'; readonly callId: CallId }
  | { readonly type: 'answerInvitation'; readonly answer: InvitationAnswer }
  /** "Xin trình bày": a rapporteur asks for the chair's consent. */
  | { readonly type: 'askToPresent'; readonly fileId: FileId }
  | {
      readonly type: 'startPresenting';
      readonly memberId: MemberId;
      readonly fileId: FileId;
      readonly versionId: VersionId;
    }
  | { readonly type: 'stopPresenting' }
  | { readonly type: 'declineToPresent'; readonly memberId: MemberId }
  | { readonly type: 'remindInvitations'; readonly memberIds: readonly MemberId[] }
  | DiscussionCommand
  | FloorCommand
  | SlipCommand
  | ProxyCommand
  | QuestionCommand
  | PromiseCommand;
