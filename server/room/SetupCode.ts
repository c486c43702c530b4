import { createHash, timingSafeEqual } from 'node:crypto';
import type { Rooms } from './Rooms.ts';
import { formatSignInCode, newSignInCode, parseSignInCode } from './signInCode.ts';
import { TryLimiter } from './TryLimiter.ts';

export type SetupVerdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'tooManyTries'; readonly retryAfterMs: number };

/**
 * Lets one person create the first session of a house. Lives in memory while no session exists; afterwards
 * it only serves a repetition of the very command that it created the session with.
 */
export class SetupCode {
  readonly #rooms: Rooms;
  readonly #code: string;
  readonly #limiter: TryLimiter;
  #usedFor: string | null = null;

  constructor(rooms: Rooms, randomBytes: (length: number) => Uint8Array, clock: () => number) {
    this.#rooms = rooms;
    this.#code = formatSignInCode(newSignInCode(randomBytes));
    this.#limiter = new TryLimiter(clock);
  }

  /** `null` once a session exists. */
  get present(): string | null {
    return this.#rooms.isEmpty ? this.#code : null;
  }

  check(text: string, commandId: string): SetupVerdict {
    const retryAfterMs = this.#limiter.begin('setup');
    if (retryAfterMs > 0) return { kind: 'tooManyTries', retryAfterMs };
    const given = parseSignInCode(text);
    const matches = given !== null && sameText(formatSignInCode(given), this.#code);
    if (!matches || (this.present === null && this.#usedFor !== commandId)) return { kind: 'wrong' };
    this.#limiter.succeeded('setup');
    if (this.present !== null) this.#usedFor = commandId;
    return { kind: 'right' };
  }
}

/** Takes the same time wherever two texts differ. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
