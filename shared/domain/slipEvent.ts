import type { MemberId, OpinionId, PollId } from './ids.ts';
import type { OpinionAnswer, OpinionPlan } from './opinion.ts';
import type { PollPlan, PollTerms, Slip, SlipResult } from './slip.ts';
import type { PaperCount, Tellers } from './slipCount.ts';

/** What happened with polls by slip and opinion sheets. */
export type SlipEvent =
  | { readonly type: 'pollPut'; readonly poll: PollPlan }
  | { readonly type: 'pollRemoved'; readonly pollId: PollId }
  | { readonly type: 'tellersNamed'; readonly pollId: PollId; readonly tellers: Tellers }
  | {
      readonly type: 'pollOpened';
      readonly pollId: PollId;
      readonly terms: PollTerms;
      readonly seconds: number;
    }
  | { readonly type: 'slipCast'; readonly pollId: PollId; readonly slip: Slip }
  | {
      readonly type: 'pollReminded';
      readonly pollId: PollId;
      readonly memberIds: readonly MemberId[];
      readonly at: number;
    }
  | { readonly type: 'pollExtended'; readonly pollId: PollId; readonly seconds: number }
  /** `reason`: why it differs from what this teller counted before; empty for the first count. */
  | {
      readonly type: 'paperCounted';
      readonly pollId: PollId;
      readonly memberId: MemberId;
      readonly count: PaperCount;
      readonly reason: string;
    }
  /** `at`: absent in records from before it was kept. */
  | {
      readonly type: 'pollClosed';
      readonly pollId: PollId;
      readonly result: SlipResult;
      readonly at?: number;
      /** Absent when none was given. */
      readonly reason?: string;
    }
  | { readonly type: 'pollAnnounced'; readonly pollId: PollId }
  | { readonly type: 'pollCancelled'; readonly pollId: PollId; readonly reason: string }
  | {
      readonly type: 'opinionAsked';
      readonly sheet: OpinionPlan;
      readonly asked: readonly MemberId[];
      readonly at: number;
    }
  | {
      readonly type: 'opinionGiven';
      readonly opinionId: OpinionId;
      readonly memberId: MemberId;
      readonly answers: readonly OpinionAnswer[];
      readonly at: number;
    }
  | {
      readonly type: 'opinionReminded';
      readonly opinionId: OpinionId;
      readonly memberIds: readonly MemberId[];
      readonly at: number;
    }
  | { readonly type: 'opinionExtended'; readonly opinionId: OpinionId; readonly deadline: number }
  /** `at`: the deadline, or earlier when everybody had answered. */
  | { readonly type: 'opinionClosed'; readonly opinionId: OpinionId; readonly at: number }
  | { readonly type: 'opinionPublished'; readonly opinionId: OpinionId };
