/** How far one reader's content messages were taken. */
export class ReaderProgress {
  /** Content messages (sync step 2 or update) since the document was opened. */
  received = 0;
  /** Messages with a gap since the reader last sent all it has. */
  gaps = 0;
  #heldAt: number | null = null;

  /** How many of the received messages may be called saved once the document is durable. */
  get savable(): number {
    return this.#heldAt ?? this.received;
  }

  /**
   * The newest message leaned on something unknown and was left out, in part at least. True when the reader
   * is to be asked for all it has; until then nothing more counts as saved.
   */
  noteGap(): boolean {
    this.gaps += 1;
    if (this.#heldAt !== null) return false;
    this.#heldAt = this.received - 1;
    return true;
  }

  /** The reader sent all it has, and all of it was taken. */
  closeGap(): void {
    this.gaps = 0;
    this.#heldAt = null;
  }
}
