import type * as Y from 'yjs';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import type { Part } from '../../shared/protocol/part.ts';
import { createProjector } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import { memberOfSeat, seatOf, type ProjectionKind, type ProjectionUpdate } from '../store/RoomStore.ts';
import type { Draft } from './Draft.ts';
import type { RoomParts } from './RoomParts.ts';
import { StagedDocument, type Contents } from './StagedDocument.ts';

/** Stored updates of a projection are folded into one when there are this many. */
const COMPACT_AFTER = 200;

/** What readers of one projection are to get. */
export type Shown = Omit<ProjectionUpdate, 'epoch'>;

interface One {
  readonly kind: ProjectionKind;
  readonly document: StagedDocument;
  readonly project: Part<Contents>;
  storedUpdates: number;
}

/** What the audiences of one session see of it: a change is staged, stored by the room, and only then shown. */
export class Projections {
  readonly #parts: Pick<RoomParts, 'store' | 'log'>;
  readonly #sessionId: SessionId;
  readonly #epoch: number;
  readonly #all = new Map<ProjectionKind, One>();

  private constructor(parts: RoomParts, sessionId: SessionId, epoch: number) {
    this.#parts = parts;
    this.#sessionId = sessionId;
    this.#epoch = epoch;
  }

  /** Continues from what is stored. Rejects when a projection misses updates. */
  static async load(
    parts: RoomParts,
    sessionId: SessionId,
    epoch: number,
    state: SessionState | null,
  ): Promise<Projections> {
    const projections = new Projections(parts, sessionId, epoch);
    const seats = [...(state?.members.keys() ?? [])].map(seatOf);
    for (const kind of ['room', 'desk', ...seats] as const) {
      projections.#open(kind, await parts.store.projection(sessionId, kind));
    }
    return projections;
  }

  document(kind: ProjectionKind): Y.Doc {
    return this.#of(kind).document.live;
  }

  /** Keys of all marks shared with the room, as the projections name them. */
  sharers(): ReadonlySet<string> {
    const shared = [this.#of('room'), this.#of('desk')];
    return new Set(shared.flatMap(({ document }) => [...document.sharers()]));
  }

  /** Prepares what a draft changes, to be stored with its events. */
  stage({ state, sharers, online, head: { seq, chainHash } }: Draft): ProjectionUpdate[] {
    if (state === null) return [];
    const head = { seq, chainHash: Buffer.from(chainHash).toString('hex') };
    const sources = { ...state, sharers, online, epoch: this.#epoch, head };
    for (const memberId of state.members.keys()) {
      if (!this.#all.has(seatOf(memberId))) this.#open(seatOf(memberId), []);
    }
    return [...this.#all.values()].flatMap(({ kind, document, project }) => {
      const update = document.stage(project(sources));
      return update === null ? [] : [{ kind, epoch: this.#epoch, update }];
    });
  }

  /** Shows what was staged and is stored now. */
  publish(updates: readonly Shown[]): void {
    for (const { kind, update } of updates) {
      const one = this.#of(kind);
      one.document.publish(update);
      one.storedUpdates += 1;
    }
  }

  /** Forgets what was staged and not stored. */
  discard(): void {
    for (const { document } of this.#all.values()) document.discard();
  }

  /** Takes over what the store holds after all. Answers what was new. */
  async catchUp(): Promise<readonly Shown[]> {
    const updates: Shown[] = [];
    for (const { kind, document } of this.#all.values()) {
      const update = document.catchUp(await this.#parts.store.projection(this.#sessionId, kind));
      if (update !== null) updates.push({ kind, update });
    }
    return updates;
  }

  /** Failing to fold does no harm: the updates stay as they are and it is tried again later. */
  async compact(): Promise<void> {
    const { store, log } = this.#parts;
    for (const one of this.#all.values()) {
      if (one.storedUpdates < COMPACT_AFTER) continue;
      one.storedUpdates = 1;
      const { kind, document } = one;
      try {
        await store.compactProjection(this.#sessionId, kind, document.encode());
      } catch (error) {
        log.warn({ err: error, sessionId: this.#sessionId, kind }, 'projection not folded');
      }
    }
  }

  destroy(): void {
    for (const { document } of this.#all.values()) document.destroy();
  }

  #open(kind: ProjectionKind, stored: readonly Uint8Array[]): void {
    const project: Part<Contents> =
      kind === 'room' || kind === 'desk' ? createProjector(kind) : createSeatProjector(memberOfSeat(kind));
    this.#all.set(kind, {
      kind,
      project,
      document: new StagedDocument(stored),
      storedUpdates: stored.length,
    });
  }

  #of(kind: ProjectionKind): One {
    const found = this.#all.get(kind);
    if (found === undefined) throw new Error(`no projection ${kind}`);
    return found;
  }
}
