import type { FileId, MemberId, OpinionId, OpinionQuestionId, VersionId } from './ids.ts';

/** đồng ý, không đồng ý, ý kiến khác */
export const OPINIONS = ['agree', 'disagree', 'other'] as const;
export type Opinion = (typeof OPINIONS)[number];

export interface OpinionQuestion {
  readonly id: OpinionQuestionId;
  readonly text: string;
}

/** An opinion sheet (phiếu lấy ý kiến): asked in writing between meetings, with a deadline. */
export interface OpinionPlan {
  readonly id: OpinionId;
  readonly title: string;
  /** What is asked about: the version that was the newest public one; `null` when no file is. */
  readonly text: { readonly fileId: FileId; readonly versionId: VersionId } | null;
  readonly questions: readonly OpinionQuestion[];
  /** Server time, milliseconds since 1970. */
  readonly deadline: number;
}

export interface OpinionAnswer {
  readonly questionId: OpinionQuestionId;
  readonly opinion: Opinion;
  /** Not empty with `other`. */
  readonly comment: string;
}

export interface AnswerSheet {
  readonly at: number;
  /** One for each question, in their order. */
  readonly answers: readonly OpinionAnswer[];
}

/** Asked, and not yet closed; closed by the clock or the desk; its report before everybody. */
export const OPINION_STATES = ['open', 'closed', 'published'] as const;

export interface OpinionSheet extends OpinionPlan {
  readonly state: (typeof OPINION_STATES)[number];
  readonly askedAt: number;
  /** Those who were delegates when it was asked, in the order of the roster. */
  readonly asked: readonly MemberId[];
  /** The newest answer counts. */
  readonly answers: ReadonlyMap<MemberId, AnswerSheet>;
  /** When each was reminded last. */
  readonly reminded: ReadonlyMap<MemberId, number>;
}

/** O3: by server time; the event that says so may come later. */
export function isOver(sheet: OpinionSheet, now: number): boolean {
  return sheet.state !== 'open' || now >= sheet.deadline;
}

/** How many gave each opinion on one question, in the order of `OPINIONS`, and how many gave none. */
export function opinionCounts(
  sheet: Pick<OpinionSheet, 'asked' | 'answers'>,
  questionId: OpinionQuestionId,
): { readonly given: readonly number[]; readonly none: number } {
  const given = [...sheet.answers.values()].flatMap(
    ({ answers }) => answers.find((answer) => answer.questionId === questionId)?.opinion ?? [],
  );
  const counts = OPINIONS.map((opinion) => given.filter((one) => one === opinion).length);
  return { given: counts, none: sheet.asked.length - given.length };
}
