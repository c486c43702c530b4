import type { Connection } from '../../../server/sync/Connection.ts';
import type { SocketLike } from '../../../server/sync/SocketLike.ts';

/** What a client's code needs of its end of a socket. */
export interface ClientEnd {
  readonly closed: { readonly code: number; readonly reason: string } | null;
  send(frame: Uint8Array): void;
  /** What came since the last call, or the first `limit` frames of it. */
  receive(limit?: number): Uint8Array[];
}

/** The client's end of a socket whose frames are carried by hand. */
export class SocketPair implements ClientEnd {
  /** Sent by the server and not yet taken by `receive`. */
  readonly toClient: Uint8Array[] = [];
  pings = 0;
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** While true the network takes nothing of what the server sends. */
  stalled = false;
  /** While true frames move in either direction only as the test lets them. */
  lagging = false;
  #toServer: Uint8Array[] = [];
  #buffered: { readonly frame: Uint8Array; readonly taken: (() => void) | undefined }[] = [];
  #connection: Connection | null = null;

  readonly serverEnd: SocketLike = this.#makeServerEnd();

  connect(connection: Connection): void {
    this.#connection = connection;
  }

  /** One frame sets out for the server. */
  send(frame: Uint8Array): void {
    if (this.closed !== null) return;
    if (this.lagging) this.#toServer.push(frame);
    else this.#connection?.receive(frame);
  }

  /** So many of the frames on their way to the server arrive. */
  letThrough(count: number): void {
    for (const frame of this.#toServer.splice(0, count)) {
      if (this.closed === null) this.#connection?.receive(frame);
    }
  }

  pong(): void {
    this.#connection?.heard();
  }

  text(): void {
    this.#connection?.receiveText();
  }

  /** The network fails, or the client goes: what is on its way is lost. */
  drop(): void {
    this.toClient.length = 0;
    this.#toServer.length = 0;
    if (this.closed !== null) return;
    this.closed = { code: 1006, reason: '' };
    this.#connection?.gone();
  }

  receive(limit = this.lagging ? 0 : Infinity): Uint8Array[] {
    return this.toClient.splice(0, limit);
  }

  /** The network takes everything that waits. */
  flow(): void {
    this.stalled = false;
    for (const { frame, taken } of this.#buffered.splice(0)) {
      this.toClient.push(frame);
      taken?.();
    }
  }

  #makeServerEnd(): SocketLike {
    const buffered = () => this.#buffered.reduce((sum, { frame }) => sum + frame.length, 0);
    return {
      get bufferedAmount() {
        return buffered();
      },
      send: (frame, taken) => {
        if (this.closed !== null) throw new Error('sent after the end');
        if (this.stalled) {
          this.#buffered.push({ frame, taken });
          return;
        }
        this.toClient.push(frame);
        taken?.();
      },
      ping: () => {
        this.pings += 1;
      },
      close: (code, reason) => {
        if (this.closed !== null) throw new Error('closed twice');
        this.closed = { code, reason };
      },
    };
  }
}
