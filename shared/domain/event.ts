import type { Announcement, ClerkCall } from './announcement.ts';
import type { AgendaItem, DossierFile, FileKind, FileVersion, ItemState, Sitting } from './agenda.ts';
import type { Presence } from './attendance.ts';
import type { Device } from './device.ts';
import type { DiscussionEvent } from './discussionEvent.ts';
import type { FloorEvent } from './floorEvent.ts';
import type { ProxyEvent } from './proxyEvent.ts';
import type { PromiseEvent } from './promiseEvent.ts';
import type { QuestionEvent } from './questionEvent.ts';
import type {
  AnnouncementId,
  CallId,
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
import type { HouseEvent } from './houseEvent.ts';
import type { InvitationAnswer } from './invitation.ts';
import type { Presentation } from './presenting.ts';
import type { Committee, Group, Member } from './roster.ts';
import type { StoredPack } from './completePack.ts';
import type { Council, SessionDetails } from './session.ts';
import type { SlipEvent } from './slipEvent.ts';
import type { Ballot, Cancellation, Count, RecordedMotion, RecordedTerms, VoteResult } from './vote.ts';

/**
 * What happened. Stored for good: a shape once written is never changed, a new one gets a new type or a
 * higher version, and `apply` goes on reading the old one.
 */
export type SessionEvent =
  | {
      readonly type: 'sessionCreated';
      readonly sessionId: SessionId;
      readonly council: Council;
      readonly details: SessionDetails;
    }
  | { readonly type: 'detailsChanged'; readonly details: SessionDetails; readonly council: Council }
  | {
      readonly type: 'groupsDefined';
      readonly groups: readonly Group[];
      readonly committees: readonly Committee[];
    }
  | { readonly type: 'membersPut'; readonly members: readonly Member[] }
  | { readonly type: 'memberRemoved'; readonly memberId: MemberId }
  | { readonly type: 'sittingPut'; readonly sitting: Sitting }
  | { readonly type: 'sittingRemoved'; readonly sittingId: SittingId }
  | { readonly type: 'itemAdded'; readonly item: AgendaItem }
  | {
      readonly type: 'itemChanged';
      readonly itemId: ItemId;
      readonly title: string;
      readonly rapporteur: string;
      readonly minutes: number;
    }
  | {
      readonly type: 'itemMoved';
      readonly itemId: ItemId;
      readonly sittingId: SittingId;
      readonly before: ItemId | null;
    }
  | { readonly type: 'itemRemoved'; readonly itemId: ItemId }
  | { readonly type: 'itemStateSet'; readonly itemId: ItemId; readonly state: ItemState }
  | { readonly type: 'fileAdded'; readonly file: DossierFile }
  | { readonly type: 'versionAdded'; readonly fileId: FileId; readonly version: FileVersion }
  | { readonly type: 'fileChanged'; readonly fileId: FileId; readonly title: string; readonly kind: FileKind }
  | { readonly type: 'fileRemoved'; readonly fileId: FileId }
  | {
      readonly type: 'published';
      readonly itemIds: readonly ItemId[];
      readonly versionIds: readonly VersionId[];
    }
  | { readonly type: 'serverKeyDeclared'; readonly publicKey: string }
  /** `consent` is what made it active at once, beside being the member's first. */
  | {
      readonly type: 'deviceEnrolled';
      readonly device: Device;
      readonly consent: { readonly deviceId: DeviceId; readonly signature: string } | null;
    }
  /** The second one of the desk makes it active. */
  | { readonly type: 'deviceApproved'; readonly deviceId: DeviceId; readonly by: MemberId }
  | { readonly type: 'deviceRevoked'; readonly deviceId: DeviceId }
  | {
      readonly type: 'sittingOpened';
      readonly sittingId: SittingId;
      /** Records of earlier versions have less of it; `apply` completes it. */
      readonly pack: StoredPack;
      readonly at: number;
    }
  | { readonly type: 'sittingClosed'; readonly sittingId: SittingId; readonly at: number }
  | {
      readonly type: 'sittingPaused';
      readonly sittingId: SittingId;
      readonly at: number;
      readonly until: number | null;
    }
  | { readonly type: 'sittingResumed'; readonly sittingId: SittingId; readonly at: number }
  | {
      readonly type: 'rollCalled';
      readonly sittingId: SittingId;
      readonly entries: readonly {
        readonly memberId: MemberId;
        readonly presence: Presence;
        readonly substitute?: string | undefined;
      }[];
      /** These two are missing in records from before they were kept. */
      readonly at?: number;
      readonly by?: MemberId;
    }
  | {
      readonly type: 'presenceDeclared';
      readonly sittingId: SittingId;
      readonly memberId: MemberId;
      readonly at?: number;
    }
  | {
      readonly type: 'doorEntered';
      readonly sittingId: SittingId;
      readonly memberId: MemberId;
      readonly presence: 'present' | 'late';
      readonly at: number;
    }
  | {
      readonly type: 'leaveAsked';
      readonly sittingId: SittingId;
      readonly memberId: MemberId;
      readonly reason: string;
    }
  | {
      readonly type: 'leaveDecided';
      readonly sittingId: SittingId;
      readonly memberId: MemberId;
      readonly granted: boolean;
      readonly at?: number;
      readonly by?: MemberId;
    }
  | { readonly type: 'motionMade'; readonly motion: RecordedMotion }
  | { readonly type: 'motionRemoved'; readonly motionId: MotionId }
  | {
      readonly type: 'motionWithdrawn';
      readonly motionId: MotionId;
      readonly reason: string;
      readonly at: number;
      readonly by: MemberId;
    }
  | { readonly type: 'voteOpened'; readonly terms: RecordedTerms; readonly seconds: number }
  | { readonly type: 'ballotCast'; readonly voteId: VoteId; readonly ballot: Ballot }
  /** `seconds`: the new length of the whole countdown, from the opening. */
  | { readonly type: 'voteExtended'; readonly voteId: VoteId; readonly seconds: number }
  | {
      readonly type: 'countEntered';
      readonly voteId: VoteId;
      readonly by: MemberId;
      readonly count: Count;
    }
  /** Who was here and silent at `at`. */
  | {
      readonly type: 'votersReminded';
      readonly voteId: VoteId;
      readonly memberIds: readonly MemberId[];
      readonly at: number;
    }
  /** `reason`: why it was closed although some were silent. */
  | {
      readonly type: 'voteClosed';
      readonly voteId: VoteId;
      readonly result: StoredResult;
      readonly reason?: string;
    }
  | { readonly type: 'voteAnnounced'; readonly voteId: VoteId }
  | { readonly type: 'voteCancelled'; readonly voteId: VoteId; readonly cancellation: Cancellation }
  | { readonly type: 'announced'; readonly announcement: Announcement }
  | { readonly type: 'announcementWithdrawn'; readonly announcementId: AnnouncementId }
  | { readonly type: 'clerkCalled'; readonly call: ClerkCall }
  | { readonly type: 'callTaken'; readonly callId: CallId; readonly by: MemberId }
  | { readonly type: 'callSettled'; readonly callId: CallId; readonly by: MemberId; readonly at: number }
  | {
      readonly type: 'invitationAnswered';
      readonly memberId: MemberId;
      readonly answer: InvitationAnswer;
      readonly at: number;
    }
  | {
      readonly type: 'invitationsReminded';
      readonly memberIds: readonly MemberId[];
      readonly at: number;
    }
  | { readonly type: 'presentingAsked'; readonly memberId: MemberId; readonly fileId: FileId }
  | { readonly type: 'presentingDeclined'; readonly memberId: MemberId }
  | { readonly type: 'presentingStarted'; readonly presentation: Presentation }
  | { readonly type: 'presentingStopped' }
  | {
      readonly type: 'leaveWithdrawn';
      readonly sittingId: SittingId;
      readonly memberId: MemberId;
      readonly at?: number;
    }
  | DiscussionEvent
  | FloorEvent
  | HouseEvent
  | ProxyEvent
  | SlipEvent
  | QuestionEvent
  | PromiseEvent;

/** Records of earlier versions name no denominators. */
type StoredResult = Omit<VoteResult, 'total'> & Partial<Pick<VoteResult, 'total'>>;
/** Version of the event shapes above, stored with every event. */
export const EVENT_VERSION = 1;
