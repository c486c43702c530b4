import type { MemberId, Sha256 } from './ids.ts';

/** What the rules need to know from outside; clock and stores are handed in, never read. */
export interface DecisionContext {
  /** Server time, milliseconds since 1970. */
  readonly now: number;
  /** Who asks, taken from the token; `null` for the house itself (set-up, import). */
  readonly actor: MemberId | null;
  /** Whether the bytes of this hash are durable on this server. */
  readonly hasContent: (sha256: Sha256) => boolean;
}
