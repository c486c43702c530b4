import type { MemberId, SittingId } from './ids.ts';
import type { RulePack } from './rulePack.ts';

/** có mặt, đến muộn, vắng có phép, vắng không phép, đã rời phòng họp */
export const PRESENCES = ['present', 'late', 'absentWithLeave', 'absent', 'left'] as const;
export type Presence = (typeof PRESENCES)[number];

export const LEAVE_STATES = ['asked', 'granted', 'refused'] as const;
export interface LeaveRequest {
  readonly reason: string;
  readonly state: (typeof LEAVE_STATES)[number];
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
}

/** Whether a delegate with this entry sits in the room. */
export function isHere(presence: Presence | undefined): boolean {
  return presence === 'present' || presence === 'late';
}
