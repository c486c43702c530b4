import type { DeviceId, ItemId, MemberId, PollId, RowId, Sha256, SittingId } from './ids.ts';
import type { Majority, MotionKind, TieRule } from './rulePack.ts';
import type { PaperCount, Recount, Tellers } from './slipCount.ts';

/** lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm, bầu cử, biểu quyết bằng phiếu kín */
export const SLIP_FORMS = ['confidenceSlips', 'confidenceVote', 'election', 'proposal'] as const;
export type SlipForm = (typeof SLIP_FORMS)[number];

/** What can be put against a row, in the order in which it stands on the slip. */
export const MARKS = {
  /** tín nhiệm cao, tín nhiệm, tín nhiệm thấp */
  confidenceSlips: ['high', 'medium', 'low'],
  /** tín nhiệm, không tín nhiệm */
  confidenceVote: ['trust', 'noTrust'],
  /** bầu */
  election: ['elect'],
  /** đồng ý, không đồng ý */
  proposal: ['agree', 'disagree'],
} as const satisfies Record<SlipForm, readonly string[]>;
export type Mark = (typeof MARKS)[SlipForm][number];

/** One line of a slip: a person, or with `proposal` what is proposed. */
export interface SlipRow {
  readonly id: RowId;
  readonly name: string;
  /** Office held or stood for; empty when there is none. */
  readonly office: string;
  /** Day of birth, e.g. "1970-05-19"; empty when it is not known. Packs may decide ties by it. */
  readonly born: string;
  /** Who of the session it is, `null` when nobody. */
  readonly memberId: MemberId | null;
}

interface SheetHead {
  readonly title: string;
  /** In the order in which they are printed; never empty. */
  readonly rows: readonly SlipRow[];
}

/** What every voter has before him. */
export type SlipSheet =
  | (SheetHead & { readonly form: 'confidenceSlips' | 'confidenceVote' })
  /** At most `toElect` of the rows. */
  | (SheetHead & { readonly form: 'election'; readonly toElect: number })
  | (SheetHead & { readonly form: 'proposal'; readonly kind: MotionKind });

/** `named`: signed by the voters' devices. `paper`: secret, counted by tellers. */
export const SLIP_METHODS = ['named', 'paper'] as const;
export type SlipMethod = (typeof SLIP_METHODS)[number];

/**
 * Why a poll follows another one: among those who were tied; for seats that stayed empty; a vote of confidence on
 * those with little confidence; because the other was cancelled.
 */
export const FOLLOWINGS = ['runOff', 'further', 'confidence', 'repeat'] as const;
export type Following = (typeof FOLLOWINGS)[number];

export interface PollPlan {
  readonly id: PollId;
  readonly itemId: ItemId;
  readonly method: SlipMethod;
  readonly sheet: SlipSheet;
  readonly follows: { readonly pollId: PollId; readonly as: Following } | null;
}

export interface MarkedRow {
  readonly rowId: RowId;
  readonly mark: Mark;
}

/** What one delegate has marked; the newest counts until the close. */
export interface Slip {
  readonly memberId: MemberId;
  /** In the order of the sheet; rows left alone are absent. */
  readonly marks: readonly MarkedRow[];
  /** 1 for the first slip of this delegate in this poll, rising with every change. */
  readonly serial: number;
  readonly deviceId: DeviceId;
  /** Ed25519 over `slipText`, base64. */
  readonly signature: string;
}

/** What has to be reached, from the pack of the sitting. */
export type SlipThresholds =
  | { readonly form: 'confidenceSlips'; readonly low: Majority; readonly removal: Majority }
  | { readonly form: 'confidenceVote'; readonly noTrust: Majority }
  | { readonly form: 'election'; readonly majority: Majority; readonly ties: TieRule }
  | { readonly form: 'proposal'; readonly majority: Majority };

/** What was fixed when the poll was opened. */
export interface PollTerms {
  /** 1 for the first poll of the session. */
  readonly number: number;
  readonly sittingId: SittingId;
  readonly openedAt: number;
  /** SHA-256 of `sheetText`. */
  readonly sheetHash: Sha256;
  /** Seats of the council. */
  readonly seats: number;
  readonly quorum: Majority;
  readonly thresholds: SlipThresholds;
  /** All delegates at the opening, in the order of the roster. */
  readonly electorate: readonly MemberId[];
}

export const ROW_OUTCOMES = [
  'kept',
  'mayResign',
  'confidenceVoteFollows',
  'trusted',
  'notTrusted',
  'elected',
  'notElected',
  'tied',
  'carried',
  'notCarried',
] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export interface RowCount {
  readonly rowId: RowId;
  /** One for each mark of the form, in its order. */
  readonly counts: readonly number[];
}

export interface RowResult extends RowCount {
  readonly outcome: RowOutcome;
}

export type SlipTurnout =
  | { readonly method: 'named'; readonly valid: number; readonly silent: number; readonly absent: number }
  | {
      readonly method: 'paper';
      readonly issued: number;
      readonly collected: number;
      readonly valid: number;
      readonly invalid: number;
    };

export interface SlipResult {
  readonly turnout: SlipTurnout;
  readonly seats: number;
  /** What the thresholds are shares of (V9), in the order of `SlipThresholds`. */
  readonly totals: readonly number[];
  /** The least numbers that reach the thresholds, in the same order. */
  readonly needed: readonly number[];
  /** Elections: by votes; the others: as on the sheet. */
  readonly rows: readonly RowResult[];
  /** Elections: seats that nobody was elected to; 0 for the other forms. */
  readonly unfilled: number;
}

export type PollState = Poll['state'];

export interface PreparedPoll extends PollPlan {
  readonly state: 'prepared';
  readonly tellers: Tellers | null;
}

interface Opened extends PollPlan {
  readonly tellers: Tellers | null;
  readonly terms: PollTerms;
  /** Seconds from the opening to the end of the countdown, extensions included. */
  readonly seconds: number;
  readonly slips: ReadonlyMap<MemberId, Slip>;
  /** The newest count of each of the two who count. */
  readonly counts: ReadonlyMap<MemberId, PaperCount>;
  /** Every count that replaced one of the same teller, in order; also of those who count no more. */
  readonly recounts: readonly Recount[];
  /** When each was last reminded who was here and had sent no slip. */
  readonly reminded: ReadonlyMap<MemberId, number>;
}

export type OpenedPoll =
  | (Opened & { readonly state: 'open' })
  | (Opened & {
      readonly state: 'closed' | 'announced';
      readonly result: SlipResult;
      /** Milliseconds since 1970; `null` in records from before it was kept. */
      readonly closedAt: number | null;
      /** Why although somebody was silent; empty when nothing was said. */
      readonly closeReason: string;
    })
  | (Opened & { readonly state: 'cancelled'; readonly reason: string });

export type Poll = PreparedPoll | OpenedPoll;

/** L4: the poll that is open, `null` when none is. */
export function openPollAmong(polls: ReadonlyMap<PollId, Poll>): (OpenedPoll & { state: 'open' }) | null {
  for (const poll of polls.values()) if (poll.state === 'open') return poll;
  return null;
}
