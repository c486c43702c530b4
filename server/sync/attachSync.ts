import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { LINK_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../shared/protocol/link.ts';
import type { Authenticator, RoomsForSync } from '../room/RoomForSync.ts';
import type { MarksStore } from '../store/MarksStore.ts';
import { parseUpgrade } from './parseUpgrade.ts';
import { serveSocket } from './serveSocket.ts';
import type { SyncLog, Timers } from './surroundings.ts';
import { SYNC_LIMITS, type SyncLimits } from './SyncLimits.ts';
import { SyncServer } from './SyncServer.ts';

export interface AttachSyncOptions {
  readonly server: Server;
  readonly rooms: RoomsForSync;
  readonly authenticator: Authenticator;
  readonly marks: MarksStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly timers: Timers;
  readonly log: SyncLog;
  readonly limits?: Partial<SyncLimits>;
}

/**
 * Serves the sockets `/sync` (all documents of a client as channels of one socket) and `/sync/<document>`
 * (the public y-websocket protocol). `close` ends them and resolves when what they sent is durable.
 */
export function attachSync(options: AttachSyncOptions): { close(): Promise<void> } {
  const { server, rooms, authenticator, marks, clock, timers, log } = options;
  const limits: SyncLimits = { ...SYNC_LIMITS, ...options.limits };
  const sync = new SyncServer({
    ...{ rooms, authenticator, marks, clock, timers, log, limits },
    afterTurn: (run) => void setImmediate(run),
  });
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: true,
    // Somewhat larger messages are received, so that they can be answered by a close code of ours.
    maxPayload: 2 * limits.maxMessageBytes,
    handleProtocols: (offered) => chooseProtocol(offered),
  });

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const asked = parseUpgrade(request.url ?? '', request.headers['sec-websocket-protocol']);
    if (asked === null) {
      // Somebody else's path, if anybody's.
      if (server.listenerCount('upgrade') === 1) refuse(socket, '404 Not Found');
      return;
    }
    const address = request.socket.remoteAddress ?? '';
    if (sync.isFull(address)) {
      refuse(socket, '503 Service Unavailable');
      return;
    }
    const onError = () => socket.destroy();
    socket.on('error', onError);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      socket.off('error', onError);
      serveSocket(webSocket, asked, address, sync, { timers, log, closeMs: limits.closeMs });
    });
  };
  server.on('upgrade', onUpgrade);

  return {
    close: async () => {
      server.off('upgrade', onUpgrade);
      await sync.close();
      await allClosed(sockets);
    },
  };
}

/** A browser fails a connection whose offered protocols were not answered; the token is not echoed needlessly. */
function chooseProtocol(offered: ReadonlySet<string>): string | false {
  if (offered.has(LINK_PROTOCOL)) return LINK_PROTOCOL;
  const [first] = offered;
  return [...offered].find((name) => !name.startsWith(TOKEN_PROTOCOL_PREFIX)) ?? first ?? false;
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function allClosed(sockets: WebSocketServer): Promise<void> {
  const open = [...sockets.clients].map(
    (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
  );
  await Promise.all(open);
  sockets.close();
}
