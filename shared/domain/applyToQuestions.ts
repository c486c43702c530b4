import { changed } from './collections.ts';
import type { ItemId, QuestionId } from './ids.ts';
import type { Question, QuestionState } from './question.ts';
import type { QuestionEvent } from './questionEvent.ts';
import type { SessionState } from './session.ts';

type Of<Type extends QuestionEvent['type']> = Extract<QuestionEvent, { type: Type }>;

export function applyToQuestions(state: SessionState, event: QuestionEvent): SessionState {
  switch (event.type) {
    case 'questionAsked': {
      const { question } = event;
      if (state.questions.has(question.id)) return state;
      const submitted: Question = { ...question, state: { kind: 'submitted' }, answer: null };
      return {
        ...state,
        questions: new Map(state.questions).set(question.id, submitted),
        questionOrder: [...state.questionOrder, question.id],
      };
    }
    case 'questionRevised': {
      const questions = changed(state.questions, event.questionId, (question) => ({
        ...question,
        ...event.slip,
        state: { kind: 'submitted' as const },
      }));
      return { ...state, questions };
    }
    case 'questionAnswered': {
      const { answer } = event;
      const questions = changed(state.questions, event.questionId, (question) => ({ ...question, answer }));
      return { ...state, questions };
    }
    case 'questionClosed':
      return inState(state, event.questionId, { kind: 'closed', at: event.at });
    case 'questionWithdrawn':
      return inState(state, event.questionId, { kind: 'withdrawn' });
    case 'questionAccepted':
      return inState(state, event.questionId, { kind: 'accepted' });
    case 'questionReturned':
      return inState(state, event.questionId, { kind: 'returned', reason: event.reason });
    case 'questionMoved':
      return moved(state, event);
  }
}

function inState(state: SessionState, questionId: QuestionId, stage: QuestionState): SessionState {
  const questions = changed(state.questions, questionId, (question) => ({ ...question, state: stage }));
  return { ...state, questions };
}

function moved(state: SessionState, { questionId, before }: Of<'questionMoved'>): SessionState {
  if (!state.questions.has(questionId)) return state;
  const others = state.questionOrder.filter((id) => id !== questionId);
  const at = before === null ? -1 : others.indexOf(before);
  const place = at === -1 ? others.length : at;
  return { ...state, questionOrder: [...others.slice(0, place), questionId, ...others.slice(place)] };
}

/** Questions without the item that was removed. */
export function withoutItem(questions: SessionState['questions'], itemId: ItemId): SessionState['questions'] {
  if (![...questions.values()].some((question) => question.itemId === itemId)) return questions;
  const detached = [...questions].map(
    ([id, question]) => [id, question.itemId === itemId ? { ...question, itemId: null } : question] as const,
  );
  return new Map(detached);
}
