import type { MemberId } from '../../shared/domain/ids.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { formatDocumentName, type DocumentName } from '../../shared/protocol/documents.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';
import { accessTo } from './access.ts';
import type { Documents, Hold } from './Documents.ts';
import type { Reader } from './LiveDocument.ts';
import { parseMessage, type SyncMessage } from './messages.ts';
import type { SharedFrame } from './SharedFrame.ts';
import type { SyncSurroundings } from './surroundings.ts';

/** What a connection does for one of its channels. */
export interface ChannelSide {
  opened(documentNumber: number): void;
  deliver(frame: SharedFrame): void;
  answer(frame: SharedFrame): void;
  whenRoom(run: () => void): void;
  saved(count: number, stateVector: Uint8Array): void;
  /** The server ended the channel; called once, never after `leave`. */
  ended(code: number, reason: string, last: SharedFrame | null): void;
}

interface ChannelOptions {
  readonly name: DocumentName;
  readonly memberId: MemberId;
  readonly room: RoomForSync;
  readonly side: ChannelSide;
  readonly documents: Documents;
  readonly surroundings: SyncSurroundings;
}

type State =
  | { readonly status: 'opening'; readonly early: SyncMessage[] }
  | { readonly status: 'open'; readonly hold: Hold }
  /** Left by the client, or ended by the server. */
  | { readonly status: 'over'; readonly ended: boolean };

/** One document as one connection has it open, in either form. */
export class Channel implements Reader {
  readonly memberId: MemberId;
  readonly #options: ChannelOptions;
  readonly #epoch: number;
  #state: State = { status: 'opening', early: [] };
  #earlyBytes = 0;
  #writable = false;
  #waitingAnswer: (() => void) | null = null;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.memberId = options.memberId;
    this.#epoch = options.room.epoch;
  }

  get writable(): boolean {
    return this.#writable;
  }

  get ended(): boolean {
    return this.#state.status === 'over' && this.#state.ended;
  }

  /** Never rejects: what goes wrong ends the channel. */
  async open(): Promise<void> {
    const { documents, room, name, side, surroundings } = this.#options;
    if (!this.recheck()) return;
    let hold: Hold;
    try {
      hold = await documents.open(room, name);
    } catch (error) {
      surroundings.log.error({ err: error, document: formatDocumentName(name) }, 'a document was not loaded');
      this.end(CLOSE.unavailable, 'could not be loaded');
      return;
    }
    if (this.#state.status !== 'opening') {
      hold.release();
      return;
    }
    const { early } = this.#state;
    this.#state = { status: 'open', hold };
    try {
      side.opened(hold.document.number);
      hold.document.join(this);
      for (const message of early) this.#pass(message);
    } catch (error) {
      surroundings.log.error({ err: error, document: formatDocumentName(name) }, 'a channel failed');
      this.end(CLOSE.unavailable, 'internal error');
    }
  }

  /** One message of the public protocol. */
  receive(bytes: Uint8Array): void {
    if (this.#state.status === 'over') return;
    const { limits } = this.#options.surroundings;
    let message: SyncMessage;
    try {
      message = parseMessage(bytes);
    } catch {
      this.end(CLOSE.malformed, 'malformed message');
      return;
    }
    if (message.type === 'ask' && message.stateVector.length > limits.maxStateVectorBytes) {
      this.end(CLOSE.tooLarge, 'state vector too large');
      return;
    }
    if (this.#state.status === 'open') {
      this.#pass(message);
      return;
    }
    this.#earlyBytes += bytes.length + 64;
    if (this.#earlyBytes > limits.maxQueuedBytes) this.end(CLOSE.unavailable, 'too much waits');
    else this.#state.early.push(message);
  }

  /** Looks at the rights anew. False when the channel is over. */
  recheck(): boolean {
    if (this.#state.status === 'over') return false;
    const { room, name } = this.#options;
    if (name.kind !== 'marks' && room.epoch !== this.#epoch) {
      this.end(CLOSE.epochOver, 'epoch over');
      return false;
    }
    const access = accessTo(room, this.memberId, name);
    if (!access.granted) {
      this.end(access.code, access.reason);
      return false;
    }
    const becameWritable = access.writable && !this.#writable;
    this.#writable = access.writable;
    if (becameWritable && this.#state.status === 'open') this.#state.hold.document.welcomeWriter(this);
    return true;
  }

  /** The client closed the channel or is gone. */
  leave(): void {
    this.#finish(false);
  }

  deliver(frame: SharedFrame): void {
    if (this.#state.status === 'open') this.#options.side.deliver(frame);
  }

  answer(frame: SharedFrame): void {
    if (this.#state.status === 'open') this.#options.side.answer(frame);
  }

  whenRoom(run: () => void): void {
    const waits = this.#waitingAnswer !== null;
    this.#waitingAnswer = run;
    if (waits) return;
    this.#options.side.whenRoom(() => {
      const newest = this.#waitingAnswer;
      this.#waitingAnswer = null;
      newest?.();
    });
  }

  saved(count: number, stateVector: Uint8Array): void {
    if (this.#state.status === 'open') this.#options.side.saved(count, stateVector);
  }

  end(code: number, reason: string, last: SharedFrame | null = null): void {
    if (this.#finish(true)) this.#options.side.ended(code, reason, last);
  }

  #pass(message: SyncMessage): void {
    if (this.#state.status === 'open') this.#state.hold.document.receive(this, message);
  }

  /** False when it was over already. */
  #finish(ended: boolean): boolean {
    const state = this.#state;
    if (state.status === 'over') return false;
    this.#state = { status: 'over', ended };
    this.#waitingAnswer = null;
    if (state.status === 'open') {
      state.hold.document.leave(this);
      state.hold.release();
    }
    return true;
  }
}
