import type { RawData, WebSocket } from 'ws';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import type { SyncRequest } from './Connection.ts';
import type { SocketLike } from './SocketLike.ts';
import type { SyncLog, Timers } from './surroundings.ts';
import type { SyncServer } from './SyncServer.ts';

/** A close frame carries 123 bytes of reason at most. */
const MAX_REASON_BYTES = 123;

/** Joins a real WebSocket to the server's core. */
export function serveSocket(
  webSocket: WebSocket,
  request: SyncRequest,
  address: string,
  sync: SyncServer,
  { timers, log, closeMs }: { timers: Timers; log: SyncLog; closeMs: number },
): void {
  webSocket.on('error', (error) => log.warn({ err: error }, 'a socket failed'));
  const connection = sync.accept(socketLike(webSocket, timers, closeMs), request, address);
  /** A bug ends the one connection that met it, never the room. */
  const guarded = (run: () => void) => {
    try {
      run();
    } catch (error) {
      log.error({ err: error }, 'a connection failed');
      connection.end(CLOSE.unavailable, 'internal error');
    }
  };
  webSocket.on('message', (data, isBinary) =>
    guarded(() => {
      if (isBinary) connection.receive(bytesOf(data));
      else connection.receiveText();
    }),
  );
  webSocket.on('ping', () => connection.heard());
  webSocket.on('pong', () => connection.heard());
  webSocket.on('close', () => guarded(() => connection.gone()));
}

function socketLike(webSocket: WebSocket, timers: Timers, closeMs: number): SocketLike {
  return {
    get bufferedAmount() {
      return webSocket.bufferedAmount;
    },
    send: (frame, taken) => webSocket.send(frame, { binary: true }, () => taken?.()),
    ping: () => webSocket.ping(),
    close: (code, reason) => {
      webSocket.close(code, Buffer.from(reason).subarray(0, MAX_REASON_BYTES));
      // A peer that does not answer the close, or does not read, is not waited for.
      const deadline = timers.set(() => webSocket.terminate(), closeMs);
      webSocket.once('close', () => timers.clear(deadline));
    },
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data);
}
