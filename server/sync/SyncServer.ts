import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import type { RoomForSync, SignedIn } from '../room/RoomForSync.ts';
import { Connection, type SyncRequest } from './Connection.ts';
import { Documents } from './Documents.ts';
import { GroupCommit } from './GroupCommit.ts';
import { LinkForm } from './LinkForm.ts';
import { OnlineMembers } from './OnlineMembers.ts';
import { PresentationRelay } from './PresentationRelay.ts';
import type { SocketLike } from './SocketLike.ts';
import { StockForm, type Form } from './StockForm.ts';
import type { SyncSurroundings } from './surroundings.ts';
import type { Wire } from './Wire.ts';

interface WatchedSession {
  readonly room: RoomForSync;
  /** By who signed in, the oldest first. */
  readonly connections: Map<Connection, MemberId>;
  readonly presentation: PresentationRelay;
  readonly stop: () => void;
}

/** All connections and open documents of the house; knows nothing of ports. */
export class SyncServer {
  readonly #surroundings: SyncSurroundings;
  readonly #commits: GroupCommit;
  readonly #documents: Documents;
  readonly #connections = new Set<Connection>();
  /** Those that have not signed in, with their address. */
  readonly #unsigned = new Map<Connection, string>();
  readonly #sessions = new Map<SessionId, WatchedSession>();
  readonly #online: OnlineMembers;
  readonly #stopRevocations: () => void;
  #sweep: unknown;
  #closed = false;

  constructor(surroundings: SyncSurroundings) {
    this.#surroundings = surroundings;
    this.#commits = new GroupCommit(surroundings.marks, surroundings.afterTurn, surroundings.log);
    this.#documents = new Documents(surroundings, this.#commits);
    const { timers, log, limits } = surroundings;
    this.#online = new OnlineMembers(timers, log, limits.onlineMs);
    this.#stopRevocations = surroundings.authenticator.onRevoked((tokenId) => this.#revoke(tokenId));
    this.#armSweep();
  }

  /** Whether there is no place for one more socket from this address. */
  isFull(address: string): boolean {
    const { maxConnections, maxUnsignedPerAddress } = this.#surroundings.limits;
    if (this.#closed || this.#connections.size >= maxConnections) return true;
    const unsigned = [...this.#unsigned.values()].filter((one) => one === address);
    return unsigned.length >= maxUnsignedPerAddress;
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** Documents in memory. */
  get openDocuments(): number {
    return this.#documents.size;
  }

  accept(socket: SocketLike, request: SyncRequest, address: string): Connection {
    const connection = new Connection({
      socket,
      request,
      surroundings: this.#surroundings,
      signedIn: (self, wire, who) => this.#enter(self, wire, who, request),
      over: (self) => this.#leave(self),
    });
    this.#connections.add(connection);
    this.#unsigned.set(connection, address);
    if (this.#closed) connection.end(CLOSE.unavailable, 'going down');
    else connection.begin();
    return connection;
  }

  /** Ends all connections; resolves when what they sent is durable. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#surroundings.timers.clear(this.#sweep);
    this.#stopRevocations();
    this.#online.stop();
    for (const connection of [...this.#connections]) connection.end(CLOSE.unavailable, 'going down');
    await this.#commits.settled();
    await this.#documents.settled();
  }

  #enter(connection: Connection, wire: Wire, who: SignedIn, request: SyncRequest): Form | null {
    const room = this.#surroundings.rooms.room(who.sessionId);
    if (room === null) return null;
    this.#unsigned.delete(connection);
    const { connections, presentation } = this.#watch(room);
    connections.set(connection, who.memberId);
    this.#noteOnline(room);
    this.#makeRoom(connections, who.memberId);
    if (request.document === null) {
      return new LinkForm(wire, who, room, this.#documents, presentation, this.#surroundings);
    }
    return new StockForm(wire, request.document, who, room, this.#documents, this.#surroundings);
  }

  /** The oldest of the member's connections go when there are too many. */
  #makeRoom(connections: ReadonlyMap<Connection, MemberId>, memberId: MemberId): void {
    const own = [...connections].filter(([, one]) => one === memberId);
    const excess = Math.max(0, own.length - this.#surroundings.limits.maxMemberConnections);
    for (const [connection] of own.slice(0, excess)) connection.end(CLOSE.tooManySockets, 'too many sockets');
  }

  #leave(connection: Connection): void {
    this.#connections.delete(connection);
    this.#unsigned.delete(connection);
    for (const [sessionId, session] of this.#sessions) {
      if (!session.connections.delete(connection)) continue;
      this.#noteOnline(session.room);
      if (session.connections.size > 0) continue;
      session.stop();
      session.presentation.dispose();
      this.#sessions.delete(sessionId);
    }
  }

  #noteOnline(room: RoomForSync): void {
    if (this.#closed) return;
    this.#online.note(room, () => new Set(this.#sessions.get(room.sessionId)?.connections.values() ?? []));
  }

  #watch(room: RoomForSync): WatchedSession {
    const watched = this.#sessions.get(room.sessionId);
    if (watched !== undefined) return watched;
    const connections = new Map<Connection, MemberId>();
    let seen = { state: room.state, epoch: room.epoch };
    const stop = room.onState(() => {
      const before = seen;
      seen = { state: room.state, epoch: room.epoch };
      if (before.epoch === room.epoch && sameRights(before.state, room.state)) return;
      for (const connection of [...connections.keys()]) connection.recheck();
    });
    const presentation = new PresentationRelay(room, this.#surroundings);
    const session = { room, connections, presentation, stop };
    this.#sessions.set(room.sessionId, session);
    return session;
  }

  #revoke(tokenId: string): void {
    for (const connection of [...this.#connections]) connection.revoke(tokenId);
  }

  #armSweep(): void {
    const { timers, clock, limits } = this.#surroundings;
    this.#sweep = timers.set(() => {
      const now = clock();
      for (const connection of [...this.#connections]) connection.tick(now);
      if (!this.#closed) this.#armSweep();
    }, limits.sweepMs);
  }
}

/** The state is never changed in place, so that parts which are the same object did not change. */
function sameRights(before: SessionState, after: SessionState): boolean {
  return (
    before.published === after.published &&
    before.members === after.members &&
    before.files === after.files &&
    before.items === after.items
  );
}
