import type * as Y from 'yjs';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, MemberId, SessionId, SittingId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { hasSitting, recordOf } from '../../shared/domain/sittings.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import type { ProjectionKind, StoredEvent } from '../store/RoomStore.ts';
import { BallotPlaces, type Place } from './ballotPlaces.ts';
import { Chain } from './Chain.ts';
import { doorAt } from './doorCodes.ts';
import { DeviceKeys } from './DeviceKeys.ts';
import {
  decideInto,
  declareServerKey,
  type DecidingParts,
  type Draft,
  type GivenCommand,
  type Head,
} from './Draft.ts';
import { CHAIN_START } from './eventChain.ts';
import { Projections, type Shown } from './Projections.ts';
import { replay } from './replay.ts';
import type { RoomForSync } from './RoomForSync.ts';
import { RoomUnavailable, type RoomParts } from './RoomParts.ts';
import { TryLimiter } from './TryLimiter.ts';

const NOBODY: ReadonlySet<MemberId> = new Set();

/** Something that waits for its place in the record. */
interface Request {
  /** Answers the draft with this request in it, and what to do once that is durable. Throws on a bug. */
  into(draft: Draft): Promise<{ draft: Draft; settle: () => void }>;
  fail(error: unknown): void;
}

/**
 * One session: the only writer of its record. Commands are decided in memory one after the other; those that
 * wait at the same time share one commit. Nothing is answered or shown before it is durable.
 */
export class Room implements RoomForSync {
  readonly sessionId: SessionId;
  readonly epoch: number;
  readonly #parts: DecidingParts;
  readonly #projections: Projections;
  readonly #projectionListeners = new Set<(kind: ProjectionKind, update: Uint8Array) => void>();
  readonly #stateListeners = new Set<() => void>();
  #state: SessionState | null;
  #head: Head;
  #sharers: ReadonlySet<string>;
  #online: ReadonlySet<MemberId> = NOBODY;
  readonly #ballots = new BallotPlaces();
  readonly #chain: Chain;
  #queue: Request[] = [];
  #working: Promise<void> | null = null;
  /** After a failed append it is not known what the store holds. */
  #uncertain = false;
  #closed = false;

  private constructor(parts: RoomParts, sessionId: SessionId, epoch: number, loaded: Loaded) {
    this.#parts = { ...parts, deviceKeys: new DeviceKeys(), doorTries: new TryLimiter(parts.clock) };
    this.sessionId = sessionId;
    this.epoch = epoch;
    this.#state = loaded.state;
    this.#head = loaded.head;
    this.#ballots.enter(loaded.ballots);
    this.#chain = new Chain(sessionId, parts.serverKey, loaded.links);
    this.#projections = loaded.projections;
    this.#sharers = loaded.projections.sharers();
  }

