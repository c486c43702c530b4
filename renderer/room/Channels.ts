import type { ClientFrame, ServerFrame } from '../../shared/protocol/link.ts';

/** What a channel tells its owner. */
export interface ChannelListener {
  opened(): void;
  message(message: Uint8Array): void;
  /** The first `count` messages with content, sent since it was opened, are durable. */
  saved(count: number): void;
  /** Code 1006 when the link was lost. Nothing follows. */
  closed(code: number, reason: string): void;
  /** The link is alive. */
  keepAlive(): void;
}

export interface Channel {
  send(message: Uint8Array): void;
  close(): void;
}

interface OpenChannel {
  readonly document: string;
  readonly listener: ChannelListener;
  /** `null` until the server has opened it on the present link. */
  documentNumber: number | null;
}

type ChannelFrame = Exclude<
  ServerFrame,
  { type: 'welcome' | 'clock' | 'answered' | 'presentedPlace' | 'presentedPointer' }
>;

/** Lost without a closing frame, as WebSockets call it. */
const LOST = 1006;

/** The channels of one link. Those that are not open yet wait for the next link. */
export class Channels {
  readonly #send: (frame: ClientFrame) => void;
  readonly #channels = new Map<number, OpenChannel>();
  readonly #byDocumentNumber = new Map<number, OpenChannel>();
  #up = false;
  #newest = 0;

  constructor(send: (frame: ClientFrame) => void) {
    this.#send = send;
  }

  open(document: string, listener: ChannelListener): Channel {
    const number = (this.#newest += 1);
    this.#channels.set(number, { document, listener, documentNumber: null });
    if (this.#up) this.#send({ type: 'open', channel: number, document });
    return {
      send: (message) => this.#send({ type: 'data', channel: number, message }),
      close: () => {
        if (this.#forget(number) && this.#up) this.#send({ type: 'close', channel: number });
      },
    };
  }

  linkUp(): void {
    this.#up = true;
    for (const [number, { document }] of this.#channels) {
      this.#send({ type: 'open', channel: number, document });
    }
  }

  linkDown(): void {
    this.#up = false;
    for (const [number, channel] of [...this.#channels]) {
      if (channel.documentNumber === null) continue;
      this.#forget(number);
      channel.listener.closed(LOST, '');
    }
  }

  keepAlive(): void {
    for (const channel of [...this.#byDocumentNumber.values()]) channel.listener.keepAlive();
  }

  received(frame: ChannelFrame): void {
    if (frame.type === 'data') {
      // None for a document that was closed here while the frame travelled.
      this.#byDocumentNumber.get(frame.documentNumber)?.listener.message(frame.message);
      return;
    }
    const channel = this.#channels.get(frame.channel);
    if (channel === undefined) return;
    switch (frame.type) {
      case 'opened':
        channel.documentNumber = frame.documentNumber;
        this.#byDocumentNumber.set(frame.documentNumber, channel);
        channel.listener.opened();
        break;
      case 'saved':
        channel.listener.saved(frame.count);
        break;
      case 'closed':
        this.#forget(frame.channel);
        channel.listener.closed(frame.code, frame.reason);
        break;
    }
  }

  #forget(number: number): boolean {
    const channel = this.#channels.get(number);
    if (channel === undefined) return false;
    this.#channels.delete(number);
    const { documentNumber } = channel;
    if (documentNumber !== null && this.#byDocumentNumber.get(documentNumber) === channel) {
      this.#byDocumentNumber.delete(documentNumber);
    }
    return true;
  }
}
