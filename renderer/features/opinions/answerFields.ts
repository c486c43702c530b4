import { z } from 'zod';
import {
  OPINIONS,
  type Opinion,
  type OpinionAnswer,
  type OpinionPlan,
} from '../../../shared/domain/opinion.ts';
import type { AnswerSheet } from '../../../shared/domain/opinion.ts';
import type { OwnAnswer } from '../../room/OwnAnswers.ts';

/** A comment has so many characters at most, as the room takes them. */
export const LONGEST_COMMENT = 1000;

export interface AnswerFields {
  readonly opinion: Opinion | null;
  readonly comment: string;
}

/** What was changed of the answer that is there, by question. */
export interface AnswerDraft {
  readonly edits: Readonly<Record<string, Partial<AnswerFields>>>;
}

const keptDraft = z.object({
  edits: z.record(
    z.string(),
    z.object({ opinion: z.enum(OPINIONS).optional(), comment: z.string().optional() }),
  ),
});

export function answerDraftOf(kept: unknown): AnswerDraft | null {
  const parsed = keptDraft.safeParse(kept);
  if (!parsed.success) return null;
  const edits = Object.entries(parsed.data.edits).map(([id, { opinion, comment }]) => [
    id,
    { ...(opinion === undefined ? {} : { opinion }), ...(comment === undefined ? {} : { comment }) },
  ]);
  return { edits: Object.fromEntries(edits) as AnswerDraft['edits'] };
}

/**
 * The answer to show and change: what waits on this device or was refused here after the room's newest one, else the
 * room's.
 */
export function newestAnswers(
  inRoom: AnswerSheet | null,
  own: OwnAnswer | undefined,
): readonly OpinionAnswer[] {
  const isOwn =
    own !== undefined &&
    (own.state === 'kept' || (own.state !== 'overtaken' && (inRoom === null || own.writtenAt > inRoom.at)));
  return isOwn ? own.answers : (inRoom?.answers ?? []);
}

/** One for each question, in their order. */
export function fieldsOf(
  { questions }: Pick<OpinionPlan, 'questions'>,
  answers: readonly OpinionAnswer[],
  { edits }: AnswerDraft,
): AnswerFields[] {
  return questions.map(({ id }) => {
    const answer = answers.find(({ questionId }) => questionId === id);
    return { opinion: answer?.opinion ?? null, comment: answer?.comment ?? '', ...edits[id] };
  });
}

export type AnswerFault = 'opinionMissing' | 'commentMissing' | null;

/** What is still missing, by question (rule O2). */
export function faultsOf(fields: readonly AnswerFields[]): readonly AnswerFault[] {
  return fields.map(({ opinion, comment }) => {
    if (opinion === null) return 'opinionMissing';
    return opinion === 'other' && comment.trim() === '' ? 'commentMissing' : null;
  });
}

/** `null` while something is missing. */
export function answersOf(
  { questions }: Pick<OpinionPlan, 'questions'>,
  fields: readonly AnswerFields[],
): readonly OpinionAnswer[] | null {
  if (faultsOf(fields).some((fault) => fault !== null)) return null;
  return questions.map(({ id }, index) => ({
    questionId: id,
    opinion: fields[index]?.opinion ?? 'other',
    comment: plain(fields[index]?.comment ?? ''),
  }));
}

/** Without the marks that pasted text brings along and the room does not take. */
function plain(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .normalize('NFC');
}
