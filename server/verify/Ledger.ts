import type { KeyObject } from 'node:crypto';
import type { DiscussionAccount } from './discussionAccounts.ts';
import type { Report } from './findings.ts';
import type { Part } from './read.ts';
import type { OpinionAccount, PollAccount, SlipRules } from './slipAccounts.ts';

/** One event on its way through the checks. */
export interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly actor: string | null;
  readonly type: string;
  readonly body: Part;
}

export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
  readonly strict: boolean;
  /** Which total it is a share of. */
  readonly of: (typeof DENOMINATORS)[number];
}

/** All seats, all delegates of the roster, or those who take part. */
export const DENOMINATORS = ['seats', 'members', 'here'] as const;

export interface Rules {
  readonly quorum: Fraction;
  readonly majorities: ReadonlyMap<string, Fraction>;
  readonly labels: ReadonlyMap<string, string>;
  readonly voters: string;
  readonly shown: string;
  readonly substitutes: boolean;
  /** `null` where a vote cannot be entrusted. */
  readonly proxies: { readonly perHolder: number; readonly inQuorum: boolean } | null;
  readonly weights: boolean;
  /** False for a pack from before totals had names. */
  readonly namesTotals: boolean;
  readonly slips: SlipRules;
}

export interface EnrolledDevice {
  readonly memberId: string;
  readonly key: KeyObject | null;
  standing: 'active' | 'waiting' | 'revoked';
  readonly approvedBy: Set<string>;
}

export interface SittingAccount {
  rules: Rules | null;
  open: boolean;
  paused: boolean;
  closed: boolean;
  readonly roll: Map<string, string>;
  /** Holder by giver. */
  readonly proxies: Map<string, string>;
}

export interface PackAccount {
  readonly version: number;
}

export interface ItemAccount {
  sittingId: string;
  state: string;
  published: boolean;
}

export interface FileAccount {
  readonly itemId: string;
  readonly versions: { readonly id: string; readonly sha256: string; published: boolean }[];
}

export interface MotionAccount {
  readonly id: string;
  readonly itemId: string;
  readonly title: string;
  readonly kind: string;
  readonly fileId: string;
  readonly versionId: string;
  readonly sha256: string;
  /** `whole`, `clause` or `amendment`. */
  readonly part: string;
  readonly label: string;
}

export interface CountedBallot {
  readonly choice: string;
  readonly serial: number;
}

export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly silent: number;
  readonly absent: number;
  readonly seats: number;
  readonly total: number;
  readonly needed: number;
  readonly carried: boolean;
  /** Cast by proxy; only of votes that keep some. */
  readonly byProxy?: number;
}

export interface VoteAccount {
  readonly id: string;
  readonly number: number;
  readonly motion: MotionAccount;
  readonly sittingId: string;
  readonly seats: number;
  readonly majority: Fraction;
  readonly labels: ReadonlyMap<string, string>;
  readonly electorate: ReadonlySet<string>;
  readonly voters: string;
  readonly here: number;
  /** What the quorum is a share of. */
  readonly quorumTotal: number;
  readonly quorumNeeded: number;
  /** `electronic`, `hands` or `paper`; the last two have two counters. */
  readonly method: string;
  readonly counters: readonly string[];
  /** The newest entry of each counter: for, against, abstaining. */
  readonly entries: Map<string, readonly number[]>;
  readonly follows: string | null;
  readonly batchId: string | null;
  /** Holder by giver, at the opening. */
  readonly proxies: ReadonlyMap<string, string>;
  /** What votes count where it is not 1. */
  readonly weights: ReadonlyMap<string, number>;
  /** Why it was cancelled. */
  cancellation: string | null;
  state: 'open' | 'closed' | 'announced' | 'cancelled';
  /** The newest good ballot of each voter. */
  readonly ballots: Map<string, CountedBallot>;
  /** As counted here at the close. */
  tally: Tally | null;
}

export interface CallAccount {
  readonly memberId: string;
  state: 'waiting' | 'taken' | 'settled';
}

export interface RequestAccount {
  readonly memberId: string;
  readonly itemId: string;
  readonly room: string;
  waits: boolean;
}

export interface SpeechAccount {
  readonly room: string;
  readonly itemId: string;
  readonly requestId: string | null;
  limitSeconds: number;
  usedMs: number;
  /** Since when it runs. */
  clock: number | 'paused' | 'ended';
}

export interface QuestionAccount {
  readonly authorId: string;
  /** The member who is asked; `null` for an official whom the roster does not know. */
  to: string | null;
  state: 'submitted' | 'accepted' | 'returned' | 'withdrawn' | 'closed';
  /** Whether it was answered in writing. */
  written: boolean;
  /** What the floor was given for, in order. */
  readonly chain: string[];
}

export interface PromiseAccount {
  readonly madeAt: number;
  state: 'open' | 'settled';
}

