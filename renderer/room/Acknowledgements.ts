/**
 * Which of one's own changes the room has acknowledged. Deletions are not in state vectors, so changes are
 * counted instead: what a message covers is known when it is sent, and `saved` names how many messages are
 * durable. A single change says nothing of earlier ones; so a channel acknowledges only after the room has
 * the message with everything it lacked.
 */
export class Acknowledgements {
  #made = 0;
  #saved = 0;
  #sent: { readonly count: number; readonly made: number }[] = [];
  #wholeStateAt: number | null = null;

  /** Changes that the room has not acknowledged. */
  get pending(): number {
    return this.#made - this.#saved;
  }

  change(): void {
    this.#made += 1;
  }

  channelOpened(): void {
    this.#sent = [];
    this.#wholeStateAt = null;
  }

  sent(count: number, wholeState: boolean): void {
    if (wholeState) this.#wholeStateAt ??= count;
    this.#sent.push({ count, made: this.#made });
  }

  saved(count: number): void {
    if (this.#wholeStateAt === null || this.#wholeStateAt > count) return;
    while (this.#sent[0] !== undefined && this.#sent[0].count <= count) {
      this.#saved = Math.max(this.#saved, this.#sent[0].made);
      this.#sent.shift();
    }
  }

  /** The changes so far are void: another document takes over on the channel that is open now, or none does. */
  restart(): void {
    this.#saved = this.#made;
  }
}
