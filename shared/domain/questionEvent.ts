import type { QuestionId } from './ids.ts';
import type { QuestionSlip, QuestionTerms, WrittenAnswer } from './question.ts';

/** What becomes of written questions. Kept for good like all events; their chains are speeches of the floor. */
export type QuestionEvent =
  | { readonly type: 'questionAsked'; readonly question: QuestionTerms }
  | { readonly type: 'questionRevised'; readonly questionId: QuestionId; readonly slip: QuestionSlip }
  | { readonly type: 'questionWithdrawn'; readonly questionId: QuestionId }
  | { readonly type: 'questionAccepted'; readonly questionId: QuestionId }
  | { readonly type: 'questionReturned'; readonly questionId: QuestionId; readonly reason: string }
  | { readonly type: 'questionAnswered'; readonly questionId: QuestionId; readonly answer: WrittenAnswer }
  | { readonly type: 'questionClosed'; readonly questionId: QuestionId; readonly at: number }
  | {
      readonly type: 'questionMoved';
      readonly questionId: QuestionId;
      readonly before: QuestionId | null;
    };
