import type * as Y from 'yjs';
import type { SessionId } from '../../shared/domain/ids.ts';
import { createProjector, type Projector } from '../../shared/protocol/project.ts';
import type { ProjectionKind, ProjectionUpdate } from '../store/RoomStore.ts';
import type { Draft } from './Draft.ts';
import type { RoomParts } from './RoomParts.ts';
import { StagedDocument } from './StagedDocument.ts';

const KINDS = ['room', 'desk'] as const satisfies readonly ProjectionKind[];

/** Stored updates of a projection are folded into one when there are this many. */
const COMPACT_AFTER = 200;

/** What readers of one projection are to get. */
export type Shown = Omit<ProjectionUpdate, 'epoch'>;

interface One {
  readonly kind: ProjectionKind;
  readonly document: StagedDocument;
  readonly project: Projector;
  storedUpdates: number;
}

/** What the audiences of one session see of it: a change is staged, stored by the room, and only then shown. */
export class Projections {
  readonly #parts: Pick<RoomParts, 'store' | 'log'>;
  readonly #sessionId: SessionId;
  readonly #epoch: number;
  readonly #all: readonly One[];

  private constructor(parts: RoomParts, sessionId: SessionId, epoch: number, all: readonly One[]) {
    this.#parts = parts;
    this.#sessionId = sessionId;
    this.#epoch = epoch;
    this.#all = all;
  }

  /** Continues from what is stored. Rejects when a projection misses updates. */
  static async load(parts: RoomParts, sessionId: SessionId, epoch: number): Promise<Projections> {
    const all: One[] = [];
    for (const kind of KINDS) {
      const stored = await parts.store.projection(sessionId, kind);
      const document = new StagedDocument(stored);
      all.push({ kind, document, project: createProjector(kind), storedUpdates: stored.length });
    }
    return new Projections(parts, sessionId, epoch, all);
  }

  document(kind: ProjectionKind): Y.Doc {
    return this.#of(kind).document.live;
  }

  /** Keys of all marks shared with the room, as the projections name them. */
  sharers(): ReadonlySet<string> {
    return new Set(this.#all.flatMap(({ document }) => [...document.sharers()]));
  }

  /** Prepares what a draft changes, to be stored with its events. */
  stage({ state, sharers, online, head: { seq, chainHash } }: Draft): ProjectionUpdate[] {
    if (state === null) return [];
    const head = { seq, chainHash: Buffer.from(chainHash).toString('hex') };
    const live = { sharers, online, epoch: this.#epoch, head };
    return this.#all.flatMap(({ kind, document, project }) => {
      const update = document.stage(project(state, live));
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
    for (const { document } of this.#all) document.discard();
  }

  /** Takes over what the store holds after all. Answers what was new. */
  async catchUp(): Promise<readonly Shown[]> {
    const updates: Shown[] = [];
    for (const { kind, document } of this.#all) {
      const update = document.catchUp(await this.#parts.store.projection(this.#sessionId, kind));
      if (update !== null) updates.push({ kind, update });
    }
    return updates;
  }

  /** Failing to fold does no harm: the updates stay as they are and it is tried again later. */
  async compact(): Promise<void> {
    const { store, log } = this.#parts;
    for (const one of this.#all) {
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
    for (const { document } of this.#all) document.destroy();
  }

  #of(kind: ProjectionKind): One {
    const found = this.#all.find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`no projection ${kind}`);
    return found;
  }
}
