import type { SessionEvent } from './event.ts';
import { accepted, type Result } from './refusal.ts';

/** What a command leads to. The list is empty when the record already says what was asked for. */
export type Decision = Result<readonly SessionEvent[]>;

export function happened(...events: readonly SessionEvent[]): Decision {
  return accepted(events);
}
