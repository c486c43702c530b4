import type * as Y from 'yjs';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import { project } from '../../shared/protocol/project.ts';
import type { ProjectionKind, ProjectionUpdate, StoredEvent } from '../store/RoomStore.ts';
import { BallotPlaces, type BallotPlace } from './ballotPlaces.ts';
import { Chain } from './Chain.ts';
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
import { replay } from './replay.ts';
import type { RoomForSync } from './RoomForSync.ts';
import { RoomUnavailable, type RoomParts } from './RoomParts.ts';
import { StagedDocument } from './StagedDocument.ts';

const PROJECTION_KINDS = ['room', 'desk'] as const satisfies readonly ProjectionKind[];

const NOBODY: ReadonlySet<MemberId> = new Set();

/** Stored updates of a projection are folded into one when there are this many. */
const COMPACT_AFTER = 200;

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
  readonly #documents: Readonly<Record<ProjectionKind, StagedDocument>>;
  readonly #storedUpdates: Record<ProjectionKind, number>;
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
    this.#parts = { ...parts, deviceKeys: new DeviceKeys() };
    this.sessionId = sessionId;
    this.epoch = epoch;
    this.#state = loaded.state;
    this.#head = loaded.head;
    this.#ballots.enter(loaded.ballots);
    this.#chain = new Chain(sessionId, parts.serverKey, loaded.links);
    this.#documents = loaded.documents;
    this.#storedUpdates = loaded.storedUpdates;
    this.#sharers = new Set(PROJECTION_KINDS.flatMap((kind) => [...loaded.documents[kind].sharers()]));
  }

  /**
   * Loads a session; one that does not exist yet has no state. Rejects `ChainBroken` when the record was
   * changed, and when a projection cannot be continued.
   */
  static async open(parts: RoomParts, sessionId: SessionId, epoch: number): Promise<Room> {
    const room = new Room(parts, sessionId, epoch, await load(parts, sessionId));
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

  projection(kind: ProjectionKind): Y.Doc {
    return this.#documents[kind].live;
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
    for (const kind of PROJECTION_KINDS) this.#documents[kind].destroy();
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
      const projectionUpdates = this.#stage(draft);
      if (events.length + commands.length + projectionUpdates.length > 0) {
        await this.#parts.store.append({ sessionId, events, commands, projectionUpdates });
      }
      this.#adopt(draft, projectionUpdates);
    } catch (error) {
      this.#uncertain = true;
      for (const kind of PROJECTION_KINDS) this.#documents[kind].discard();
      throw error;
    }
    await this.#compact();
  }

  #stage({ state, sharers, online, head: { seq, chainHash } }: Draft): ProjectionUpdate[] {
    if (state === null) return [];
    const live = {
      sharers,
      online,
      epoch: this.epoch,
      head: { seq, chainHash: Buffer.from(chainHash).toString('hex') },
    };
    return PROJECTION_KINDS.flatMap((kind) => {
      const update = this.#documents[kind].stage(project(state, kind, live));
      return update === null ? [] : [{ kind, epoch: this.epoch, update }];
    });
  }

  #adopt(draft: Draft, updates: readonly Omit<ProjectionUpdate, 'epoch'>[]): void {
    const { state, head, sharers } = draft;
    const changed = state !== this.#state;
    this.#state = state;
    this.#head = head;
    this.#sharers = sharers;
    this.#online = draft.online;
    this.#ballots.enter(draft.ballots);
    this.#chain.extend(draft.events);
    for (const { kind, update } of updates) {
      this.#documents[kind].publish(update);
      this.#storedUpdates[kind] += 1;
    }
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
    const updates = [];
    for (const kind of PROJECTION_KINDS) {
      const stored = await store.projection(this.sessionId, kind);
      const update = this.#documents[kind].catchUp(stored);
      if (update !== null) updates.push({ kind, update });
    }
    const sharers = new Set(PROJECTION_KINDS.flatMap((kind) => [...this.#documents[kind].sharers()]));
    this.#adopt({ ...this.#newDraft(), state, head, events, ballots, sharers }, updates);
    this.#uncertain = false;
  }

  /** Failing to fold does no harm: the updates stay as they are and it is tried again later. */
  async #compact(): Promise<void> {
    for (const kind of PROJECTION_KINDS) {
      if (this.#storedUpdates[kind] < COMPACT_AFTER) continue;
      this.#storedUpdates[kind] = 1;
      try {
        await this.#parts.store.compactProjection(this.sessionId, kind, this.#documents[kind].encode());
      } catch (error) {
        this.#parts.log.warn({ err: error, sessionId: this.sessionId, kind }, 'projection not folded');
      }
    }
  }
}

interface Loaded {
  readonly state: SessionState | null;
  readonly head: Head;
  readonly ballots: readonly BallotPlace[];
  readonly links: readonly StoredEvent[];
  readonly documents: Readonly<Record<ProjectionKind, StagedDocument>>;
  readonly storedUpdates: Record<ProjectionKind, number>;
}

async function load({ store }: RoomParts, sessionId: SessionId): Promise<Loaded> {
  const start: Head = { seq: 0, chainHash: CHAIN_START };
  const links = await store.events(sessionId);
  const record = replay(sessionId, links, null, start);
  const [room, desk] = [await store.projection(sessionId, 'room'), await store.projection(sessionId, 'desk')];
  return {
    ...record,
    links,
    documents: { room: new StagedDocument(room), desk: new StagedDocument(desk) },
    storedUpdates: { room: room.length, desk: desk.length },
  };
}
