import type { SessionId } from '../../../shared/domain/ids.ts';
import type { MarksStore, MarksUpdate } from '../../../server/store/MarksStore.ts';

/** One process's way to the store: after its death nothing of it reaches the store, and nothing comes back. */
export class MortalMarks implements MarksStore {
  readonly #inner: MarksStore;
  #dead = false;

  constructor(inner: MarksStore) {
    this.#inner = inner;
  }

  die(): void {
    this.#dead = true;
  }

  load(sessionId: SessionId, document: string): Promise<readonly Uint8Array[]> {
    return this.#alive(() => this.#inner.load(sessionId, document));
  }

  append(updates: readonly MarksUpdate[]): Promise<void> {
    return this.#alive(() => this.#inner.append(updates));
  }

  compact(sessionId: SessionId, document: string, count: number, state: Uint8Array): Promise<void> {
    return this.#alive(() => this.#inner.compact(sessionId, document, count, state));
  }

  documents(sessionId: SessionId): Promise<readonly string[]> {
    return this.#alive(() => this.#inner.documents(sessionId));
  }

  async #alive<Value>(call: () => Promise<Value>): Promise<Value> {
    const never = new Promise<Value>(() => undefined);
    if (this.#dead) return never;
    const value = await call();
    return this.#dead ? never : value;
  }
}
