import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import type { MemberId } from '../../../shared/domain/ids.ts';
import { LINK_PROTOCOL } from '../../../shared/protocol/link.ts';
import type { SignedIn } from '../../../server/room/RoomForSync.ts';
import type { MarksStore } from '../../../server/store/MarksStore.ts';
import { MemoryMarksStore } from '../../../server/store/memory/MemoryMarksStore.ts';
import { attachSync } from '../../../server/sync/attachSync.ts';
import type { SyncLimits } from '../../../server/sync/SyncLimits.ts';
import { LinkClient } from './LinkClient.ts';
import type { ClientEnd } from './SocketPair.ts';
import { SESSION, TestRoom } from './TestRoom.ts';

/** The client's end of a real socket; `LinkClient.pump` is called as frames come. */
class RealEnd implements ClientEnd {
  closed: { readonly code: number; readonly reason: string } | null = null;
  readonly #socket: WebSocket;
  #frames: Uint8Array[] = [];

  constructor(socket: WebSocket, onFrame: () => void) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.#frames.push(new Uint8Array(data as Buffer));
      onFrame();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    socket.on('error', () => undefined);
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame);
  }

  receive(): Uint8Array[] {
    return this.#frames.splice(0);
  }

  close(): void {
    this.#socket.close();
  }
}

export type RealLink = LinkClient<RealEnd>;

/** `attachSync` on a port of its own. */
export class RealHall {
  readonly room = new TestRoom();
  readonly url: string;
  readonly warnings: string[];
  readonly #stop: () => Promise<void>;

  private constructor(url: string, room: TestRoom, warnings: string[], stop: () => Promise<void>) {
    this.url = url;
    this.room = room;
    this.warnings = warnings;
    this.#stop = stop;
  }

  static async start(
    limits: Partial<SyncLimits> = {},
    marks: MarksStore = new MemoryMarksStore(),
  ): Promise<RealHall> {
    const room = new TestRoom();
    const warnings: string[] = [];
    const server = createServer();
    const log = (_fields: object, message: string) => void warnings.push(message);
    const sync = attachSync({
      server,
      rooms: { room: (sessionId) => (sessionId === SESSION ? room : null) },
      authenticator: { authenticate, onRevoked: () => () => undefined },
      marks,
      clock: () => Date.now(),
      timers: {
        set: (run, ms) => setTimeout(run, ms),
        clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
      },
      log: { warn: log, error: log },
      limits,
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new RealHall(`ws://127.0.0.1:${port}`, room, warnings, async () => {
      await sync.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    });
  }

  /** A link that is open. */
  async link(member: MemberId): Promise<RealLink> {
    const socket = new WebSocket(`${this.url}/sync`, [LINK_PROTOCOL, `token.token-${member}`]);
    const client: RealLink = new LinkClient(new RealEnd(socket, () => client.pump()));
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => resolve());
      socket.on('error', reject);
    });
    return client;
  }

  stop(): Promise<void> {
    return this.#stop();
  }
}

async function authenticate(token: string): Promise<SignedIn | null> {
  if (!token.startsWith('token-')) return null;
  const memberId = token.slice('token-'.length) as MemberId;
  return { tokenId: token, sessionId: SESSION, memberId, expiresAt: Date.now() + 3_600_000 };
}
