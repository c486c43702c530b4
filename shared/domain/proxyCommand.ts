import type { MemberId, SittingId } from './ids.ts';

export interface Weight {
  readonly memberId: MemberId;
  readonly weight: number;
}

/** Votes entrusted and votes that weigh. */
export type ProxyCommand =
  /** Of oneself, or by the desk with the paper that it was given on. */
  | {
      readonly type: 'entrustVote';
      readonly sittingId: SittingId;
      readonly giverId: MemberId;
      readonly holderId: MemberId;
      readonly paper: string;
    }
  /** By the giver, the holder, or the desk. */
  | { readonly type: 'revokeProxy'; readonly sittingId: SittingId; readonly giverId: MemberId }
  /** All that weigh something else than 1. */
  | { readonly type: 'setWeights'; readonly weights: readonly Weight[] };
