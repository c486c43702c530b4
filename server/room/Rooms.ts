import type { Command } from '../../shared/domain/command.ts';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import { Room } from './Room.ts';
import type { RoomsForSync } from './RoomForSync.ts';
import { RoomUnavailable, type RoomParts } from './RoomParts.ts';
import type { GivenCommand } from './Draft.ts';
import { recordText } from './recordText.ts';

export type CreateSession = Extract<Command, { type: 'createSession' }>;

/** All rooms of this house. */
export class Rooms implements RoomsForSync {
  readonly #parts: RoomParts;
  readonly #rooms = new Map<SessionId, Room>();
  readonly #opening = new Map<SessionId, Promise<Room>>();
  readonly #damaged = new Map<SessionId, unknown>();
  readonly #roomListeners = new Set<(room: Room) => void>();

  private constructor(parts: RoomParts) {
    this.#parts = parts;
  }

  /** Loads every session. One whose record is broken stays closed and is named in `damaged`. */
  static async open(parts: RoomParts): Promise<Rooms> {
    const rooms = new Rooms(parts);
    for (const { sessionId, epoch } of await parts.store.sessions()) {
      try {
        rooms.#rooms.set(sessionId, await Room.open(parts, sessionId, epoch));
      } catch (error) {
        rooms.#damaged.set(sessionId, error);
        parts.log.error({ err: error, sessionId }, 'session not opened');
      }
    }
    return rooms;
  }

  /** `null` when there is no such session, or it is damaged. */
  room(sessionId: SessionId): Room | null {
    const room = this.#rooms.get(sessionId);
    return room?.exists === true ? room : null;
  }

  /** In the order in which the sessions were created. */
  all(): readonly Room[] {
    return [...this.#rooms.values()].filter((room) => room.exists);
  }

  /** Sessions that exist and could not be opened, with what went wrong. */
  get damaged(): ReadonlyMap<SessionId, unknown> {
    return this.#damaged;
  }

  /** True while no session exists, damaged ones included. */
  get isEmpty(): boolean {
    return this.all().length === 0 && this.#damaged.size === 0;
  }

  /**
   * The whole record as one file, also of a damaged session: who verifies it is told what is wrong. `latest` is
   * the session created last; `null` when there is none.
   */
  async record(sessionId: string): Promise<string | null> {
    const known = await this.#parts.store.sessions();
    const found =
      sessionId === 'latest' ? known.at(-1) : known.find((session) => session.sessionId === sessionId);
    if (found === undefined) return null;
    const events = await this.#parts.store.events(found.sessionId);
    return recordText(found.sessionId, events, this.#parts.serverKey);
  }

  /** Called with every room that exists now or comes to exist. */
  onRoom(listener: (room: Room) => void): () => void {
    this.#roomListeners.add(listener);
    for (const room of this.all()) listener(room);
    return () => this.#roomListeners.delete(listener);
  }

  /** Whether the actor may create sessions in this house is for the caller to check (S1). */
  async create(actor: MemberId | null, commandId: string, command: CreateSession): Promise<CommandAnswer> {
    const [answer] = await this.createWith(command.sessionId, [{ actor, commandId, command }]);
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }

  /** Creates a session and fills it, all or nothing. The first command is `createSession`. */
  async createWith(
    sessionId: SessionId,
    commands: readonly GivenCommand[],
  ): Promise<readonly CommandAnswer[]> {
    if (this.#damaged.has(sessionId)) throw new RoomUnavailable(this.#damaged.get(sessionId));
    const room = await this.#openNew(sessionId);
    const existed = room.exists;
    const answers = await room.executeTogether(commands);
    if (!existed && room.exists) for (const listener of this.#roomListeners) listener(room);
    return answers;
  }

  /** Resolves when everything that waits is done. */
  async close(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((room) => room.close()));
  }

  async #openNew(sessionId: SessionId): Promise<Room> {
    const known = this.#rooms.get(sessionId);
    if (known !== undefined) return known;
    const opening = this.#opening.get(sessionId) ?? Room.open(this.#parts, sessionId, 1);
    this.#opening.set(sessionId, opening);
    try {
      const room = await opening;
      this.#rooms.set(sessionId, room);
      return room;
    } finally {
      this.#opening.delete(sessionId);
    }
  }
}
