import type { Speaker } from './floor.ts';
import type { PromiseId, QuestionId, SpeechId } from './ids.ts';
import type { PromiseOrigin } from './promise.ts';

/** A promise of an earlier session, as this one takes it over. */
export interface CarriedPromise {
  readonly promiseId: PromiseId;
  readonly origin: PromiseOrigin;
  readonly text: string;
  readonly owner: Speaker;
  readonly madeAt: number;
  readonly dueAt: number;
}

/** What can be asked about promises. */
export type PromiseCommand =
  | {
      readonly type: 'recordPromise';
      readonly promiseId: PromiseId;
      readonly questionId: QuestionId | null;
      readonly speechId: SpeechId | null;
      readonly text: string;
      readonly owner: Speaker;
      readonly dueAt: number;
    }
  | {
      readonly type: 'changePromise';
      readonly promiseId: PromiseId;
      readonly text: string;
      readonly owner: Speaker;
      readonly dueAt: number;
    }
  | { readonly type: 'settlePromise'; readonly promiseId: PromiseId; readonly note: string }
  | { readonly type: 'reopenPromise'; readonly promiseId: PromiseId }
  | { readonly type: 'carryPromises'; readonly promises: readonly CarriedPromise[] };
