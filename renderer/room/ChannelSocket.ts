import type { Channel } from './Channels.ts';
import type { RoomLink } from './RoomLink.ts';
import { kindOfMessage, splitMessage } from './syncMessages.ts';

/** An awareness message that names nobody: to the provider a sign of life, and it costs nothing on the wire. */
const SIGN_OF_LIFE = new Uint8Array([1, 1, 0]);
/** Well under the largest message that the room takes. */
const LONGEST_MESSAGE_BYTES = 256 * 1024;

/** What goes out through a channel and what the room says to it. */
export interface ChannelObserver {
  opened(): void;
  /**
   * `count` messages with content were sent since the channel was opened; with the last one all that the room
   * lacked at that moment (`wholeState`) or one change.
   */
  sent(count: number, wholeState: boolean): void;
  saved(count: number): void;
}

export interface ChannelKind {
  readonly document: string;
  /** Nothing but questions go out: what is in the document here never reaches the room. */
  readonly readOnly: boolean;
  readonly observer: ChannelObserver;
}

/**
 * The class that y-websocket's provider takes for its WebSocket: each instance is a channel of the shared
 * link. It stays CONNECTING while the link is down.
 */
export function channelSocketClass(link: RoomLink, kind: ChannelKind): typeof WebSocket {
  class ChannelSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly OPEN = ChannelSocket.OPEN;
    binaryType = 'arraybuffer';
    readyState: number = ChannelSocket.CONNECTING;
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: Uint8Array }) => void) | null = null;
    onerror: (() => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    readonly #channel: Channel;
    #sent = 0;

    constructor() {
      this.#channel = link.openChannel(kind.document, {
        opened: () => {
          this.readyState = ChannelSocket.OPEN;
          kind.observer.opened();
          this.onopen?.();
        },
        message: (message) => this.onmessage?.({ data: message }),
        saved: (count) => kind.observer.saved(count),
        closed: (code, reason) => {
          this.readyState = ChannelSocket.CLOSED;
          this.onclose?.({ code, reason });
        },
        keepAlive: () => this.onmessage?.({ data: SIGN_OF_LIFE }),
      });
    }

    send(message: Uint8Array): void {
      if (this.readyState !== ChannelSocket.OPEN) return;
      const content = kindOfMessage(message);
      // The room's documents carry no awareness.
      if (content === 'other') return;
      if (content === 'question') {
        this.#channel.send(message);
        return;
      }
      if (kind.readOnly) return;
      for (const part of splitMessage(message, LONGEST_MESSAGE_BYTES)) {
        this.#sent += 1;
        this.#channel.send(part);
      }
      kind.observer.sent(this.#sent, content === 'wholeState');
    }

    close(): void {
      this.readyState = ChannelSocket.CLOSED;
      this.#channel.close();
    }
  }
  return ChannelSocket as unknown as typeof WebSocket;
}
