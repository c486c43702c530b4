import type { MemberId } from '../../shared/domain/ids.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';
import type { SyncLog, Timers } from './surroundings.ts';

/** Tells rooms who has a live connection, each at most once in a while: a whole hall may come back at once. */
export class OnlineMembers {
  readonly #timers: Timers;
  readonly #log: SyncLog;
  readonly #coalesceMs: number;
  readonly #waiting = new Map<RoomForSync, unknown>();

  constructor(timers: Timers, log: SyncLog, coalesceMs: number) {
    this.#timers = timers;
    this.#log = log;
    this.#coalesceMs = coalesceMs;
  }

  /** Somebody came or went; `online` is asked when the room is told. */
  note(room: RoomForSync, online: () => ReadonlySet<MemberId>): void {
    if (this.#waiting.has(room)) return;
    const timer = this.#timers.set(() => {
      this.#waiting.delete(room);
      room.noteOnline(online()).catch((error: unknown) => {
        // The next who comes or goes has it told again.
        this.#log.warn({ err: error, sessionId: room.sessionId }, 'who is online was not shown');
      });
    }, this.#coalesceMs);
    this.#waiting.set(room, timer);
  }

  /** Tells nothing more: after a restart nobody is online. */
  stop(): void {
    for (const timer of this.#waiting.values()) this.#timers.clear(timer);
    this.#waiting.clear();
  }
}
