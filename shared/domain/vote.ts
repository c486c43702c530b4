import { completeMajority, type StoredMajority } from './completePack.ts';
import type { Counters, DoubleEntry } from './doubleEntry.ts';
import type {
  BatchId,
  FileId,
  ItemId,
  MemberId,
  MotionId,
  DeviceId,
  Sha256,
  SittingId,
  VersionId,
  VoteId,
} from './ids.ts';
import type { Weight } from './proxyCommand.ts';
import { HDND, type Choice, type Majority, type MotionKind, type RulePack } from './rulePack.ts';

/** M5: what of the text a motion is about: all of it, one clause (điều, khoản), or one amendment. */
export type MotionScope =
  | { readonly kind: 'whole' }
  | { readonly kind: 'clause'; readonly label: string }
  | { readonly kind: 'amendment'; readonly label: string };

/** A text that is put to the vote: one version of one draft, or a part of it. */
export interface Motion {
  readonly id: MotionId;
  readonly itemId: ItemId;
  readonly title: string;
  readonly kind: MotionKind;
  readonly fileId: FileId;
  readonly versionId: VersionId;
  /** The bytes of that version. */
  readonly sha256: Sha256;
  readonly scope: MotionScope;
}

/** As events have it: those from before motions could be about parts say nothing of it. */
export type RecordedMotion = Omit<Motion, 'scope'> & Partial<Pick<Motion, 'scope'>>;

export function motionFrom(recorded: RecordedMotion): Motion {
  return { scope: { kind: 'whole' }, ...recorded };
}

/** M8: why a motion was taken back, by whom, and when. */
export interface Withdrawal {
  readonly reason: string;
  readonly by: MemberId;
  readonly at: number;
}

/** What one delegate has chosen; the newest counts until the close. */
export interface Ballot {
  readonly memberId: MemberId;
  readonly choice: Choice;
  /** 1 for the first ballot of this delegate in this vote, rising with every change. */
  readonly serial: number;
  readonly deviceId: DeviceId;
  /** Ed25519 over `ballotText`, base64. */
  readonly signature: string;
}

/** điện tử; giơ tay; phiếu giấy */
export const VOTE_METHODS = ['electronic', 'hands', 'paper'] as const;
export type VoteMethod = (typeof VOTE_METHODS)[number];
export type CountedMethod = Exclude<VoteMethod, 'electronic'>;

/** Hands or slips as they were counted. */
export type Count = Readonly<Record<Choice, number>>;

/**
 * `cancelled`: by the chair, because the text it was about changed, or because it goes on in another form. Its
 * ballots are kept and count nothing.
 */
export const VOTE_STATES = ['open', 'closed', 'announced', 'cancelled'] as const;
export type VoteState = (typeof VOTE_STATES)[number];

export const CANCELLATIONS = ['byChair', 'newVersion', 'fallback'] as const;
export type Cancellation = (typeof CANCELLATIONS)[number];

/** When the hall sees the result: as it comes, at the close, or once the chair has announced it. */
export const SHOWINGS = ['live', 'closed', 'announced'] as const;
export type Showing = (typeof SHOWINGS)[number];

/** What was fixed when the vote was opened. */
export interface VoteTerms {
  readonly id: VoteId;
  /** 1 for the first vote of the session. */
  readonly number: number;
  readonly motion: Motion;
  readonly sittingId: SittingId;
  readonly openedAt: number;
  /** Seats of the council. */
  readonly seats: number;
  readonly majority: Majority;
  readonly quorum: Majority;
  readonly labels: RulePack['labels'];
  /** What those who vote are called, as in the pack. */
  readonly voters: string;
  readonly shown: Showing;
  /** All delegates at the opening, in the order of the roster: who may vote when in the room. */
  readonly electorate: readonly MemberId[];
  readonly method: VoteMethod;
  /** Who counts; `null` just when the vote is electronic. */
  readonly counters: Counters | null;
  /** The vote whose place this one takes: one that fell back to this form, or whose result it corrects. */
  readonly follows: VoteId | null;
  /** Why it follows the other one. */
  readonly reason: string;
  /** Votes with the same one were opened in one go. */
  readonly batchId: BatchId | null;
  /** Present where the rules allow proxies and there are any. */
  readonly proxies?: readonly HeldVote[];
  /** What a vote counts where it is not 1; present where the rules let votes weigh. */
  readonly weights?: readonly Weight[];
}

/** U5: who votes for whom, as it was at the opening. */
export interface HeldVote {
  readonly giverId: MemberId;
  readonly holderId: MemberId;
}

type LaterTerms = 'method' | 'counters' | 'follows' | 'reason' | 'batchId' | 'voters' | 'shown';

/** As events have them: those from before there were other forms and denominators lack these. */
export type RecordedTerms = Omit<VoteTerms, 'motion' | 'majority' | 'quorum' | LaterTerms> &
  Partial<Pick<VoteTerms, LaterTerms>> & {
    readonly motion: RecordedMotion;
    readonly majority: StoredMajority;
    readonly quorum: StoredMajority;
  };

/** The terms with all that they say now: what an old record lacks is what held then. */
export function termsFrom(recorded: RecordedTerms): VoteTerms {
  return {
    ...{ method: 'electronic', counters: null, follows: null, reason: '', batchId: null },
    ...{ voters: HDND.voters, shown: 'announced' },
    ...recorded,
    motion: motionFrom(recorded.motion),
    majority: completeMajority(recorded.majority),
    quorum: completeMajority(recorded.quorum),
  };
}

export interface VoteResult {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** In the room and silent, in the room's eyes neither for nor against. */
  readonly silent: number;
  /** Of the electorate, not in the room at the close and without a ballot. */
  readonly absent: number;
  readonly seats: number;
  /** What the majority is a share of: the seats, the electorate, or those of it who take part. */
  readonly total: number;
  /** The least number of `for` that carries it. */
  readonly needed: number;
  readonly carried: boolean;
  /** How much of `for`, `against` and `abstain` was cast by proxy; present where there were proxies. */
  readonly byProxy?: number;
}

export interface Vote extends VoteTerms {
  readonly state: VoteState;
  /** Seconds from the opening to the end of the countdown, extensions included. The chair closes, not the clock. */
  readonly seconds: number;
  readonly ballots: ReadonlyMap<MemberId, Ballot>;
  readonly result: VoteResult | null;
  readonly cancellation: Cancellation | null;
  /** What the counters have entered; `null` just when the vote is electronic. */
  readonly count: DoubleEntry<Count> | null;
  /** When those who were silent were last asked to vote. */
  readonly reminded: ReadonlyMap<MemberId, number>;
  /** Why it was closed although some were silent; empty when nothing was said. */
  readonly closeReason: string;
}

/** V1: a vote that is open, `null` when none is. */
export function openVoteAmong(votes: ReadonlyMap<VoteId, Vote>): Vote | null {
  return openVotesAmong(votes)[0] ?? null;
}

/** V1, V18: the open votes, more than one only of one batch. */
export function openVotesAmong(votes: ReadonlyMap<VoteId, Vote>): Vote[] {
  return [...votes.values()].filter((vote) => vote.state === 'open');
}

/** Motions that have a result, which nothing but a correction votes on again (V17). */
export function decidedAmong(votes: ReadonlyMap<VoteId, Vote>): ReadonlySet<MotionId> {
  return new Set([...votes.values()].filter(isDecided).map((vote) => vote.motion.id));
}

/** A vote with a result, announced or not yet. */
export function isDecided({ state }: Pick<Vote, 'state'>): boolean {
  return state === 'closed' || state === 'announced';
}
