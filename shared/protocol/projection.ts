import type { Announcement, ClerkCall } from '../domain/announcement.ts';
import type { AgendaItem, DossierFile, Sitting } from '../domain/agenda.ts';
import type {
  AnnouncementId,
  CallId,
  CommitteeId,
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
  Sha256,
  OpinionId,
  PollId,
  SittingId,
  SpeechId,
  VoteId,
} from '../domain/ids.ts';
import type { LeaveRequest, Presence, RollChange, SittingRecord } from '../domain/attendance.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Presentation } from '../domain/presenting.ts';
import type { Device } from '../domain/device.ts';
import type { QueuePolicy, RequestTerms, Speech } from '../domain/floor.ts';
import type { DiscussionReport, GroupNotes, RoomPlan, RoomStage, SavedText } from '../domain/discussion.ts';
import type { EntryState } from '../domain/doubleEntry.ts';
import type { AnswerSheet, OpinionSheet } from '../domain/opinion.ts';
import type { RecordedPromise } from '../domain/promise.ts';
import type { Question } from '../domain/question.ts';
import type { Committee, Group, Member } from '../domain/roster.ts';
import type { Choice, RulePack } from '../domain/rulePack.ts';
import type { Count, Motion, Vote, VoteTerms, Withdrawal } from '../domain/vote.ts';
import type { MandateChange } from '../domain/mandate.ts';
import type { PlacedSeat } from '../domain/seatMap.ts';
import type { Council, SessionDetails } from '../domain/session.ts';
import type { PollPlan, PollState, PollTerms, SlipResult } from '../domain/slip.ts';
import type { CountDifference, Discrepancy, PaperCount, Recount, Tellers } from '../domain/slipCount.ts';

/**
 * Contents of the documents `room/…` and `desk/…`: one top-level Y.Map per key below, each value plain JSON
 * that is replaced as a whole. Only the server writes them.
 */
