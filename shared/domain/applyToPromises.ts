import { changed } from './collections.ts';
import type { PromiseTerms, RecordedPromise } from './promise.ts';
import type { PromiseEvent } from './promiseEvent.ts';
import type { SessionState } from './session.ts';

export function applyToPromises(state: SessionState, event: PromiseEvent): SessionState {
  switch (event.type) {
    case 'promiseRecorded':
      return withNew(state, [event.promise]);
    case 'promisesCarried':
      return withNew(state, event.promises);
    case 'promiseChanged': {
      const { text, owner, dueAt } = event;
      const promises = changed(state.promises, event.promiseId, (one) => ({ ...one, text, owner, dueAt }));
      return { ...state, promises };
    }
    case 'promiseSettled': {
      const settled = { kind: 'settled', note: event.note, at: event.at } as const;
      const promises = changed(state.promises, event.promiseId, (one) => ({ ...one, state: settled }));
      return { ...state, promises };
    }
    case 'promiseReopened': {
      const open = { kind: 'open' } as const;
      const promises = changed(state.promises, event.promiseId, (one) => ({ ...one, state: open }));
      return { ...state, promises };
    }
  }
}

function withNew(state: SessionState, added: readonly PromiseTerms[]): SessionState {
  const promises = new Map(state.promises);
  for (const terms of added) {
    const promise: RecordedPromise = { ...terms, state: { kind: 'open' } };
    if (!promises.has(terms.id)) promises.set(terms.id, promise);
  }
  return { ...state, promises };
}
