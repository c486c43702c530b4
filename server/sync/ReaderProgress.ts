import * as Y from 'yjs';

/** How far one reader's content messages were taken. */
export class ReaderProgress {
  /** Content messages (sync step 2 or update) since the document was opened. */
  received = 0;
  /** Messages with a gap since the reader last sent all it has. */
  gaps = 0;
  #heldAt: number | null = null;
  /** Clocks that the messages left out would have led to. */
  readonly #promised = new Map<number, number>();

  /** How many of the received messages may be called saved once the document is durable. */
  get savable(): number {
    return this.#heldAt ?? this.received;
  }

  /**
   * The newest message leaned on something unknown and was left out. True when the reader is to be asked for
   * all it has; until then nothing more counts as saved.
   */
  noteGap(update: Uint8Array): boolean {
    this.gaps += 1;
    for (const [client, clock] of Y.parseUpdateMeta(update).to) {
      this.#promised.set(client, Math.max(clock, this.#promised.get(client) ?? 0));
    }
    if (this.#heldAt !== null) return false;
    this.#heldAt = this.received - 1;
    return true;
  }

  /**
   * The reader sent all it has, and all of it was taken. False when that lacks what it had sent before: it
   * would believe saved what is not.
   */
  closeGap(document: Y.Doc): boolean {
    for (const [client, clock] of this.#promised) {
      if (Y.getState(document.store, client) < clock) return false;
    }
    this.#promised.clear();
    this.gaps = 0;
    this.#heldAt = null;
    return true;
  }
}
