import type { Speaker } from './floor.ts';
import type { Handing } from './floorCommand.ts';
import type { ItemId, QuestionId } from './ids.ts';
import type { AnswerText, ChainKind, QuestionSlip } from './question.ts';

/** What can be asked about written questions. */
export type QuestionCommand =
  | { readonly type: 'askQuestion'; readonly questionId: QuestionId; readonly slip: QuestionSlip }
  | { readonly type: 'reviseQuestion'; readonly questionId: QuestionId; readonly slip: QuestionSlip }
  | { readonly type: 'withdrawQuestion'; readonly questionId: QuestionId }
  /** Also opens one again that was closed. */
  | { readonly type: 'acceptQuestion'; readonly questionId: QuestionId }
  | { readonly type: 'returnQuestion'; readonly questionId: QuestionId; readonly reason: string }
  | { readonly type: 'answerQuestion'; readonly questionId: QuestionId; readonly answer: AnswerText }
  | { readonly type: 'closeQuestion'; readonly questionId: QuestionId }
  /** Before another question, or to the end. */
  | {
      readonly type: 'moveQuestion';
      readonly questionId: QuestionId;
      readonly before: QuestionId | null;
    }
  /** Gives the floor in the hall for a link of the chain; without a speaker to the author, an answer to the one asked. */
  | ({
      readonly type: 'giveFloorOnQuestion';
      readonly questionId: QuestionId;
      readonly itemId: ItemId;
      readonly kind: ChainKind;
      readonly speaker: Speaker | null;
    } & Handing);
