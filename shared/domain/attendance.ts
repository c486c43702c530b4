import type { MemberId, SittingId } from './ids.ts';
import type { RulePack } from './rulePack.ts';

/** có mặt, đến muộn, vắng có phép, vắng không phép, đã rời phòng họp, cử người dự thay */
export const PRESENCES = ['present', 'late', 'absentWithLeave', 'absent', 'left', 'substituted'] as const;
export type Presence = (typeof PRESENCES)[number];

export const LEAVE_STATES = ['asked', 'granted', 'refused'] as const;
export interface LeaveRequest {
  readonly reason: string;
  readonly state: (typeof LEAVE_STATES)[number];
}

/**
 * How an entry came into the roll: said by the delegate, called by the desk, by the code at the door, or with a
 * request for leave.
 */
export const ROLL_WAYS = ['declared', 'called', 'door', 'leave'] as const;

/** One change of the roll (T11). */
export interface RollChange {
  readonly memberId: MemberId;
  /** `null` when the entry was taken out, or is only said by the delegate. */
  readonly presence: Presence | null;
  /** Who sits in the delegate's place; empty when nobody does. */
  readonly substitute: string;
  readonly way: (typeof ROLL_WAYS)[number];
  /** Milliseconds since 1970; like `by` `null` in records from before it was kept. */
  readonly at: number | null;
  readonly by: MemberId | null;
}

/** A vote entrusted for one sitting (ủy quyền biểu quyết). */
export interface Proxy {
  readonly holderId: MemberId;
  /** The paper it was given on, as the desk has it; empty when the delegate entrusted the vote himself. */
  readonly paper: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: MemberId;
}

/** What is recorded of one sitting besides its place in the programme. */
export interface SittingRecord {
  readonly sittingId: SittingId;
  /** The rules it was opened with; `null` before it is opened. */
  readonly pack: RulePack | null;
  /** Milliseconds since 1970. */
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  /** While the sitting has a break. Milliseconds since 1970; `until` is what was announced, the clock resumes nothing. */
  readonly pause: { readonly since: number; readonly until: number | null } | null;
  /** Delegates who were called; the others are not yet known. */
  readonly roll: ReadonlyMap<MemberId, Presence>;
  /** Delegates who say that they are here and wait for the secretary to confirm. */
  readonly declared: ReadonlySet<MemberId>;
  readonly leave: ReadonlyMap<MemberId, LeaveRequest>;
  /** Who sits in whose place. */
  readonly substitutes: ReadonlyMap<MemberId, string>;
  /** Votes entrusted for this sitting, by giver. */
  readonly proxies: ReadonlyMap<MemberId, Proxy>;
  /** Every change of the roll, in order. */
  readonly rollChanges: readonly RollChange[];
  /** Whether the quorum was reached at any time since the opening (T13). */
  readonly hadQuorum: boolean;
}

/** Whether a delegate with this entry sits in the room. */
export function isHere(presence: Presence | undefined): boolean {
  return presence === 'present' || presence === 'late';
}
