import * as Y from 'yjs';
import type { Reader } from './LiveDocument.ts';
import { updateMessage } from './messages.ts';
import { SharedFrame } from './SharedFrame.ts';
import type { SyncSurroundings } from './surroundings.ts';

/**
 * Relays the updates of one document to those who have asked for its state: the first at once, then at most
 * every `coalesceMs`, merged into one message, since a y-websocket client reads only the first of a frame.
 */
export class Fanout {
  readonly #number: number;
  readonly #surroundings: SyncSurroundings;
  readonly #readers = new Set<Reader>();
  #waiting: Uint8Array[] = [];
  /** The only reader all waiting updates come from; `null` when there are several, or the server. */
  #source: Reader | null = null;
  #quietUntil = -Infinity;
  #timer: unknown = null;

  constructor(documentNumber: number, surroundings: SyncSurroundings) {
    this.#number = documentNumber;
    this.#surroundings = surroundings;
  }

  add(reader: Reader): void {
    this.#readers.add(reader);
  }

  remove(reader: Reader): void {
    this.#readers.delete(reader);
  }

  /** `source`: the reader that has the update already. */
  publish(update: Uint8Array, source: Reader | null): void {
    this.#source = this.#waiting.length === 0 || this.#source === source ? source : null;
    this.#waiting.push(update);
    if (this.#timer !== null) return;
    const { clock, limits } = this.#surroundings;
    // A clock that was set back must not hold anything up.
    const wait = Math.min(this.#quietUntil - clock(), limits.coalesceMs);
    if (wait <= 0) this.#flush();
    else this.#timer = this.#surroundings.timers.set(() => this.#flush(), wait);
  }

  broadcast(frame: SharedFrame, except: Reader | null): void {
    for (const reader of this.#readers) {
      if (reader !== except) reader.deliver(frame);
    }
  }

  dispose(): void {
    if (this.#timer !== null) this.#surroundings.timers.clear(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }

  #flush(): void {
    const updates = this.#waiting;
    this.#timer = null;
    this.#waiting = [];
    this.#quietUntil = this.#surroundings.clock() + this.#surroundings.limits.coalesceMs;
    const [only] = updates;
    const update = updates.length === 1 && only !== undefined ? only : Y.mergeUpdates(updates);
    this.broadcast(new SharedFrame(updateMessage(update), this.#number), this.#source);
  }
}
