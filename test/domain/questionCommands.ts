import fc from 'fast-check';
import type { Speaker } from '../../shared/domain/floor.ts';
import type { MemberId } from '../../shared/domain/ids.ts';
import type { PromiseCommand } from '../../shared/domain/promiseCommand.ts';
import { CHAIN_KINDS, type ChainKind, type QuestionSlip } from '../../shared/domain/question.ts';
import type { QuestionCommand } from '../../shared/domain/questionCommand.ts';
import {
  file,
  item,
  member,
  promise,
  session,
  speech,
  writtenQuestion as question,
} from './sessionRecord.ts';
import type { Request } from './votingCommands.ts';

/** Commands of questions and promises, over few ids. */
const anyMember = fc.constantFrom('m1', 'm2', 'm3', 'm4').map(member);
const anyQuestion = fc.constantFrom('q1', 'q1', 'q2', 'q3').map(question);
const anyPromise = fc.constantFrom('h1', 'h2', 'h3').map(promise);
const anySpeech = fc.constantFrom('x1', 'x2', 'x3', 'x4', 'x5', 'x6').map(speech);
const anyText = fc.constantFrom('Về rác thải', 'Về giao thông');
const anySpeaker: fc.Arbitrary<Speaker> = fc.oneof(
  anyMember.map((memberId) => ({ kind: 'member' as const, memberId })),
  fc.constant({ kind: 'named' as const, name: 'Giám đốc Sở', position: '' }),
);
const orNone = <Value>(some: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(some, { freq: 3 });
const anyTime = fc.constantFrom(0, 5_000, 5_000, 6_000);

const anySlip: fc.Arbitrary<QuestionSlip> = fc.record({
  to: anySpeaker,
  itemId: fc.constantFrom(null, item('i1'), item('i1'), item('i2')),
  topic: fc.constantFrom('Rác thải', 'Giao thông'),
  text: anyText,
});

const anyAnswer = fc.record({
  type: fc.constant('answerQuestion' as const),
  questionId: anyQuestion,
  answer: fc.record({ text: anyText, fileId: fc.constantFrom(null, null, file('f1'), file('f2')) }),
});

const ofAuthor: readonly fc.Arbitrary<QuestionCommand>[] = [
  ...(['askQuestion', 'reviseQuestion'] as const).map((type) =>
    fc.record({ type: fc.constant(type), questionId: anyQuestion, slip: anySlip }),
  ),
  fc.record({ type: fc.constant('withdrawQuestion' as const), questionId: anyQuestion }),
];

const ofDesk: readonly fc.Arbitrary<QuestionCommand | PromiseCommand>[] = [
  fc.record({ type: fc.constant('acceptQuestion' as const), questionId: anyQuestion }),
  fc.record({ type: fc.constant('returnQuestion' as const), questionId: anyQuestion, reason: anyText }),
  fc.record({ type: fc.constant('closeQuestion' as const), questionId: anyQuestion }),
  anyAnswer,
  fc.record({
    type: fc.constant('moveQuestion' as const),
    questionId: anyQuestion,
    before: orNone(anyQuestion),
  }),
  fc.record({
    type: fc.constant('giveFloorOnQuestion' as const),
    questionId: anyQuestion,
    itemId: fc.constant(item('i1')),
    kind: fc.constantFrom(...CHAIN_KINDS),
    speaker: orNone(anySpeaker),
    speechId: anySpeech,
    seconds: fc.constant(null),
    after: orNone(anySpeech),
  }),
  fc.record({
    type: fc.constant('recordPromise' as const),
    promiseId: anyPromise,
    questionId: orNone(anyQuestion),
    speechId: orNone(anySpeech),
    text: anyText,
    owner: anySpeaker,
    dueAt: anyTime,
  }),
  fc.record({
    type: fc.constant('changePromise' as const),
    promiseId: anyPromise,
    text: anyText,
    owner: anySpeaker,
    dueAt: anyTime,
  }),
  fc.record({ type: fc.constant('settlePromise' as const), promiseId: anyPromise, note: anyText }),
  fc.record({ type: fc.constant('reopenPromise' as const), promiseId: anyPromise }),
  fc.record({
    type: fc.constant('carryPromises' as const),
    promises: fc.array(
      fc.record({
        promiseId: anyPromise,
        origin: fc.record({ sessionId: fc.constantFrom('k0', 'k1').map(session), promiseId: anyPromise }),
        text: anyText,
        owner: anySpeaker,
        madeAt: fc.constantFrom(0, 5_000),
        dueAt: anyTime,
      }),
      { maxLength: 2 },
    ),
  }),
];

export const anyQuestionRequest: fc.Arbitrary<Request> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record<Request>({ command: fc.oneof(...ofAuthor, anyAnswer), actor: anyMember }),
  },
  {
    weight: 3,
    arbitrary: fc.record<Request>({
      command: fc.oneof(...ofDesk),
      actor: fc.oneof<fc.WeightedArbitrary<MemberId | null>[]>(
        { weight: 6, arbitrary: fc.constant(member('m1')) },
        { weight: 1, arbitrary: anyMember },
      ),
    }),
  },
);

const Q1 = question('q1');
const link = (kind: ChainKind, as: string, after: string | null): Request => ({
  command: {
    ...{ type: 'giveFloorOnQuestion', questionId: Q1, itemId: item('i1'), kind, speaker: null },
    ...{ speechId: speech(as), seconds: null, after: after === null ? null : speech(after) },
  },
  actor: member('m1'),
});

/** A chain that random commands seldom find by themselves. */
export const QUESTION_BEGINNING: readonly Request[] = [
  {
    command: {
      ...{ type: 'askQuestion', questionId: Q1 },
      slip: {
        to: { kind: 'member', memberId: member('m1') },
        ...{ itemId: item('i1'), topic: 'Rác thải', text: 'Về rác thải' },
      },
    },
    actor: member('m2'),
  },
  { command: { type: 'acceptQuestion', questionId: Q1 }, actor: member('m1') },
  link('question', 'x1', null),
  link('answer', 'x2', 'x1'),
  { command: { type: 'closeQuestion', questionId: Q1 }, actor: member('m1') },
];
