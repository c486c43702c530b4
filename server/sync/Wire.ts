import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { RateBucket } from './RateBucket.ts';
import type { SocketLike } from './SocketLike.ts';
import type { SyncLimits } from './SyncLimits.ts';

/** One socket within its bounds: what waits for it, how fast it sends, how long it is silent. */
export class Wire {
  readonly #socket: SocketLike;
  readonly #limits: SyncLimits;
  readonly #clock: () => number;
  readonly #onEnd: () => void;
  readonly #messages: RateBucket;
  readonly #bytes: RateBucket;
  readonly #taken = () => this.#drain();
  #over = false;
  #heardAt: number;
  #sentAt: number;
  #pingedAt: number;
  #lastBuffered = 0;
  /** Of answers on their way: they may be large, and it is this reader that asked for them. */
  #answerBytes = 0;
  #waiting: (() => void)[] = [];

  /** `onEnd` is called once, when the server ends the connection or `gone` is reported. */
  constructor(socket: SocketLike, limits: SyncLimits, clock: () => number, onEnd: () => void) {
    const now = clock();
    this.#socket = socket;
    this.#limits = limits;
    this.#clock = clock;
    this.#onEnd = onEnd;
    this.#messages = new RateBucket(limits.messageBurst, limits.messagesPerSecond, now);
    this.#bytes = new RateBucket(limits.bytesBurst, limits.bytesPerSecond, now);
    this.#heardAt = now;
    this.#sentAt = now;
    this.#pingedAt = now;
  }

  get over(): boolean {
    return this.#over;
  }

  get sentAt(): number {
    return this.#sentAt;
  }

  /** Ends the connection of a reader that does not keep up. */
  send(frame: Uint8Array): void {
    if (this.#over) return;
    if (this.#socket.bufferedAmount - this.#answerBytes > this.#limits.maxBufferedBytes) {
      this.end(CLOSE.tooSlow, 'too slow');
      return;
    }
    this.#sentAt = this.#clock();
    this.#socket.send(frame, this.#taken);
  }

  /** For what is worth nothing later: false, and nothing is sent, while more than a little waits for the reader. */
  sendFleeting(frame: Uint8Array): boolean {
    if (this.#over) return true;
    if (this.#socket.bufferedAmount > this.#limits.fleetingBufferedBytes) return false;
    this.send(frame);
    return true;
  }

  /** For what the peer asked for: it does not count as being slow, but as bytes of its own. */
  answer(frame: Uint8Array): void {
    if (this.#over) return;
    this.#sentAt = this.#clock();
    if (!this.#bytes.take(frame.length, this.#sentAt)) {
      this.end(CLOSE.tooSlow, 'too much asked for');
      return;
    }
    this.#answerBytes += frame.length;
    this.#socket.send(frame, () => {
      this.#answerBytes -= frame.length;
      this.#drain();
    });
  }

  /** Runs when little waits on the socket, at once or later, in order. */
  whenRoom(run: () => void): void {
    this.#waiting.push(run);
    this.#drain();
  }

  /** False, and the connection ended, when a message of this size is too large or one too many. */
  admit(bytes: number): boolean {
    if (this.#over) return false;
    const now = this.#clock();
    this.#heardAt = now;
    if (bytes > this.#limits.maxMessageBytes) this.end(CLOSE.tooLarge, 'message too large');
    else if (!this.#messages.take(1, now) || !this.#bytes.take(bytes, now))
      this.end(CLOSE.tooSlow, 'too many');
    return !this.#over;
  }

  /** A pong came. */
  heard(): void {
    this.#heardAt = this.#clock();
  }

  tick(now: number): void {
    this.#drain();
    if (this.#over) return;
    const { bufferedAmount } = this.#socket;
    if (bufferedAmount < this.#lastBuffered) this.#heardAt = now;
    this.#lastBuffered = bufferedAmount;
    // The clock was set back.
    if (now < this.#heardAt || now < this.#pingedAt) {
      this.#heardAt = now;
      this.#pingedAt = now;
    }
    if (now - this.#heardAt >= this.#limits.idleMs) {
      this.end(CLOSE.idle, 'idle');
    } else if (now - this.#pingedAt >= this.#limits.pingMs) {
      this.#pingedAt = now;
      this.#socket.ping();
    }
  }

  end(code: number, reason: string): void {
    if (this.#over) return;
    this.#finish();
    this.#socket.close(code, reason);
  }

  /** The peer closed, or the network failed. */
  gone(): void {
    if (!this.#over) this.#finish();
  }

  #finish(): void {
    this.#over = true;
    this.#waiting = [];
    this.#onEnd();
  }

  #drain(): void {
    while (!this.#over && this.#socket.bufferedAmount <= this.#limits.answerBufferedBytes) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      next();
    }
  }
}
