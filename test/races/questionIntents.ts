import type { ItemId, PromiseId, QuestionId, SpeechId } from '../../shared/domain/ids.ts';
import { speechIn } from '../../shared/domain/floor.ts';
import { CHAIN_KINDS, wasAccepted } from '../../shared/domain/question.ts';
import type { PromiseCommand } from '../../shared/domain/promiseCommand.ts';
import type { QuestionCommand } from '../../shared/domain/questionCommand.ts';
import { ofDesk, ofHall, oneOf, type Intent } from './intent.ts';

const OFFICIAL = { kind: 'named', name: 'Nguyễn Văn Đức', position: 'Giám đốc Sở' } as const;

const slipOf = (text: string, itemId: ItemId | null) => ({ to: OFFICIAL, itemId, topic: 'Tiến độ', text });

const ask: Intent = (seen) => {
  const { state, random, fresh } = seen;
  const item = oneOf(random, state.items.values());
  const questionId = fresh('c') as QuestionId;
  const slip = slipOf('Bao giờ xong?', item?.id ?? null);
  return { actor: ofHall(seen), command: { type: 'askQuestion', questionId, slip } };
};

/** The author changes or withdraws what the desk is about to accept or return. */
const byAuthor: Intent = ({ state, random }) => {
  const question = oneOf(random, state.questions.values());
  if (question === null) return null;
  const { id: questionId, authorId, itemId } = question;
  const text = random.pick(['Bao giờ xong?', 'Vì sao chậm?', 'Ai chịu trách nhiệm?']);
  const command: QuestionCommand = random.chance(0.7)
    ? { type: 'reviseQuestion', questionId, slip: slipOf(text, itemId) }
    : { type: 'withdrawQuestion', questionId };
  return { actor: authorId, command };
};

const byDesk: Intent = ({ state, random }) => {
  const question = oneOf(random, state.questions.values());
  if (question === null) return null;
  const { id: questionId } = question;
  const answer = { text: random.pick(['Quý IV.', 'Đang rà soát.']), fileId: null };
  const command = random.pick<QuestionCommand>([
    { type: 'acceptQuestion', questionId },
    { type: 'acceptQuestion', questionId },
    { type: 'returnQuestion', questionId, reason: 'Nêu rõ dự án' },
    { type: 'answerQuestion', questionId, answer },
    { type: 'closeQuestion', questionId },
    { type: 'moveQuestion', questionId, before: oneOf(random, state.questions.keys()) },
  ]);
  return { actor: ofDesk(random), command };
};

const giveOn: Intent = ({ state, random, fresh }) => {
  const question = oneOf(random, [...state.questions.values()].filter(wasAccepted));
  const item = [...state.items.values()].find((one) => one.state === 'running');
  if (question === null || item === undefined) return null;
  const now = speechIn(state.speeches.values(), 'hall')?.id ?? null;
  const command: QuestionCommand = {
    ...{ type: 'giveFloorOnQuestion', questionId: question.id, itemId: item.id, speaker: null },
    ...{ kind: random.pick(CHAIN_KINDS), speechId: fresh('p') as SpeechId, seconds: null },
    after: random.chance(0.1) ? null : now,
  };
  return { actor: ofDesk(random), command };
};

const promise: Intent = ({ state, random, fresh, now }) => {
  const known = oneOf(random, state.promises.keys());
  const questionId = oneOf(random, state.questions.keys());
  const command = random.pick<PromiseCommand>([
    {
      ...{ type: 'recordPromise', promiseId: fresh('h') as PromiseId, questionId, speechId: null },
      ...{ text: 'Xong trong quý IV', owner: OFFICIAL, dueAt: now + 1_000 },
    },
    { type: 'settlePromise', promiseId: known ?? ('' as PromiseId), note: random.pick(['Xong', 'Đã gửi']) },
  ]);
  return known === null && command.type === 'settlePromise' ? null : { actor: ofDesk(random), command };
};

/** Written questions, their chain on the hall's floor, and promises. */
export const QUESTIONS: readonly Intent[] = [
  ask,
  ask,
  byAuthor,
  byDesk,
  byDesk,
  byDesk,
  giveOn,
  giveOn,
  promise,
];
