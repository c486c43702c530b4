import type { SessionId } from '../../shared/domain/ids.ts';
import type { SyncSurroundings } from './surroundings.ts';

/** Keeps the stored updates of one document few: counts them and asks the store to replace them by one. */
export class Compaction {
  readonly #sessionId: SessionId;
  readonly #document: string;
  readonly #surroundings: SyncSurroundings;
  /** Rows in the store. */
  #count: number;
  /** Bytes in the store besides the newest whole state. */
  #bytes: number;
  #dueAtCount: number;
  #dueAtBytes: number;
  #running: Promise<void> | null = null;

  constructor(
    sessionId: SessionId,
    document: string,
    stored: readonly Uint8Array[],
    surroundings: SyncSurroundings,
  ) {
    this.#sessionId = sessionId;
    this.#document = document;
    this.#surroundings = surroundings;
    this.#count = stored.length;
    this.#bytes = stored.slice(1).reduce((sum, update) => sum + update.length, 0);
    this.#dueAtCount = surroundings.limits.compactAfterUpdates;
    this.#dueAtBytes = Math.max(surroundings.limits.compactAfterBytes, stored[0]?.length ?? 0);
  }

  get running(): Promise<void> | null {
    return this.#running;
  }

  /** One more update of this size is in the store. */
  stored(bytes: number): void {
    this.#count += 1;
    this.#bytes += bytes;
  }

  /** To be called when everything of the document is durable and nothing else; `state` is all of it. */
  runIfDue(state: () => Uint8Array, done: () => void): void {
    if (this.#running !== null || this.#count < 2) return;
    if (this.#count < this.#dueAtCount && this.#bytes < this.#dueAtBytes) return;
    this.#running = this.#run(this.#count, this.#bytes, state()).finally(() => {
      this.#running = null;
      done();
    });
  }

  async #run(count: number, bytes: number, state: Uint8Array): Promise<void> {
    const { marks, limits, log } = this.#surroundings;
    try {
      await marks.compact(this.#sessionId, this.#document, count, state);
      this.#count -= count - 1;
      this.#bytes -= bytes;
      this.#dueAtCount = limits.compactAfterUpdates;
      this.#dueAtBytes = Math.max(limits.compactAfterBytes, state.length);
    } catch (error) {
      // Nothing is lost; tried again when it has grown as much once more.
      this.#dueAtCount = this.#count + limits.compactAfterUpdates;
      this.#dueAtBytes = this.#bytes + limits.compactAfterBytes;
      log.warn({ err: error, document: this.#document }, 'marks could not be compacted');
    }
  }
}
