import { randomBytes, randomUUID } from 'node:crypto';
import type { HttpLimits } from './http/HttpParts.ts';
import { HTTP_LIMITS } from './http/HttpParts.ts';
import { HASHING_COST, type HashingCost } from './room/SecretHasher.ts';

/** Clock, chance and bounds, handed in so that a test can choose them. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly newId: () => string;
  readonly hashingCost: HashingCost;
  readonly httpLimits: HttpLimits;
  /** Takes lines of the log. */
  readonly logDestination: { write(line: string): void };
}

export const realSurroundings: Surroundings = {
  clock: () => Date.now(),
  randomBytes: (length) => randomBytes(length),
  newId: () => randomUUID(),
  hashingCost: HASHING_COST,
  httpLimits: HTTP_LIMITS,
  logDestination: process.stderr,
};
