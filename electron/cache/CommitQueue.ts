import type { CacheDatabase } from './openDatabase.ts';
import { asCacheFault } from './CacheFault.ts';

interface Job {
  run(): void;
  settle(): void;
  fail(error: unknown): void;
}

/**
 * Runs synchronous work on the database, in order, and lets what arrives in one turn share a transaction
 * and so one wait for the disk. A promise resolves when its work is durable. One piece of work that throws
 * is rolled back by itself.
 */
export class CommitQueue {
  readonly #database: CacheDatabase;
  readonly #schedule: (flush: () => void) => void;
  #jobs: Job[] = [];

  constructor(database: CacheDatabase, schedule: (flush: () => void) => void = setImmediate) {
    this.#database = database;
    this.#schedule = schedule;
  }

  run<Value>(work: () => Value): Promise<Value> {
    return new Promise((resolve, reject) => {
      let value: { readonly of: Value } | null = null;
      if (this.#jobs.length === 0) this.#schedule(() => this.flush());
      this.#jobs.push({
        run: () => {
          value = { of: work() };
        },
        settle: () => {
          if (value !== null) resolve(value.of);
        },
        fail: (error) => reject(asCacheFault(error)),
      });
    });
  }

  /** Commits what is waiting. Rejects the callers, and does not throw, when the disk refuses. */
  flush(): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    if (jobs.length === 0) return;
    const done: Job[] = [];
    const inSavepoint = this.#database.transaction((job: Job) => job.run());
    const all = this.#database.transaction(() => {
      for (const job of jobs) {
        try {
          inSavepoint(job);
          done.push(job);
        } catch (error) {
          // SQLite ends the whole transaction itself on some errors, a full disk among them.
          if (!this.#database.inTransaction) throw error;
          job.fail(error);
        }
      }
    });
    try {
      all.immediate();
    } catch (error) {
      for (const job of jobs) job.fail(error);
      return;
    }
    for (const job of done) job.settle();
  }
}
