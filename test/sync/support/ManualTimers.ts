import type { Timers } from '../../../server/sync/surroundings.ts';

/** Time that passes only by `advance`. */
export class ManualTimers implements Timers {
  now = 1_790_000_000_000;
  readonly #due = new Map<object, { readonly at: number; readonly run: () => void }>();

  set(run: () => void, ms: number): unknown {
    const handle = {};
    this.#due.set(handle, { at: this.now + ms, run });
    return handle;
  }

  clear(handle: unknown): void {
    this.#due.delete(handle as object);
  }

  get size(): number {
    return this.#due.size;
  }

  advance(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = [...this.#due].sort(([, one], [, other]) => one.at - other.at)[0];
      if (next === undefined || next[1].at > end) break;
      this.#due.delete(next[0]);
      this.now = Math.max(this.now, next[1].at);
      next[1].run();
    }
    this.now = end;
  }
}
