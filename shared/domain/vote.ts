import type {
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
import type { Choice, Majority, MotionKind, RulePack } from './rulePack.ts';

/** A text that is put to the vote: one version of one draft. */
export interface Motion {
  readonly id: MotionId;
  readonly itemId: ItemId;
  readonly title: string;
  readonly kind: MotionKind;
  readonly fileId: FileId;
  readonly versionId: VersionId;
  /** The bytes of that version. */
  readonly sha256: Sha256;
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

/** `cancelled`: by the chair, or because the text it was about changed. Its ballots are kept and count nothing. */
export const VOTE_STATES = ['open', 'closed', 'announced', 'cancelled'] as const;
export type VoteState = (typeof VOTE_STATES)[number];

export const CANCELLATIONS = ['byChair', 'newVersion'] as const;
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
}

export interface Vote extends VoteTerms {
  readonly state: VoteState;
  /** Seconds from the opening to the end of the countdown, extensions included. The chair closes, not the clock. */
  readonly seconds: number;
  readonly ballots: ReadonlyMap<MemberId, Ballot>;
  readonly result: VoteResult | null;
  readonly cancellation: Cancellation | null;
}

/** V1: the vote that is open, `null` when none is. */
export function openVoteAmong(votes: ReadonlyMap<VoteId, Vote>): Vote | null {
  for (const vote of votes.values()) if (vote.state === 'open') return vote;
  return null;
}
