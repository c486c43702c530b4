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

/**
 * argon2id over the secrets of codes, a few at a time, the others in a queue: who joins goes before the codes
 * that are being issued. Rejects `HasherBusy`.
 */
export class SecretHasher {
  readonly #cost: HashingCost;
  readonly #joining: (() => void)[] = [];
  readonly #issuing: (() => void)[] = [];
  #running = 0;
  #dummy: Promise<string> | null = null;

  constructor(cost: HashingCost) {
    this.#cost = cost;
  }

  hash(secret: string): Promise<string> {
    return this.#inTurn(this.#issuing, () => hash(secret, this.#cost));
  }

  /** `null` for a hash takes as long as a real one and answers false. */
  async verify(stored: string | null, secret: string): Promise<boolean> {
    const against = stored ?? (await this.#hashOfNoCode());
    const matches = await this.#inTurn(this.#joining, () => verify(against, secret));
    return matches && stored !== null;
  }

  /** Made once and at first use, with the same cost as every other. */
  async #hashOfNoCode(): Promise<string> {
    this.#dummy ??= this.#inTurn(this.#joining, () => hash('no such code', this.#cost));
    try {
      return await this.#dummy;
    } catch (error) {
      this.#dummy = null;
      throw error;
    }
  }

  async #inTurn<Value>(queue: (() => void)[], work: () => Promise<Value>): Promise<Value> {
    if (this.#running >= MOST_RUNNING) {
      if (queue.length >= MOST_WAITING) throw new HasherBusy();
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#joining.shift() ?? this.#issuing.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
