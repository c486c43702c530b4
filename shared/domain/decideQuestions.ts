import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { Speaker } from './floor.ts';
import { faultOfSpeaker } from './floorStanding.ts';
import { handOver, type Handed } from './handOver.ts';
import type { MemberId } from './ids.ts';
import {
  chainOf,
  isAnswered,
  isInTurn,
  isSameSlip,
  wasAccepted,
  type Question,
  type QuestionSlip,
} from './question.ts';
import type { QuestionCommand } from './questionCommand.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isPublicFile, mayAnswer, mayRunFloor } from './rights.ts';
import { isDelegate } from './roster.ts';
import type { SessionState } from './session.ts';

type Of<Type extends QuestionCommand['type']> = Extract<QuestionCommand, { type: Type }>;

export function decideQuestions(
  state: SessionState,
  command: QuestionCommand,
  { actor, now }: DecisionContext,
): Decision {
  if (actor === null) return refused('notAllowed');
  if (command.type === 'askQuestion') return decideNewQuestion(state, command, actor, now);
  const question = state.questions.get(command.questionId);
  if (question === undefined) return refused('noSuchQuestion');
  switch (command.type) {
    case 'reviseQuestion':
      return decideRevision(state, question, command, actor);
    case 'withdrawQuestion':
      return decideWithdrawal(state, question, actor);
    case 'acceptQuestion':
    case 'returnQuestion':
      return decideReception(state, question, command);
    case 'answerQuestion':
      return decideAnswer(state, question, command, actor, now);
    case 'closeQuestion':
      return decideClose(state, question, now);
    case 'moveQuestion':
      return decideMove(state, command);
    case 'giveFloorOnQuestion':
      return decideLink(state, question, command, actor, now);
  }
}

/** Q1. */
function decideNewQuestion(
  state: SessionState,
  { questionId, slip }: Of<'askQuestion'>,
  authorId: MemberId,
  now: number,
): Decision {
  if (state.questions.has(questionId)) return refused('idTaken');
  const author = state.members.get(authorId);
  if (author === undefined || !isDelegate(author)) return refused('notADelegate');
  const fault = faultOfSlip(state, slip);
  if (fault !== null) return refused(fault);
  return happened({ type: 'questionAsked', question: { id: questionId, authorId, ...slip, askedAt: now } });
}

/** Q1: whom and where it asks. */
function faultOfSlip(state: SessionState, { to, itemId }: QuestionSlip): RefusalCode | null {
  const fault = faultOfSpeaker(state, to);
  if (fault !== null || itemId === null) return fault;
  const item = state.items.get(itemId);
  if (item === undefined) return 'noSuchItem';
  return state.published && item.published ? null : 'itemNotPublished';
}

/** Q2. */
function decideRevision(
  state: SessionState,
  question: Question,
  { questionId, slip }: Of<'reviseQuestion'>,
  actor: MemberId,
): Decision {
  if (question.authorId !== actor) return refused('notAllowed');
  if (wasAccepted(question)) return refused('questionAccepted');
  if (question.state.kind === 'withdrawn') return refused('questionWithdrawn');
  if (question.state.kind === 'submitted' && isSameSlip(question, slip)) return happened();
  const fault = faultOfSlip(state, slip);
  if (fault !== null) return refused(fault);
  return happened({ type: 'questionRevised', questionId, slip });
}

/** Q2. */
function decideWithdrawal(state: SessionState, question: Question, actor: MemberId): Decision {
  if (question.authorId !== actor) return refused('notAllowed');
  if (question.state.kind === 'withdrawn') return happened();
  if (isBegun(state, question)) return refused('questionPut');
  return happened({ type: 'questionWithdrawn', questionId: question.id });
}

/** Q3. */
function decideReception(
  state: SessionState,
  question: Question,
  command: Of<'acceptQuestion' | 'returnQuestion'>,
): Decision {
  const { id: questionId, state: stage } = question;
  if (stage.kind === 'withdrawn') return refused('questionWithdrawn');
  if (command.type === 'acceptQuestion') {
    return stage.kind === 'accepted' ? happened() : happened({ type: 'questionAccepted', questionId });
  }
  const { reason } = command;
  if (stage.kind === 'returned' && stage.reason === reason) return happened();
  if (isBegun(state, question)) return refused('questionPut');
  return happened({ type: 'questionReturned', questionId, reason });
}

/** Q6. */
function decideAnswer(
  state: SessionState,
  question: Question,
  { questionId, answer }: Of<'answerQuestion'>,
  by: MemberId,
  at: number,
): Decision {
  if (!mayAnswer(state, question, by)) return refused('notAllowed');
  if (!wasAccepted(question)) return refused('questionNotAccepted');
  const known = question.answer;
  if (known?.text === answer.text && known.fileId === answer.fileId) return happened();
  if (answer.fileId !== null) {
    const file = state.files.get(answer.fileId);
    if (file === undefined) return refused('noSuchFile');
    if (!isPublicFile(state, file)) return refused('versionNotPublic');
  }
  return happened({ type: 'questionAnswered', questionId, answer: { ...answer, by, at } });
}

/** Q7. */
function decideClose(state: SessionState, question: Question, now: number): Decision {
  if (question.state.kind === 'closed') return happened();
  if (question.state.kind !== 'accepted') return refused('questionNotAccepted');
  if (!isAnswered(question, chainOf(state.speeches.values(), question.id))) return refused('answerMissing');
  return happened({ type: 'questionClosed', questionId: question.id, at: now });
}

/** Q4. */
function decideMove(state: SessionState, { questionId, before }: Of<'moveQuestion'>): Decision {
  if (before === questionId || (before !== null && !state.questions.has(before))) {
    return refused('noSuchQuestion');
  }
  const order = state.questionOrder;
  const next = order[order.indexOf(questionId) + 1] ?? null;
  return next === before ? happened() : happened({ type: 'questionMoved', questionId, before });
}

/** Q5. */
function decideLink(
  state: SessionState,
  question: Question,
  command: Of<'giveFloorOnQuestion'>,
  actor: MemberId,
  now: number,
): Decision {
  const { itemId, kind, speechId } = command;
  if (!mayRunFloor(state, actor, 'hall')) return refused('notAllowed');
  if (state.speeches.has(speechId)) return refused('idTaken');
  const speaker = command.speaker ?? usualSpeaker(question, kind);
  const fault = faultOfLink(state, question, command) ?? faultOfSpeaker(state, speaker);
  if (fault !== null) return refused(fault);
  const about = { requestId: null, questionId: question.id, topic: question.topic };
  const handed: Handed = { room: 'hall', itemId, speaker, kind, ...about };
  return handOver(state, handed, command, now);
}

function faultOfLink(
  state: SessionState,
  question: Question,
  { kind }: Of<'giveFloorOnQuestion'>,
): RefusalCode | null {
  if (question.state.kind === 'closed') return 'questionClosed';
  if (question.state.kind !== 'accepted') return 'questionNotAccepted';
  return isInTurn(kind, chainOf(state.speeches.values(), question.id)) ? null : 'chainOutOfTurn';
}

function usualSpeaker({ authorId, to }: Question, kind: Of<'giveFloorOnQuestion'>['kind']): Speaker {
  return kind === 'answer' ? to : { kind: 'member', memberId: authorId };
}

/** Put in the hall, or answered in writing. */
function isBegun({ speeches }: SessionState, { id, answer }: Question): boolean {
  return answer !== null || chainOf(speeches.values(), id).length > 0;
}
