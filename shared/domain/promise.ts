import type { Speaker } from './floor.ts';
import type { PromiseId, QuestionId, SessionId, SpeechId } from './ids.ts';

/** Days within which a written answer is due (FIELD, "Questions"). */
export const PROMISE_DAYS = 20;

/** Where a promise was first recorded, when an earlier session handed it on. */
export interface PromiseOrigin {
  readonly sessionId: SessionId;
  readonly promiseId: PromiseId;
}

/** What an official promised in answering (lời hứa). Times are milliseconds since 1970. */
export interface PromiseTerms {
  readonly id: PromiseId;
  readonly text: string;
  readonly owner: Speaker;
  /** The question it answers; `null` for none, or one of an earlier session. */
  readonly questionId: QuestionId | null;
  /** The speech in which it was made. */
  readonly speechId: SpeechId | null;
  readonly origin: PromiseOrigin | null;
  readonly madeAt: number;
  readonly dueAt: number;
}

export type PromiseState =
  { readonly kind: 'open' } | { readonly kind: 'settled'; readonly note: string; readonly at: number };

export interface RecordedPromise extends PromiseTerms {
  readonly state: PromiseState;
}

/** K5: an open promise is overdue once its time has passed. */
export function standingOf(
  { state, dueAt }: Pick<RecordedPromise, 'state' | 'dueAt'>,
  now: number,
): 'open' | 'overdue' | 'settled' {
  if (state.kind === 'settled') return 'settled';
  return now > dueAt ? 'overdue' : 'open';
}
