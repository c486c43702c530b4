import type * as Y from 'yjs';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Authenticator, SignedIn } from '../../../server/room/RoomForSync.ts';
import { MemoryMarksStore } from '../../../server/store/memory/MemoryMarksStore.ts';
import type { MarksStore } from '../../../server/store/MarksStore.ts';
import { SYNC_LIMITS, type SyncLimits } from '../../../server/sync/SyncLimits.ts';
import { SyncServer } from '../../../server/sync/SyncServer.ts';
import { FaultyMarks } from './FaultyMarks.ts';
import { LinkClient } from './LinkClient.ts';
import { ManualTimers } from './ManualTimers.ts';
import { MortalMarks } from './MortalMarks.ts';
import { SocketPair } from './SocketPair.ts';
import { StockClient } from './StockClient.ts';
import { SESSION, TestRoom } from './TestRoom.ts';

const ADDRESS = '192.0.2.1';
const HOUR = 60 * 60 * 1000;

/** The synchronisation with everything around it in the test's hand: no ports, no sleeps. */
export class Hall {
  readonly timers = new ManualTimers();
  readonly room: TestRoom;
  readonly marks: FaultyMarks;
  readonly logged: string[] = [];
  server: SyncServer;
  #lifeline: MortalMarks;
  readonly #limits: SyncLimits;
  readonly #revokedListeners = new Set<(tokenId: string) => void>();
  readonly #clients = new Set<LinkClient | StockClient>();
  #afterTurn: (() => void)[] = [];

  constructor(
    limits: Partial<SyncLimits> = {},
    { marks, room }: { readonly marks?: MarksStore; readonly room?: TestRoom } = {},
  ) {
    this.#limits = { ...SYNC_LIMITS, ...limits };
    this.room = room ?? new TestRoom();
    this.marks = new FaultyMarks(marks ?? new MemoryMarksStore());
    this.#lifeline = new MortalMarks(this.marks);
    this.server = this.#newServer();
  }

  /** Forgets everything in memory, as a kill does, and starts on what the store holds. */
  restart(): void {
    for (const client of this.#clients) client.pair.drop();
    this.#afterTurn = [];
    this.#lifeline.die();
    this.marks.forgetHeld();
    this.#lifeline = new MortalMarks(this.marks);
    this.server = this.#newServer();
  }

  /** Token of a member: `token-<member>`; it expires after an hour. */
  link(member: MemberId): LinkClient {
    return this.linkWith(`token-${member}`);
  }

  linkWith(token: string | null): LinkClient {
    const pair = new SocketPair();
    pair.connect(this.server.accept(pair.serverEnd, { document: null, token }, ADDRESS));
    const client = new LinkClient(pair);
    this.#clients.add(client);
    return client;
  }

  stock(member: MemberId, document: string, copy?: Y.Doc): StockClient {
    return this.stockWith(`token-${member}`, document, copy);
  }

  stockWith(token: string | null, document: string, copy?: Y.Doc): StockClient {
    const pair = new SocketPair();
    pair.connect(this.server.accept(pair.serverEnd, { document, token }, ADDRESS));
    const client = new StockClient(pair, copy);
    this.#clients.add(client);
    return client;
  }

  revoke(member: MemberId): void {
    for (const listener of this.#revokedListeners) listener(`token-${member}`);
  }

  /** Carries everything that moves until nothing does. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      const moved = this.#runTurn() || this.#carry();
      quiet = moved ? 0 : quiet + 1;
    }
  }

  /** Lets time pass in steps, and everything move in between. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 1000) {
      this.timers.advance(Math.min(left, 1000));
      await this.settle();
    }
  }

  /** One turn of the event loop, without carrying anything. */
  async turn(): Promise<void> {
    this.#runTurn();
    await new Promise<void>((resolve) => setImmediate(resolve));
  }

  #runTurn(): boolean {
    const runs = this.#afterTurn;
    this.#afterTurn = [];
    for (const run of runs) run();
    return runs.length > 0;
  }

  #carry(): boolean {
    let moved = false;
    for (const client of this.#clients) {
      moved = client.pump() || moved;
      if (client.pair.closed !== null && client.pair.toClient.length === 0) this.#clients.delete(client);
    }
    return moved;
  }

  #newServer(): SyncServer {
    const log = (_fields: object, message: string) => void this.logged.push(message);
    return new SyncServer({
      rooms: { room: (sessionId) => (sessionId === SESSION ? this.room : null) },
      authenticator: this.#authenticator(),
      marks: this.#lifeline,
      clock: () => this.timers.now,
      timers: this.timers,
      afterTurn: (run) => this.#afterTurn.push(run),
      log: { warn: log, error: log },
      limits: this.#limits,
    });
  }

  #authenticator(): Authenticator {
    const expiresAt = this.timers.now + HOUR;
    return {
      authenticate: async (token): Promise<SignedIn | null> => {
        if (token === 'broken') throw new Error('no database');
        if (!token.startsWith('token-')) return null;
        const memberId = token.slice('token-'.length) as MemberId;
        return { tokenId: token, sessionId: SESSION, memberId, expiresAt };
      },
      onRevoked: (listener) => {
        this.#revokedListeners.add(listener);
        return () => this.#revokedListeners.delete(listener);
      },
    };
  }
}
