import { isSameSpeaker, type Speaker, type Speech } from './floor.ts';
import type { FileId, ItemId, MemberId, QuestionId } from './ids.ts';

/** What is written on the slip (phiếu chất vấn), to a named official. */
export interface QuestionSlip {
  readonly to: Speaker;
  /** The item in which it is to be dealt with. */
  readonly itemId: ItemId | null;
  /** What it is about, one line. */
  readonly topic: string;
  readonly text: string;
}

export interface QuestionTerms extends QuestionSlip {
  readonly id: QuestionId;
  readonly authorId: MemberId;
  readonly askedAt: number;
}

/** The desk accepts a slip, or returns it with a reason, and closes it when it has been answered. */
export type QuestionState =
  | { readonly kind: 'submitted' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'returned'; readonly reason: string }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'closed'; readonly at: number };

/** What the official answers in writing, perhaps with a file of the session. */
export interface AnswerText {
  readonly text: string;
  readonly fileId: FileId | null;
}

export interface WrittenAnswer extends AnswerText {
  /** Who put it down: the official, or the desk for an official. */
  readonly by: MemberId;
  readonly at: number;
}

export interface Question extends QuestionTerms {
  readonly state: QuestionState;
  readonly answer: WrittenAnswer | null;
}

/** Whether two slips say the same. */
export function isSameSlip(one: QuestionSlip, other: QuestionSlip): boolean {
  const isSameText = one.topic === other.topic && one.text === other.text && one.itemId === other.itemId;
  return isSameText && isSameSpeaker(one.to, other.to);
}

/** Whether the question is before the official: accepted, or closed already. */
export function wasAccepted({ state }: Pick<Question, 'state'>): boolean {
  return state.kind === 'accepted' || state.kind === 'closed';
}

/** What the floor is given for in the chain of a question. */
export const CHAIN_KINDS = ['question', 'answer', 'followUp'] as const;
export type ChainKind = (typeof CHAIN_KINDS)[number];

/** The speeches of a question's chain, in the order in which they were held. */
export function chainOf(speeches: Iterable<Speech>, questionId: QuestionId): readonly Speech[] {
  return [...speeches].filter((speech) => speech.questionId === questionId);
}

/** Q7: answered in the hall or in writing. */
export function isAnswered(
  { answer }: Pick<Question, 'answer'>,
  chain: readonly Pick<Speech, 'kind'>[],
): boolean {
  return answer !== null || chain.some(({ kind }) => kind === 'answer');
}

/** Q5: what may come next: the question until it is answered, an answer after it, a follow-up after an answer. */
export function isInTurn(kind: ChainKind, chain: readonly Pick<Speech, 'kind'>[]): boolean {
  const wasReplied = chain.some((speech) => speech.kind === 'answer');
  switch (kind) {
    case 'question':
      return !wasReplied;
    case 'answer':
      return chain.length > 0;
    case 'followUp':
      return wasReplied;
  }
}
