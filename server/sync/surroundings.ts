import type { Log } from '../log.ts';
import type { MarksStore } from '../store/MarksStore.ts';
import type { Authenticator, RoomsForSync } from '../room/RoomForSync.ts';
import type { SyncLimits } from './SyncLimits.ts';

export interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(handle: unknown): void;
}

/** Never given a token, an address with a query or what stands in a document. */
export type SyncLog = Pick<Log, 'warn' | 'error'>;

/** What the synchronisation stands on; all of it handed in. */
export interface SyncSurroundings {
  readonly rooms: RoomsForSync;
  readonly authenticator: Authenticator;
  readonly marks: MarksStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly timers: Timers;
  /** Runs once when everything that has arrived by now was read, e.g. `setImmediate`. */
  readonly afterTurn: (run: () => void) => void;
  readonly log: SyncLog;
  readonly limits: SyncLimits;
}
