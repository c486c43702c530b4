import type { DeviceId, OpinionId, PollId } from './ids.ts';
import type { OpinionAnswer, OpinionPlan } from './opinion.ts';
import type { MarkedRow, PollPlan } from './slip.ts';
import type { PaperCount, Tellers } from './slipCount.ts';

/** What can be asked about polls by slip and opinion sheets. */
export type SlipCommand =
  /** Adds a poll by slip, or replaces it as long as it was not opened. */
  | { readonly type: 'putPoll'; readonly poll: PollPlan }
  | { readonly type: 'removePoll'; readonly pollId: PollId }
  | { readonly type: 'nameTellers'; readonly pollId: PollId; readonly tellers: Tellers }
  | { readonly type: 'openPoll'; readonly pollId: PollId; readonly seconds: number }
  | {
      readonly type: 'castSlip';
      readonly pollId: PollId;
      readonly marks: readonly MarkedRow[];
      readonly serial: number;
      readonly deviceId: DeviceId;
      /** Of `slipText`, base64. */
      readonly signature: string;
    }
  /** Everybody who is here and has not sent a slip. */
  | { readonly type: 'remindPoll'; readonly pollId: PollId }
  | { readonly type: 'extendPoll'; readonly pollId: PollId; readonly seconds: number }
  /** What a teller counted; `reason` says why it is not what he counted before, else it is empty. */
  | {
      readonly type: 'enterSlipCount';
      readonly pollId: PollId;
      readonly count: PaperCount;
      readonly reason: string;
    }
  /** `reason`: why, although somebody who is here has sent no slip. */
  | { readonly type: 'closePoll'; readonly pollId: PollId; readonly reason?: string | undefined }
  | { readonly type: 'announcePoll'; readonly pollId: PollId }
  | { readonly type: 'cancelPoll'; readonly pollId: PollId; readonly reason: string }
  | { readonly type: 'askOpinion'; readonly sheet: OpinionPlan }
  | {
      readonly type: 'answerOpinion';
      readonly opinionId: OpinionId;
      readonly answers: readonly OpinionAnswer[];
    }
  /** Everybody who has not answered. */
  | { readonly type: 'remindOpinion'; readonly opinionId: OpinionId }
  | { readonly type: 'extendOpinion'; readonly opinionId: OpinionId; readonly deadline: number }
  | { readonly type: 'closeOpinion'; readonly opinionId: OpinionId }
  | { readonly type: 'publishOpinion'; readonly opinionId: OpinionId };
