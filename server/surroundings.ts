import { randomBytes, randomUUID } from 'node:crypto';
import type { HttpLimits } from './http/HttpParts.ts';
import { HTTP_LIMITS } from './http/HttpParts.ts';
import { HASHING_COST, type HashingCost } from './room/SecretHasher.ts';
import { readMachine, type Machine } from './tls/machine.ts';
import { isLoopback } from './tls/SecureDoor.ts';

/** Clock, chance and bounds, handed in so that a test can choose them. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly newId: () => string;
  readonly hashingCost: HashingCost;
  readonly httpLimits: HttpLimits;
  /** This computer's names and addresses now. */
  readonly machine: () => Machine;
  /** Whether a peer's address is this computer, which may speak plain HTTP. */
  readonly isOwn: (remoteAddress: string) => boolean;
  /** Takes lines of the log. */
  readonly logDestination: { write(line: string): void };
}

export const realSurroundings: Surroundings = {
  clock: () => Date.now(),
  randomBytes: (length) => randomBytes(length),
  newId: () => randomUUID(),
  hashingCost: HASHING_COST,
  httpLimits: HTTP_LIMITS,
  machine: readMachine,
  isOwn: isLoopback,
  logDestination: process.stderr,
};
