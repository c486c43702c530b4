import type { MemberId } from '../domain/ids.ts';
import { wasAccepted, type Question } from '../domain/question.ts';
import type { SessionState } from '../domain/session.ts';
import type { Ordered } from './projection.ts';

type Sources = Pick<SessionState, 'questions' | 'questionOrder'>;

/** P14: the desk sees every question, everybody else the accepted ones of a published session. */
export function questionsFor(
  sources: Sources & Pick<SessionState, 'published'>,
  seesAll: boolean,
): Record<string, Question & Ordered> {
  return shown(sources, (question) => seesAll || (sources.published && wasAccepted(question)));
}

/** P14: one's own, with what became of them, and those one is to answer. */
export function ownQuestions(sources: Sources, memberId: MemberId): Record<string, Question & Ordered> {
  const isAsked = ({ to }: Question) => to.kind === 'member' && to.memberId === memberId;
  return shown(
    sources,
    (question) => question.authorId === memberId || (isAsked(question) && wasAccepted(question)),
  );
}

function shown(
  { questions, questionOrder }: Sources,
  isShown: (question: Question) => boolean,
): Record<string, Question & Ordered> {
  const ordered = questionOrder.flatMap((id, order) => {
    const question = questions.get(id);
    return question !== undefined && isShown(question) ? [[id, { ...question, order }] as const] : [];
  });
  return Object.fromEntries(ordered);
}
