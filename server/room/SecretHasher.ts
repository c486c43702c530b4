import { hash, verify } from '@node-rs/argon2';

/** argon2id costs: memory in KiB, and passes. */
export interface HashingCost {
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** OWASP's first choice for one lane; about 20 ms on an old laptop's core. */
export const HASHING_COST: HashingCost = { memoryCost: 19_456, timeCost: 2 };

/** At most this many hashes run at a time: a hall that joins at once must not take all memory and threads. */
const MOST_RUNNING = 2;
const MOST_WAITING = 2000;

/** Too many sign-ins wait; try again shortly. */
export class HasherBusy extends Error {
  constructor() {
    super('too many sign-ins at once');
    this.name = 'HasherBusy';
  }
}

/** argon2id over the secrets of codes, a few at a time, the others in a queue. Rejects `HasherBusy`. */
export class SecretHasher {
  readonly #cost: HashingCost;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #dummy: Promise<string> | null = null;

  constructor(cost: HashingCost) {
    this.#cost = cost;
  }

  hash(secret: string): Promise<string> {
    return this.#inTurn(() => hash(secret, this.#cost));
  }

  /** `null` for a hash takes as long as a real one and answers false. */
  async verify(stored: string | null, secret: string): Promise<boolean> {
    // Made once and at first use, with the same cost as every other.
    this.#dummy ??= this.hash('no such code');
    const against = stored ?? (await this.#dummy);
    const matches = await this.#inTurn(() => verify(against, secret));
    return matches && stored !== null;
  }

  async #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#running >= MOST_RUNNING) {
      if (this.#waiting.length >= MOST_WAITING) throw new HasherBusy();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
