import { z } from 'zod';
import type { OpinionId, PollId, OpinionQuestionId, RowId } from '../domain/ids.ts';
import { OPINIONS } from '../domain/opinion.ts';
import { FOLLOWINGS, MARKS, SLIP_METHODS, type Mark } from '../domain/slip.ts';
import { MAX_ROWS } from '../domain/slipSheet.ts';
import {
  fileId,
  id,
  instant,
  itemId,
  line,
  memberId,
  motionKind,
  optionalLine,
  optionalParagraph,
  versionId,
} from './schema.ts';

/** The schemas of polls by slip and of opinion sheets. */
export const pollId = id<PollId>();
const rowId = id<RowId>();
export const opinionId = id<OpinionId>();
const questionId = id<OpinionQuestionId>();

const mark = z.enum(Object.values(MARKS).flat() as [Mark, ...Mark[]]);
export const marks = z.array(z.strictObject({ rowId, mark })).max(MAX_ROWS).readonly();

/** A day, or nothing. */
const optionalDay = z.union([z.literal(''), z.iso.date()]);
const head = {
  title: line,
  rows: z
    .array(
      z.strictObject({
        id: rowId,
        name: line,
        office: optionalLine,
        born: optionalDay,
        memberId: memberId.nullable(),
      }),
    )
    .max(MAX_ROWS)
    .readonly(),
};
const sheet = z.discriminatedUnion('form', [
  z.strictObject({ form: z.enum(['confidenceSlips', 'confidenceVote']), ...head }),
  z.strictObject({ form: z.literal('election'), ...head, toElect: z.int().min(1).max(MAX_ROWS) }),
  z.strictObject({ form: z.literal('proposal'), ...head, kind: motionKind }),
]);

export const pollPlan = z.strictObject({
  id: pollId,
  itemId,
  method: z.enum(SLIP_METHODS),
  sheet,
  follows: z.strictObject({ pollId, as: z.enum(FOLLOWINGS) }).nullable(),
});

export const tellers = z.strictObject({
  headId: memberId,
  memberIds: z.array(memberId).max(20).readonly(),
  counterIds: z.tuple([memberId, memberId]).readonly(),
});

const slips = z.int().min(0).max(10_000);
export const paperCount = z.strictObject({
  issued: slips,
  collected: slips,
  valid: slips,
  invalid: slips,
  rows: z
    .array(z.strictObject({ rowId, counts: z.array(slips).min(1).max(3).readonly() }))
    .max(MAX_ROWS)
    .readonly(),
});

export const opinionPlan = z.strictObject({
  id: opinionId,
  title: line,
  text: z.strictObject({ fileId, versionId }).nullable(),
  questions: z
    .array(z.strictObject({ id: questionId, text: line }))
    .min(1)
    .max(50)
    .readonly(),
  deadline: instant,
});

export const opinionAnswers = z
  .array(z.strictObject({ questionId, opinion: z.enum(OPINIONS), comment: optionalParagraph }))
  .min(1)
  .max(50)
  .readonly();
