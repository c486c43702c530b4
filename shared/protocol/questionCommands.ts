import { z } from 'zod';
import type { PromiseId, QuestionId } from '../domain/ids.ts';
import { CHAIN_KINDS } from '../domain/question.ts';
import { handing, speaker, speechId } from './floorCommands.ts';
import { fileId, id, instant, itemId, line, pageOfText, paragraph, sessionId } from './schema.ts';

const questionId = id<QuestionId>();
const promiseId = id<PromiseId>();

const slip = z.strictObject({ to: speaker, itemId: itemId.nullable(), topic: line, text: pageOfText });

/** The commands of `QuestionCommand`. */
export const questionCommands = [
  z.strictObject({ type: z.literal('askQuestion'), questionId, slip }),
  z.strictObject({ type: z.literal('reviseQuestion'), questionId, slip }),
  z.strictObject({ type: z.literal('withdrawQuestion'), questionId }),
  z.strictObject({ type: z.literal('acceptQuestion'), questionId }),
  z.strictObject({ type: z.literal('returnQuestion'), questionId, reason: paragraph }),
  z.strictObject({
    type: z.literal('answerQuestion'),
    questionId,
    answer: z.strictObject({ text: pageOfText, fileId: fileId.nullable() }),
  }),
  z.strictObject({ type: z.literal('closeQuestion'), questionId }),
  z.strictObject({ type: z.literal('moveQuestion'), questionId, before: questionId.nullable() }),
  z.strictObject({
    type: z.literal('giveFloorOnQuestion'),
    questionId,
    itemId,
    kind: z.enum(CHAIN_KINDS),
    speaker: speaker.nullable(),
    ...handing,
  }),
] as const;

const origin = z.strictObject({ sessionId, promiseId });

/** A promise of an earlier session, as another one takes it over. */
export const carriedPromise = z.strictObject({
  promiseId,
  origin,
  text: paragraph,
  owner: speaker,
  madeAt: instant,
  dueAt: instant,
});

/** The commands of `PromiseCommand`. */
export const promiseCommands = [
  z.strictObject({
    type: z.literal('recordPromise'),
    promiseId,
    questionId: questionId.nullable(),
    speechId: speechId.nullable(),
    text: paragraph,
    owner: speaker,
    dueAt: instant,
  }),
  z.strictObject({
    type: z.literal('changePromise'),
    promiseId,
    text: paragraph,
    owner: speaker,
    dueAt: instant,
  }),
  z.strictObject({ type: z.literal('settlePromise'), promiseId, note: paragraph }),
  z.strictObject({ type: z.literal('reopenPromise'), promiseId }),
  z.strictObject({
    type: z.literal('carryPromises'),
    promises: z.array(carriedPromise).max(1000).readonly(),
  }),
] as const;

/** `GET /api/sessions/:id/earlier-promises`, as in `shared/domain/earlierPromises.ts`. */
export const earlierPromisesAnswer = z.strictObject({
  promises: z.array(carriedPromise.omit({ promiseId: true }).extend({ sessionTitle: z.string() })),
  /** What became of this session's own. */
  later: z.array(z.strictObject({ promiseId, sessionTitle: z.string(), isSettled: z.boolean() })),
});
export type EarlierPromisesAnswer = z.infer<typeof earlierPromisesAnswer>;
