/** Tries that are free; after them every try waits longer, up to a minute, so that nobody is locked out. */
const FREE_TRIES = 8;
const LONGEST_WAIT_MS = 60_000;
/** Tries are forgotten after this long without one. */
const FORGET_AFTER_MS = 15 * 60_000;
const MOST_SELECTORS = 20_000;

interface Tries {
  count: number;
  lastAt: number;
}

/**
 * Counts tries at a secret by selector (of a sign-in code, or the member at the door), not by address: a hall shares
 * one. With a wait of a minute a secret of 40 bits is out of reach, and so is a door's code before it changes.
 */
export class TryLimiter {
  readonly #clock: () => number;
  readonly #tries = new Map<string, Tries>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Milliseconds to wait, or 0 and the try is counted. */
  begin(selector: string): number {
    const now = this.#clock();
    const known = this.#tries.get(selector);
    // After a clock was set back nobody waits longer than from now on.
    if (known !== undefined) known.lastAt = Math.min(known.lastAt, now);
    const tries =
      known !== undefined && now - known.lastAt < FORGET_AFTER_MS ? known : { count: 0, lastAt: now };
    if (tries.count >= FREE_TRIES) {
      const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(10, tries.count - FREE_TRIES));
      if (now < tries.lastAt + wait) return tries.lastAt + wait - now;
    }
    this.#tries.delete(selector);
    this.#tries.set(selector, { count: tries.count + 1, lastAt: now });
    if (this.#tries.size > MOST_SELECTORS) this.#forgetOldest();
    return 0;
  }

  succeeded(selector: string): void {
    this.#tries.delete(selector);
  }

  #forgetOldest(): void {
    for (const selector of this.#tries.keys()) {
      this.#tries.delete(selector);
      return;
    }
  }
}