/** What the events up to here amount to, as far as the votes lean on it. */
export interface Ledger {
  readonly sessionId: string;
  created: boolean;
  seats: number;
  published: boolean;
  /** Roles by member. */
  readonly members: Map<string, ReadonlySet<string>>;
  /** Group by member; who belongs to none has none. */
  readonly groupOf: Map<string, string>;
  readonly serverKeys: string[];
  readonly devices: Map<string, EnrolledDevice>;
  readonly items: Map<string, ItemAccount>;
  readonly files: Map<string, FileAccount>;
  readonly sittings: Map<string, SittingAccount>;
  readonly motions: Map<string, MotionAccount>;
  /** Motions that are not voted on any more, with the reason. */
  readonly withdrawn: Map<string, string>;
  readonly votes: Map<string, VoteAccount>;
  /** The council's own rule packs. */
  readonly packs: Map<string, PackAccount>;
  readonly weights: Map<string, number>;
  /** Whether the total number of delegates was changed by a decision. */
  seatsDecided: boolean;
  readonly polls: Map<string, PollAccount>;
  readonly opinions: Map<string, OpinionAccount>;
  readonly discussions: Map<string, DiscussionAccount>;
  readonly announcements: Set<string>;
  readonly calls: Map<string, CallAccount>;
  /** Who shows something to the session; `null` when nobody does. */
  presenter: string | null;
  readonly requests: Map<string, RequestAccount>;
  readonly speeches: Map<string, SpeechAccount>;
  readonly questions: Map<string, QuestionAccount>;
  readonly promises: Map<string, PromiseAccount>;
  /** Session and id of the promises that were taken over from earlier sessions. */
  readonly carried: Set<string>;
  /** The votes that the next events have to cancel, because their text has a new version. */
  readonly mustCancel: Set<string>;
  /** The vote that fell back to another form: the next event has to open the one that follows. */
  mustFollow: string | null;
  /** A group whose room its leader opens next: what was spoken in it before ended with it. */
  mustOpen: { readonly groupId: string; readonly actor: string } | null;
  /** The batch whose votes are being opened one after the other. */
  openingBatch: { readonly id: string; readonly itemId: string; size: number } | null;
}

/** Enters one event and reports what does not fit. Throws `Malformed`. */
export type Enter = (ledger: Ledger, entry: Entry, report: Report) => void;

export function newLedger(sessionId: string): Ledger {
  return {
    ...{ sessionId, created: false, seats: 0, published: false, members: new Map(), serverKeys: [] },
    ...{ devices: new Map(), items: new Map(), files: new Map(), sittings: new Map() },
    ...{ motions: new Map(), votes: new Map(), mustCancel: new Set(), mustFollow: null, mustOpen: null },
    ...{
      openingBatch: null,
      weights: new Map(),
      packs: new Map(),
      seatsDecided: false,
      withdrawn: new Map(),
    },
    ...{ announcements: new Set(), calls: new Map(), presenter: null },
    ...{ requests: new Map(), speeches: new Map() },
    ...{ questions: new Map(), promises: new Map(), carried: new Set() },
    ...{ polls: new Map(), opinions: new Map(), discussions: new Map(), groupOf: new Map() },
  };
}

export function openVotesOf(ledger: Ledger): VoteAccount[] {
  return [...ledger.votes.values()].filter((vote) => vote.state === 'open');
}

/** The item that is voted on, by motion or by slip; `null` when none is. */
export function votedItem(ledger: Ledger): string | null {
  return openVoteOf(ledger)?.motion.itemId ?? openPollOf(ledger)?.itemId ?? null;
}

export function openPollOf(ledger: Ledger): PollAccount | null {
  return [...ledger.polls.values()].find((poll) => poll.state === 'open') ?? null;
}

/** All that are open are about one item. */
export function openVoteOf(ledger: Ledger): VoteAccount | null {
  return openVotesOf(ledger)[0] ?? null;
}

export function hasRole(ledger: Ledger, memberId: string | null, ...roles: readonly string[]): boolean {
  const held = memberId === null ? undefined : ledger.members.get(memberId);
  return held !== undefined && roles.some((role) => held.has(role));
}

/** The chair and the secretaries. */
export function requireDesk(ledger: Ledger, { seq, actor }: Entry, report: Report): void {
  if (!hasRole(ledger, actor, 'chair', 'secretary')) report('actorWrong', seq, actor ?? 'house');
}

/** A secretary, or the house itself at set-up and import. */
export function requirePreparer(ledger: Ledger, { seq, actor }: Entry, report: Report): void {
  if (actor !== null && !hasRole(ledger, actor, 'secretary')) report('actorWrong', seq, actor);
}

export function delegatesOf(ledger: Ledger): string[] {
  return [...ledger.members].flatMap(([id, roles]) => (roles.has('delegate') ? [id] : []));
}

export function isHere(sitting: SittingAccount | undefined, memberId: string): boolean {
  const presence = sitting?.roll.get(memberId);
  return presence === 'present' || presence === 'late';
}

/** The least whole number out of `total` that reaches the fraction, never nothing. */
export function leastOf({ numerator, denominator, strict }: Fraction, total: number): number {
  let least = 1;
  while (strict ? least * denominator <= total * numerator : least * denominator < total * numerator)
    least += 1;
  return least;
}
