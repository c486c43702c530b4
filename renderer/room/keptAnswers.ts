import { z } from 'zod';
import type { OpinionAnswer } from '../../shared/domain/opinion.ts';
import { REFUSAL_CODES } from '../../shared/domain/refusal.ts';
import { commandId } from '../../shared/protocol/commands.ts';
import { instant } from '../../shared/protocol/schema.ts';
import { opinionAnswers } from '../../shared/protocol/slipSchema.ts';
import type { OwnAnswer } from './OwnAnswers.ts';

/** What is written down on this device about one's own answers to one sheet, and what became of them. */
export const answerEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('written'),
    /** Under which it goes out, however often. */
    commandId,
    answers: opinionAnswers,
    writtenAt: instant,
    /** When the room took the answer that this one was written over; `null` when there was none. */
    over: instant.nullable(),
  }),
  z.strictObject({ kind: z.enum(['given', 'overtaken']), commandId }),
  z.strictObject({ kind: z.literal('refused'), commandId, code: z.enum(REFUSAL_CODES) }),
]);
export type AnswerEntry = z.infer<typeof answerEntry>;
export type WrittenAnswer = Extract<AnswerEntry, { kind: 'written' }>;
type Outcome = Exclude<AnswerEntry, WrittenAnswer>;

function outcomeOf(
  entries: readonly AnswerEntry[],
  { commandId: sentAs }: WrittenAnswer,
): Outcome | undefined {
  return entries.find((entry): entry is Outcome => entry.kind !== 'written' && entry.commandId === sentAs);
}

function newestWritten(entries: readonly AnswerEntry[]): WrittenAnswer | undefined {
  return entries.findLast((entry) => entry.kind === 'written');
}

/** The one that has to go out: the newest, unless the room has said what becomes of it. Those before it need not. */
export function waitingAnswer(entries: readonly AnswerEntry[]): WrittenAnswer | undefined {
  const newest = newestWritten(entries);
  return newest === undefined || outcomeOf(entries, newest) !== undefined ? undefined : newest;
}

/** The newest as it is shown; `null` when nothing was written. */
export function ownAnswer(entries: readonly AnswerEntry[]): OwnAnswer | null {
  const newest = newestWritten(entries);
  if (newest === undefined) return null;
  const outcome = outcomeOf(entries, newest);
  return {
    answers: newest.answers,
    writtenAt: newest.writtenAt,
    state: outcome?.kind ?? 'kept',
    refusal: outcome?.kind === 'refused' ? outcome.code : null,
  };
}

/**
 * Whether the room has an answer that this device never wrote and that came after the one that the waiting answer
 * was written over: then another device of the same person was used since.
 */
export function isOvertaken(
  entries: readonly AnswerEntry[],
  waiting: WrittenAnswer,
  room: { readonly at: number; readonly answers: readonly OpinionAnswer[] } | null,
): boolean {
  if (room === null || room.at === waiting.over) return false;
  const words = wordsOf(room.answers);
  return !entries.some((entry) => entry.kind === 'written' && wordsOf(entry.answers) === words);
}

export function wordsOf(answers: readonly OpinionAnswer[]): string {
  return JSON.stringify(answers.map(({ questionId, opinion, comment }) => [questionId, opinion, comment]));
}