  /**
   * Loads a session; one that does not exist yet has no state. Rejects `ChainBroken` when the record was
   * changed, and when a projection cannot be continued.
   */
  static async open(parts: RoomParts, sessionId: SessionId, epoch: number): Promise<Room> {
    const room = new Room(parts, sessionId, epoch, await load(parts, sessionId, epoch));
    // What the projections say may have changed with the program, never by rebuilding them.
    if (room.#state !== null) await room.#commit(await declareServerKey(room.#newDraft(), room.#parts));
    return room;
  }

  get exists(): boolean {
    return this.#state !== null;
  }

  /** Throws before the session is created. */
  get state(): SessionState {
    if (this.#state === null) throw new Error(`session ${this.sessionId} does not exist`);
    return this.#state;
  }

  /** Number and hash of the newest event. */
  get head(): Head {
    return this.#head;
  }

  /** All links of the durable record, without their contents. */
  get chain(): Chain {
    return this.#chain;
  }

  /** The code that the door of a sitting shows now; `null` when there is no such sitting or it is over. */
  door(sittingId: SittingId): { code: string; expiresAt: number } | null {
    if (!hasSitting(this.state, sittingId) || recordOf(this.state, sittingId).closedAt !== null) return null;
    return doorAt(this.#parts.serverKey, this.sessionId, sittingId, this.#parts.clock());
  }

  projection(kind: ProjectionKind): Y.Doc {
    return this.#projections.document(kind);
  }

  onProjection(listener: (kind: ProjectionKind, update: Uint8Array) => void): () => void {
    this.#projectionListeners.add(listener);
    return () => this.#projectionListeners.delete(listener);
  }

  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  /** The answer is durable. Rejects `RoomUnavailable`; the same command may then be sent again. */
  execute(actor: MemberId | null, commandId: string, command: Command): Promise<CommandAnswer> {
    return this.#enqueue(async (draft) => {
      const { draft: next, answer } = await decideInto(draft, { actor, commandId, command }, this.#parts);
      return { draft: await declareServerKey(next, this.#parts), value: answer };
    });
  }

  /** All or nothing: when one command is refused, none of them happens. Answers in order. */
  executeTogether(commands: readonly GivenCommand[]): Promise<readonly CommandAnswer[]> {
    return this.#enqueue(async (draft) => {
      const answers: CommandAnswer[] = [];
      let next = draft;
      for (const given of commands) {
        const decided = await decideInto(next, given, this.#parts);
        answers.push(decided.answer);
        if (!decided.answer.accepted) return { draft, value: answers };
        next = await declareServerKey(decided.draft, this.#parts);
      }
      return { draft: next, value: answers };
    });
  }

  async noteSharer(fileId: FileId, authorId: MemberId): Promise<void> {
    const key = `${fileId}/${authorId}`;
    if (this.#sharers.has(key)) return;
    await this.#enqueue(async (draft) => {
      return { draft: { ...draft, sharers: new Set([...draft.sharers, key]) }, value: undefined };
    });
  }

  /** Shows the desk who has a live connection; kept by nobody, empty after a restart. */
  async noteOnline(memberIds: ReadonlySet<MemberId>): Promise<void> {
    await this.#enqueue(async (draft) => ({ draft: { ...draft, online: memberIds }, value: undefined }));
  }

  /** Takes nothing more; resolves when what waits is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
    this.#projections.destroy();
  }

  #enqueue<Value>(into: (draft: Draft) => Promise<{ draft: Draft; value: Value }>): Promise<Value> {
    if (this.#closed) return Promise.reject(new RoomUnavailable());
    return new Promise<Value>((resolve, reject) => {
      this.#queue.push({
        fail: reject,
        async into(draft) {
          const { draft: next, value } = await into(draft);
          return { draft: next, settle: () => resolve(value) };
        },
      });
      this.#working ??= this.#work();
    });
  }

  async #work(): Promise<void> {
    // One microtask later, so that everything asked for in this turn shares the first commit.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const requests = this.#queue;
      this.#queue = [];
      await this.#perform(requests);
    }
    // In the same step as the last look at the queue: nothing can slip in between.
    this.#working = null;
  }

  async #perform(requests: readonly Request[]): Promise<void> {
    const drafted: { readonly request: Request; readonly settle: () => void }[] = [];
    try {
      if (this.#uncertain) await this.#catchUp();
      let draft = this.#newDraft();
      for (const request of requests) {
        try {
          const answer = await request.into(draft);
          draft = answer.draft;
          drafted.push({ request, settle: answer.settle });
        } catch (error) {
          request.fail(error);
        }
      }
      await this.#commit(draft);
    } catch (error) {
      this.#parts.log.error({ err: error, sessionId: this.sessionId }, 'a batch was not stored');
      const failure = new RoomUnavailable(error);
      for (const request of requests) request.fail(failure);
      return;
    }
    for (const { settle } of drafted) settle();
  }

  #newDraft(): Draft {
    const { sessionId } = this;
    return {
      sessionId,
      state: this.#state,
      head: this.#head,
      events: [],
      commands: [],
      sharers: this.#sharers,
      online: this.#online,
      ballots: [],
      storedBallots: this.#ballots,
    };
  }

  /** Stores a draft and then shows it. Rejects when it was not stored; nothing has changed then. */
  async #commit(draft: Draft): Promise<void> {
    const { sessionId, events, commands } = draft;
    try {
      const projectionUpdates = this.#projections.stage(draft);
      if (events.length + commands.length + projectionUpdates.length > 0) {
        await this.#parts.store.append({ sessionId, events, commands, projectionUpdates });
      }
      this.#adopt(draft, projectionUpdates);
    } catch (error) {
      this.#uncertain = true;
      this.#projections.discard();
      throw error;
    }
    await this.#projections.compact();
  }

  #adopt(draft: Draft, updates: readonly Shown[]): void {
    const { state, head, sharers } = draft;
    const changed = state !== this.#state;
    this.#state = state;
    this.#head = head;
    this.#sharers = sharers;
    this.#online = draft.online;
    this.#ballots.enter(draft.ballots);
    this.#chain.extend(draft.events);
    this.#projections.publish(updates);
    // Rights are checked again before anything new is sent.
    if (changed) for (const listener of this.#stateListeners) this.#tell(() => listener());
    for (const { kind, update } of updates) {
      for (const listener of this.#projectionListeners) this.#tell(() => listener(kind, update));
    }
  }

  /** A listener that fails harms neither the record nor the other listeners. */
  #tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#parts.log.error({ err: error, sessionId: this.sessionId }, 'a listener of the room failed');
    }
  }

  /** After an append of unknown outcome: takes over what the store holds after all. */
  async #catchUp(): Promise<void> {
    const { store } = this.#parts;
    const events = (await store.events(this.sessionId)).filter((event) => event.seq > this.#head.seq);
    const { state, head, ballots } = replay(this.sessionId, events, this.#state, this.#head);
    const updates = await this.#projections.catchUp();
    const sharers = this.#projections.sharers();
    this.#adopt({ ...this.#newDraft(), state, head, events, ballots, sharers }, updates);
    this.#uncertain = false;
  }
}

interface Loaded {
  readonly state: SessionState | null;
  readonly head: Head;
  readonly ballots: readonly Place[];
  readonly links: readonly StoredEvent[];
  readonly projections: Projections;
}

async function load(parts: RoomParts, sessionId: SessionId, epoch: number): Promise<Loaded> {
  const start: Head = { seq: 0, chainHash: CHAIN_START };
  const links = await parts.store.events(sessionId);
  const record = replay(sessionId, links, null, start);
  return { ...record, links, projections: await Projections.load(parts, sessionId, epoch, record.state) };
}
