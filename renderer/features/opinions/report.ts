import type { Member } from '../../../shared/domain/roster.ts';
import { OPINIONS, type AnswerSheet, type Opinion } from '../../../shared/domain/opinion.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { OpinionView, Projection } from '../../../shared/protocol/projection.ts';
import { csvOf } from '../../ui/csv.ts';

export interface ReportedComment {
  readonly memberId: MemberId;
  readonly name: string;
  readonly position: string;
  readonly group: string;
  readonly opinion: Opinion;
  readonly comment: string;
}

export interface ReportedQuestion {
  readonly id: string;
  readonly text: string;
  readonly counts: Readonly<Record<Opinion, number>>;
  /** Those asked who gave no answer. */
  readonly none: number;
  /** In the order in which the delegates were asked. */
  readonly comments: readonly ReportedComment[];
}

export interface ReportedPerson {
  readonly memberId: MemberId;
  readonly name: string;
  readonly position: string;
  readonly group: string;
  readonly answer: AnswerSheet | null;
}

export interface OpinionReport {
  readonly asked: number;
  readonly answered: number;
  readonly questions: readonly ReportedQuestion[];
  /** All who were asked. */
  readonly people: readonly ReportedPerson[];
}

/** Counted from the answers themselves; only where they are shown (rule O7). */
export function reportOf(projection: Projection, sheet: OpinionView): OpinionReport {
  const people = sheet.asked.map((memberId) => ({
    ...{ memberId, ...whoIs(projection, memberId) },
    answer: projection.opinionAnswers[`${sheet.id}/${memberId}`] ?? null,
  }));
  const given = people.filter(({ answer }) => answer !== null);
  const questions = sheet.questions.map(({ id, text }) => {
    const answers = given.flatMap(({ answer, ...who }) => {
      const one = answer?.answers.find(({ questionId }) => questionId === id);
      return one === undefined ? [] : [{ ...who, opinion: one.opinion, comment: one.comment }];
    });
    const counted = OPINIONS.map(
      (opinion) => [opinion, answers.filter((one) => one.opinion === opinion).length] as const,
    );
    return {
      ...{ id, text, none: people.length - answers.length },
      counts: Object.fromEntries(counted) as Record<Opinion, number>,
      comments: answers.filter(({ comment }) => comment !== ''),
    };
  });
  return { asked: people.length, answered: given.length, questions, people };
}

/** Somebody who has left the roster since keeps a place by the id. */
function whoIs({ members, groups }: Projection, memberId: MemberId) {
  const member: Member | undefined = members[memberId];
  const group = member?.groupId == null ? '' : (groups[member.groupId]?.name ?? '');
  return { name: member?.name ?? memberId, position: member?.position ?? '', group };
}

/** Hundredths of a percent, rounded half up, by whole numbers; 0 of nobody is 0. */
export function hundredthsOfPercent(part: number, total: number): number {
  return total === 0 ? 0 : Math.floor((part * 20_000 + total) / (2 * total));
}

export interface CsvWords {
  /** In the order of the columns. */
  readonly heads: readonly string[];
  readonly opinion: Readonly<Record<Opinion, string>>;
  readonly none: string;
  readonly time: (at: number) => string;
}

/** One row for each delegate and question, those without an answer included. */
export function reportCsv(report: OpinionReport, words: CsvWords): string {
  const rows = report.people.flatMap(({ memberId: _, name, position, group, answer }, place) =>
    report.questions.map((question, index) => {
      const one = answer?.answers.find(({ questionId }) => questionId === question.id);
      return [
        ...[place + 1, name, position, group, index + 1, question.text],
        ...[one === undefined ? words.none : words.opinion[one.opinion], one?.comment ?? ''],
        answer === null ? '' : words.time(answer.at),
      ];
    }),
  );
  return csvOf([words.heads, ...rows]);
}
