/** A bucket that holds `burst` units at most and fills by `perSecond`. */
export class RateBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #level: number;
  #filledAt: number;

  /** Times in milliseconds. */
  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#level = burst;
    this.#filledAt = now;
  }

  /** False when there is not enough; nothing is taken then. */
  take(units: number, now: number): boolean {
    const filled = this.#level + (Math.max(0, now - this.#filledAt) / 1000) * this.#perSecond;
    this.#level = Math.min(this.#burst, filled);
    this.#filledAt = now;
    if (this.#level < units) return false;
    this.#level -= units;
    return true;
  }
}
