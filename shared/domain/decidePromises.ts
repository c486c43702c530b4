import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import { isSameSpeaker } from './floor.ts';
import { faultOfSpeaker } from './floorStanding.ts';
import type { PromiseOrigin, PromiseTerms, RecordedPromise } from './promise.ts';
import type { CarriedPromise, PromiseCommand } from './promiseCommand.ts';
import { refused, type RefusalCode } from './refusal.ts';
import type { SessionState } from './session.ts';

type Of<Type extends PromiseCommand['type']> = Extract<PromiseCommand, { type: Type }>;

export function decidePromises(
  state: SessionState,
  command: PromiseCommand,
  { actor, now }: DecisionContext,
): Decision {
  if (actor === null) return refused('notAllowed');
  if (command.type === 'recordPromise') return decideNewPromise(state, command, now);
  if (command.type === 'carryPromises') return decideCarriage(state, command);
  const promise = state.promises.get(command.promiseId);
  if (promise === undefined) return refused('noSuchPromise');
  switch (command.type) {
    case 'changePromise':
      return decideChange(state, promise, command);
    case 'settlePromise':
      return decideSettlement(promise, command, now);
    case 'reopenPromise':
      return promise.state.kind === 'open'
        ? happened()
        : happened({ type: 'promiseReopened', promiseId: promise.id });
  }
}

/** K1. */
function decideNewPromise(state: SessionState, command: Of<'recordPromise'>, now: number): Decision {
  const { promiseId, questionId, speechId, text, owner, dueAt } = command;
  if (state.promises.has(promiseId)) return refused('idTaken');
  if (questionId !== null && !state.questions.has(questionId)) return refused('noSuchQuestion');
  if (speechId !== null && !state.speeches.has(speechId)) return refused('noSuchSpeech');
  const fault = faultOfSpeaker(state, owner);
  if (fault !== null) return refused(fault);
  if (dueAt <= now) return refused('dueInPast');
  const promise: PromiseTerms = {
    ...{ id: promiseId, text, owner, questionId, speechId, dueAt },
    origin: null,
    madeAt: now,
  };
  return happened({ type: 'promiseRecorded', promise });
}

/** K2. */
function decideChange(
  state: SessionState,
  promise: RecordedPromise,
  { promiseId, text, owner, dueAt }: Of<'changePromise'>,
): Decision {
  if (promise.state.kind === 'settled') return refused('promiseSettled');
  const fault = faultOfSpeaker(state, owner);
  if (fault !== null) return refused(fault);
  if (dueAt <= promise.madeAt) return refused('dueInPast');
  const isSame = promise.text === text && promise.dueAt === dueAt && isSameSpeaker(promise.owner, owner);
  return isSame ? happened() : happened({ type: 'promiseChanged', promiseId, text, owner, dueAt });
}

/** K3. */
function decideSettlement(
  { state }: RecordedPromise,
  { promiseId, note }: Of<'settlePromise'>,
  now: number,
): Decision {
  if (state.kind === 'open') return happened({ type: 'promiseSettled', promiseId, note, at: now });
  return state.note === note ? happened() : refused('promiseSettled');
}

/** K4. */
function decideCarriage(state: SessionState, { promises }: Of<'carryPromises'>): Decision {
  const ids = new Set(promises.map(({ promiseId }) => promiseId));
  const origins = new Set(promises.map(({ origin }) => keyOf(origin)));
  if (ids.size < promises.length) return refused('idTaken');
  if (origins.size < promises.length) return refused('promiseCarried');
  for (const carried of promises) {
    const fault = faultOfCarriage(state, carried);
    if (fault !== null) return refused(fault);
  }
  if (promises.length === 0) return happened();
  const terms = promises.map(({ promiseId, ...rest }) => ({
    ...{ id: promiseId, ...rest },
    questionId: null,
    speechId: null,
  }));
  return happened({ type: 'promisesCarried', promises: terms });
}

function faultOfCarriage(state: SessionState, carried: CarriedPromise): RefusalCode | null {
  const { promiseId, origin, owner, madeAt, dueAt } = carried;
  if (state.promises.has(promiseId)) return 'idTaken';
  if (origin.sessionId === state.id) return 'promiseCarried';
  for (const known of state.promises.values()) {
    if (known.origin !== null && keyOf(known.origin) === keyOf(origin)) return 'promiseCarried';
  }
  if (dueAt <= madeAt) return 'dueInPast';
  return faultOfSpeaker(state, owner);
}

function keyOf({ sessionId, promiseId }: PromiseOrigin): string {
  return `${sessionId}/${promiseId}`;
}