export interface Projection {
  readonly session: {
    readonly about: {
      readonly council: Council;
      readonly details: SessionDetails;
      readonly published: boolean;
    };
    /** Epoch of this document: a client that comes back asks for just that and gets what changed. */
    readonly epoch: number;
    /** End of the record when this was shown; chain hash in hexadecimal. */
    readonly head: { readonly seq: number; readonly chainHash: string };
    /** Key of the house (Ed25519, SPKI, base64) that signs receipts and heads. */
    readonly serverKey: string | null;
  };
  readonly groups: Readonly<Record<GroupId, Group & Ordered>>;
  readonly committees: Readonly<Record<CommitteeId, Committee & Ordered>>;
  readonly members: Readonly<Record<MemberId, Member & Ordered>>;
  readonly sittings: Readonly<Record<SittingId, Sitting>>;
  readonly items: Readonly<Record<ItemId, AgendaItem & Ordered>>;
  readonly files: Readonly<Record<FileId, DossierFile & Ordered>>;
  /** Keys `fileId/authorId` of the marks shared with the whole room, so that readers know what to open. */
  readonly sharers: Readonly<Record<string, true>>;
  readonly sittingRecords: Readonly<Record<SittingId, SittingRecordView>>;
  /** Roll of a sitting, keys `sittingId/memberId`; who was not called has none. */
  readonly roll: Readonly<Record<string, Presence>>;
  /** Keys `sittingId/memberId` of delegates who say that they are here and are not yet confirmed. */
  readonly declared: Readonly<Record<string, true>>;
  /** The desk's only, keys `sittingId/memberId`. */
  readonly leave: Readonly<Record<string, LeaveRequest>>;
  readonly motions: Readonly<Record<MotionId, Motion & Ordered>>;
  /** Motions that are not voted on any more, with the reason. */
  readonly withdrawals: Readonly<Record<MotionId, Withdrawal>>;
  readonly votes: Readonly<Record<VoteId, VoteView>>;
  /** Ballots cast so far in each vote. */
  readonly turnout: Readonly<Record<VoteId, number>>;
  /** The desk's only: keys `voteId/memberId` of those who have voted in an open vote. */
  readonly voted: Readonly<Record<string, true>>;
  /** Who chose what, keys `voteId/memberId`, once the result is announced. */
  readonly choices: Readonly<Record<string, Choice>>;
  /** Who waits for the floor. */
  readonly queue: Readonly<Record<RequestId, QueueEntry>>;
  /** Rooms where the chair chose another order than that of request. */
  readonly queuePolicies: Readonly<Record<string, QueuePolicy>>;
  readonly speeches: Readonly<Record<SpeechId, Speech & Ordered>>;
  /** The room's are the accepted ones. */
  readonly questions: Readonly<Record<QuestionId, Question & Ordered>>;
  readonly promises: Readonly<Record<PromiseId, RecordedPromise & Ordered>>;
  /** The desk's only: counts of votes by hands or paper. */
  readonly counts: Readonly<Record<VoteId, CountView>>;
  /** The desk's only: when those who are silent in an open vote were last reminded, for votes where they were. */
  readonly reminded: Readonly<Record<VoteId, number>>;
  readonly polls: Readonly<Record<PollId, PollView>>;
  /** Slips cast so far in each poll that is or was open. */
  readonly slipTurnout: Readonly<Record<PollId, number>>;
  /** The desk's only: keys `pollId/memberId` of those who have cast a slip in an open poll. */
  readonly slipsIn: Readonly<Record<string, true>>;
  /** The desk's only: when those who are silent in an open poll were last reminded, for polls where they were. */
  readonly slipReminded: Readonly<Record<PollId, number>>;
  /** The desk's only: polls on paper. */
  readonly slipCounting: Readonly<Record<PollId, CountingView>>;
  readonly opinions: Readonly<Record<OpinionId, OpinionView>>;
  /** The desk's until the report is published: keys `opinionId/memberId`. */
  readonly opinionAnswers: Readonly<Record<string, AnswerSheet>>;
  readonly discussions: Readonly<Record<DiscussionId, DiscussionView & Ordered>>;
  /** The desk's until they are gathered: keys `discussionId/groupId/itemId`. */
  readonly groupNotes: Readonly<Record<string, GroupNotes>>;
  /** The desk's until it is published: keys `discussionId/itemId`. */
  readonly reportTexts: Readonly<Record<string, SavedText>>;
  /** For the room without their names. */
  readonly devices: Readonly<Record<DeviceId, Device>>;
  /** The desk's only: members with a live connection. */
  readonly online: Readonly<Record<MemberId, true>>;
  /** Who sits in whose place, keys `sittingId/memberId`. */
  readonly substitutes: Readonly<Record<string, string>>;
  /** Votes entrusted, keys `sittingId/giverId`; the paper is the desk's only. */
  readonly proxies: Readonly<Record<string, ProxyView>>;
  /** What a vote counts where it is not 1, in sittings whose rules let votes weigh. */
  readonly weights: Readonly<Record<MemberId, number>>;
  /** The desk's only: every change of the roll, keys `sittingId/number` from 0. */
  readonly rollChanges: Readonly<Record<string, RollChange>>;
  /** The council's own rules. */
  readonly rulePacks: Readonly<Record<string, RulePack>>;
  /** How the total number of delegates has changed, keys from 0. */
  readonly mandates: Readonly<Record<string, MandateChange>>;
  readonly seatMap: Readonly<Record<string, PlacedSeat & Ordered>>;
  /** To all; for the desk every one, also those withdrawn. */
  readonly announcements: Readonly<Record<AnnouncementId, Announcement>>;
  /** The desk's only: calls for the clerk that are not settled. */
  readonly calls: Readonly<Record<CallId, ClerkCall>>;
  /** The desk's only: of delegates who have answered or were reminded. */
  readonly invitations: Readonly<Record<MemberId, Invitation>>;
  readonly presenting: { readonly now?: Presentation };
  /** The desk's only: who asks to present which file. */
  readonly askingToPresent: Readonly<Record<MemberId, FileId>>;
}

/** Contents of the document `seat/…`: what the record says to one member alone. In the same form. */
export interface Seat {
  readonly session: { readonly epoch: number };
  /** One's own requests for leave. */
  readonly leave: Readonly<Record<SittingId, LeaveRequest>>;
  /** To one's group or to oneself; those to all stand in the room's projection. */
  readonly announcements: Readonly<Record<AnnouncementId, Announcement>>;
  readonly call: { readonly newest?: ClerkCall };
  readonly invitation: { readonly own?: Invitation };
  /** Open votes that one counts. */
  readonly counting: Readonly<Record<VoteId, OwnCountView>>;
  /** Open votes that one was asked not to forget, with the time, while one has not voted. */
  readonly reminders: Readonly<Record<VoteId, number>>;
  /** The file that one asks to present. */
  readonly presenting: { readonly asked?: FileId };
  /** Opened polls on paper that one counts. */
  readonly slipCounts: Readonly<Record<PollId, OwnCount>>;
  /** Open polls that one was asked not to forget, with the time, while one has sent no slip. */
  readonly slipReminders: Readonly<Record<PollId, number>>;
  /** One's own written questions, and those one is to answer. */
  readonly questions: Readonly<Record<QuestionId, Question & Ordered>>;
  /** The opinion sheets that one is asked. */
  readonly opinions: Readonly<Record<OpinionId, OwnOpinion>>;
  /** Of the own group and of rooms that one leads, until they are gathered: keys `discussionId/groupId/itemId`. */
  readonly groupNotes: Readonly<Record<string, GroupNotes>>;
}

export interface OwnCount {
  readonly state: EntryState;
  /** One's own newest count. */
  readonly count: PaperCount | null;
  /** Once both have counted; in the order of the two who count. */
  readonly differences: readonly CountDifference[];
}

