import { asStorageFault } from '../faults.ts';
import type { Connection } from './openDatabase.ts';

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the writes of one turn of the event loop into one transaction, so that many commands and strokes
 * share one sync of the disk. Each piece of work is whole or absent by itself.
 */
export class CommitQueue {
  readonly #database: Connection;
  #waiting: Waiting[] = [];

  constructor(database: Connection) {
    this.#database = database;
  }

  /** Resolves once the work is durable. Rejects with the work's own error, or with that of the commit. */
  run<Value>(work: () => Value): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ work, resolve, reject });
    });
  }

  /** Commits what waits now. */
  flush(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    const settle: (() => void)[] = [];
    try {
      this.#database
        .transaction(() => {
          for (const entry of waiting) settle.push(this.#attempt(entry));
        })
        .immediate();
    } catch (error) {
      for (const { reject } of waiting) reject(asStorageFault(error));
      return;
    }
    for (const answer of settle) answer();
  }

  #attempt({ work, resolve, reject }: Waiting): () => void {
    try {
      // Nested in the outer transaction this is a savepoint.
      const value = this.#database.transaction(work)();
      return () => resolve(value as never);
    } catch (error) {
      // Some errors (disk full, I/O) end the whole transaction: then nothing of this turn is kept.
      if (!this.#database.inTransaction) throw error;
      return () => reject(asStorageFault(error));
    }
  }
}
