import type { Announcement, ClerkCall } from './announcement.ts';
import type { AgendaItem, DossierFile, Sitting } from './agenda.ts';
import type { SittingRecord } from './attendance.ts';
import type { Device } from './device.ts';
import type { Discussion } from './discussion.ts';
import type { FloorRoom, QueuePolicy, SpeakRequest, Speech } from './floor.ts';
import type {
  AnnouncementId,
  CallId,
  DeviceId,
  DiscussionId,
  FileId,
  GroupId,
  ItemId,
  MemberId,
  MotionId,
  PromiseId,
  QuestionId,
  RequestId,
  OpinionId,
  PollId,
  SessionId,
  SittingId,
  SpeechId,
  VoteId,
} from './ids.ts';
import type { Invitation } from './invitation.ts';
import type { MandateChange } from './mandate.ts';
import type { Presenting } from './presenting.ts';
import type { OpinionSheet } from './opinion.ts';
import type { RecordedPromise } from './promise.ts';
import type { Question } from './question.ts';
import type { Committee, Group, Member } from './roster.ts';
import type { RulePack } from './rulePack.ts';
import type { PlacedSeat } from './seatMap.ts';
import type { Poll } from './slip.ts';
import type { Motion, Vote, Withdrawal } from './vote.ts';

export interface Council {
  /** e.g. "Hội đồng nhân dân tỉnh Thanh Giang" */
  readonly name: string;
  readonly level: 'province' | 'commune' | 'committee' | 'party';
  /** Nhiệm kỳ, e.g. "2026–2031". */
  readonly term: string;
  /** Total number of delegates of the council: the denominator of majorities (S14). */
  readonly seats: number;
}

export interface SessionDetails {
  readonly title: string;
  readonly place: string;
}

/** What the events of one session amount to. `null` before the session is created. */
export interface SessionState {
  readonly id: SessionId;
  readonly council: Council;
  readonly details: SessionDetails;
  readonly published: boolean;
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly groups: readonly Group[];
  /** Ids of members and groups that were removed: marks are still kept under these (S12). */
  readonly removedMembers: ReadonlySet<MemberId>;
  readonly removedGroups: ReadonlySet<GroupId>;
  readonly committees: readonly Committee[];
  /** By start time. */
  readonly sittings: readonly Sitting[];
  readonly items: ReadonlyMap<ItemId, AgendaItem>;
  /** Order of the items, over all sittings. */
  readonly itemOrder: readonly ItemId[];
  readonly files: ReadonlyMap<FileId, DossierFile>;
  /** Ids of files that were removed: what was written on them is still kept under these. */
  readonly removedFiles: ReadonlySet<FileId>;
  /** Order of the files, over all items. */
  readonly fileOrder: readonly FileId[];
  /** The house's key (Ed25519, SPKI, base64); `null` in a record from before there was one. */
  readonly serverKey: string | null;
  readonly devices: ReadonlyMap<DeviceId, Device>;
  /** Sittings of which more is recorded than their place in the programme. */
  readonly sittingRecords: ReadonlyMap<SittingId, SittingRecord>;
  /** In the order they were made. */
  readonly motions: ReadonlyMap<MotionId, Motion>;
  /** Motions that are not voted on any more. */
  readonly withdrawals: ReadonlyMap<MotionId, Withdrawal>;
  /** In the order they were opened. */
  readonly votes: ReadonlyMap<VoteId, Vote>;
  /** In the order they were made, withdrawn ones included. */
  readonly announcements: ReadonlyMap<AnnouncementId, Announcement>;
  /** In the order they were made, settled ones included. */
  readonly calls: ReadonlyMap<CallId, ClerkCall>;
  /** Of delegates who have answered or were reminded. */
  readonly invitations: ReadonlyMap<MemberId, Invitation>;
  /** Who shows what to the session now, and who asks to. */
  readonly presenting: Presenting;
  /** In the order they were asked; also those that no longer wait. */
  readonly requests: ReadonlyMap<RequestId, SpeakRequest>;
  /** In the order they were given. */
  readonly speeches: ReadonlyMap<SpeechId, Speech>;
  /** Where the chair chose another than the order of request. */
  readonly queuePolicies: ReadonlyMap<FloorRoom, QueuePolicy>;
  /** The council's own rules, beside those that every house has. */
  readonly rulePacks: ReadonlyMap<string, RulePack>;
  /** How the total number of delegates has changed, in order. */
  readonly mandates: readonly MandateChange[];
  /** What the votes of delegates count where the rules let them weigh; 1 of those who are missing here. */
  readonly weights: ReadonlyMap<MemberId, number>;
  /** Empty while nobody has drawn it. */
  readonly seatMap: readonly PlacedSeat[];
  /** In the order they were prepared. */
  readonly polls: ReadonlyMap<PollId, Poll>;
  /** In the order they were asked. */
  readonly opinions: ReadonlyMap<OpinionId, OpinionSheet>;
  readonly questions: ReadonlyMap<QuestionId, Question>;
  /** Order of the questions, as the desk arranged them. */
  readonly questionOrder: readonly QuestionId[];
  /** In the order they were recorded. */
  readonly promises: ReadonlyMap<PromiseId, RecordedPromise>;
  /** In the order they were prepared. */
  readonly discussions: ReadonlyMap<DiscussionId, Discussion>;
}