export interface OwnOpinion {
  readonly answer: AnswerSheet | null;
  readonly remindedAt: number | null;
}

export interface ProxyView {
  readonly holderId: MemberId;
  /** `null` for the room. */
  readonly paper: string | null;
}

export interface SittingRecordView {
  readonly id: SittingId;
  readonly pack: RulePack | null;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly pause: SittingRecord['pause'];
  /** Whether there was a quorum at any time since the opening (T13). */
  readonly hadQuorum: boolean;
}

/** `result` and `closeReason` are shown to the desk at the close, to the room when the rules say so (V10). */
export interface VoteView
  extends
    Omit<VoteTerms, 'electorate'>,
    Pick<Vote, 'state' | 'seconds' | 'result' | 'cancellation' | 'closeReason'> {
  /** Number of delegates who may vote when in the room. */
  readonly entitled: number;
  /** What was chosen so far, where the rules show it: `null` else. */
  readonly running: Readonly<Record<Choice, number>> | null;
}

export interface QueueEntry extends RequestTerms {
  /** The chair put it first by hand. */
  readonly isRaised: boolean;
  /** 1 is the next one on this item in this room. */
  readonly place: number;
}

/** What the desk sees of a count by hand. */
export interface CountView {
  readonly state: EntryState;
  readonly enteredBy: readonly MemberId[];
  /** By counter; empty until both have entered. */
  readonly entries: Readonly<Record<MemberId, Count>>;
}

/** What a counter sees of an open vote that he counts. */
export interface OwnCountView {
  readonly state: EntryState;
  /** One's own newest entry. */
  readonly own: Count | null;
  /** The other's, once both have entered. */
  readonly other: Count | null;
}

/** `terms` are `null` and nothing is seen by the room before it is opened; `result` as with votes. */
export interface PollView extends PollPlan {
  readonly state: PollState;
  readonly tellers: Tellers | null;
  readonly terms: (Omit<PollTerms, 'electorate'> & { readonly entitled: number }) | null;
  readonly seconds: number;
  readonly result: SlipResult | null;
  /** Milliseconds since 1970; `null` before the close, and in records from before it was kept. */
  readonly closedAt: number | null;
  /** Why it was closed although somebody was silent; empty when nothing was said. Shown as the result is. */
  readonly closeReason: string;
  /** Why it was cancelled. */
  readonly reason: string | null;
}

export interface CountingView {
  /** Which of the two have counted. */
  readonly counted: readonly MemberId[];
  readonly differences: readonly CountDifference[];
  /** Of the count that both made. */
  readonly discrepancies: readonly Discrepancy[];
  readonly agreed: PaperCount | null;
  readonly recounts: readonly Recount[];
}

/** `asked` is empty for the room before the report is published. */
export interface OpinionView extends Omit<OpinionSheet, 'answers' | 'reminded'> {
  readonly entitled: number;
  readonly answered: number;
  /** The desk's only: when those who had not answered were last reminded. */
  readonly remindedAt: number | null;
}

export interface DiscussionView {
  readonly id: DiscussionId;
  /** Only those that the audience sees. */
  readonly itemIds: readonly ItemId[];
  readonly rooms: readonly GroupRoomView[];
  readonly report: DiscussionReport['kind'];
  /** When the report was published and the hash of its text, `null` before. */
  readonly published: { readonly at: number; readonly sha256: Sha256 } | null;
}

export interface GroupRoomView extends RoomPlan {
  readonly stage: RoomStage;
  /** Delegates of the group who are in the room. */
  readonly here: readonly MemberId[];
}

/** Place among its like; ascending, with gaps. */
export interface Ordered {
  readonly order: number;
}

export const PROJECTION_KEYS = [
  'session',
  'groups',
  'committees',
  'members',
  'sittings',
  'items',
  'files',
  'sharers',
  'sittingRecords',
  'roll',
  'declared',
  'leave',
  'motions',
  'withdrawals',
  'votes',
  'turnout',
  'voted',
  'choices',
  'queue',
  'queuePolicies',
  'speeches',
  'questions',
  'promises',
  'counts',
  'reminded',
  'polls',
  'slipTurnout',
  'slipsIn',
  'slipReminded',
  'slipCounting',
  'opinions',
  'opinionAnswers',
  'discussions',
  'groupNotes',
  'reportTexts',
  'devices',
  'online',
  'substitutes',
  'proxies',
  'weights',
  'rollChanges',
  'rulePacks',
  'mandates',
  'seatMap',
  'announcements',
  'calls',
  'invitations',
  'presenting',
  'askingToPresent',
] as const satisfies readonly (keyof Projection)[];

export const SEAT_KEYS = [
  'session',
  'leave',
  'announcements',
  'call',
  'invitation',
  'counting',
  'reminders',
  'presenting',
  'slipReminders',
  'slipCounts',
  'opinions',
  'questions',
  'groupNotes',
] as const satisfies readonly (keyof Seat)[];
