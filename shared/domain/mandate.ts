import type { MemberId } from './ids.ts';

/** thôi làm nhiệm vụ, bị bãi nhiệm, đương nhiên mất quyền, qua đời */
export const MANDATE_ENDS = ['resigned', 'removed', 'lost', 'died'] as const;
export type MandateEnd = (typeof MANDATE_ENDS)[number];

/** One change of the total number of delegates (S15, S16). */
export interface MandateChange {
  readonly kind: MandateEnd | 'filled';
  readonly memberId: MemberId;
  /** As it was then: the member may be removed later. */
  readonly name: string;
  /** The decision it follows, e.g. "Nghị quyết số 12/NQ-HĐND ngày 05/3/2026". */
  readonly decision: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Total number of delegates from then on. */
  readonly seats: number;
}
