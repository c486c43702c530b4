import { createHash } from 'node:crypto';
import type { Command } from '../../shared/domain/command.ts';

/** SHA-256 over a command, the same for every order of its properties. */
export function hashOfCommand(command: Command): Uint8Array {
  return createHash('sha256').update(canonicalJson(command)).digest();
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
