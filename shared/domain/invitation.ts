import type { MemberId, SittingId } from './ids.ts';
import type { SessionState } from './session.ts';

/** tham dự; vắng, with the reason and the sittings that leave is asked from */
export type InvitationAnswer =
  | { readonly kind: 'attending' }
  | { readonly kind: 'absent'; readonly reason: string; readonly sittingIds: readonly SittingId[] };

/** Where the invitation of one delegate stands. */
export interface Invitation {
  readonly memberId: MemberId;
  readonly answer: InvitationAnswer | null;
  /** Milliseconds since 1970. */
  readonly answeredAt: number | null;
  readonly remindedAt: number | null;
}

/** I1: once a sitting was opened, leave is asked from single sittings (T6) and nothing is answered any more. */
export function hasBegun({ sittingRecords }: Pick<SessionState, 'sittingRecords'>): boolean {
  return [...sittingRecords.values()].some(({ openedAt }) => openedAt !== null);
}
