import type { Speaker } from './floor.ts';
import type { PromiseId } from './ids.ts';
import type { PromiseTerms } from './promise.ts';

/** What becomes of promises. Kept for good like all events. */
export type PromiseEvent =
  | { readonly type: 'promiseRecorded'; readonly promise: PromiseTerms }
  | {
      readonly type: 'promiseChanged';
      readonly promiseId: PromiseId;
      readonly text: string;
      readonly owner: Speaker;
      readonly dueAt: number;
    }
  | {
      readonly type: 'promiseSettled';
      readonly promiseId: PromiseId;
      readonly note: string;
      readonly at: number;
    }
  | { readonly type: 'promiseReopened'; readonly promiseId: PromiseId }
  /** Open promises of earlier sessions, each with its origin. */
  | { readonly type: 'promisesCarried'; readonly promises: readonly PromiseTerms[] };
