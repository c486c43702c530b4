import { formatDocumentName, type DocumentName } from '../../shared/protocol/documents.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';
import { seatOf, type ProjectionKind } from '../store/RoomStore.ts';
import type { GroupCommit } from './GroupCommit.ts';
import type { LiveDocument } from './LiveDocument.ts';
import { MarksDocument, type MarksName } from './MarksDocument.ts';
import { ProjectionDocument } from './ProjectionDocument.ts';
import type { SyncSurroundings } from './surroundings.ts';

interface Entry {
  holders: number;
  live: LiveDocument | null;
  readonly loading: Promise<LiveDocument>;
}

/** A document held open until `release`. */
export interface Hold {
  readonly document: LiveDocument;
  release(): void;
}

/** Every document that somebody has open, loaded once and dropped when nobody needs it. */
export class Documents {
  readonly #surroundings: SyncSurroundings;
  readonly #commits: GroupCommit;
  readonly #entries = new Map<string, Entry>();
  #nextNumber = 1;

  constructor(surroundings: SyncSurroundings, commits: GroupCommit) {
    this.#surroundings = surroundings;
    this.#commits = commits;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Rejects when the document could not be loaded; the next one to ask has it tried again. */
  async open(room: RoomForSync, name: DocumentName): Promise<Hold> {
    const key = keyOf(room, name);
    const entry = this.#entries.get(key) ?? this.#load(key, room, name);
    entry.holders += 1;
    try {
      const document = await entry.loading;
      return { document, release: once(() => this.#release(key, entry)) };
    } catch (error) {
      this.#release(key, entry);
      throw error;
    }
  }

  /** Resolves when no document writes to the store any more, commits aside. */
  async settled(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => entry.live?.settled()));
  }

  #load(key: string, room: RoomForSync, name: DocumentName): Entry {
    const loading =
      name.kind === 'marks' ? this.#loadMarks(key, room, name) : this.#openProjection(room, kindOf(name));
    const entry: Entry = { holders: 0, live: null, loading };
    this.#entries.set(key, entry);
    loading.then(
      (live) => {
        entry.live = live;
        this.#dropUnused(key, entry);
      },
      () => this.#forget(key, entry),
    );
    return entry;
  }

  async #openProjection(room: RoomForSync, kind: ProjectionKind): Promise<LiveDocument> {
    return new ProjectionDocument(this.#number(), room, kind, this.#surroundings);
  }

  async #loadMarks(key: string, room: RoomForSync, name: MarksName): Promise<LiveDocument> {
    const updates = await this.#surroundings.marks.load(room.sessionId, formatDocumentName(name));
    return new MarksDocument({
      number: this.#number(),
      name,
      room,
      surroundings: this.#surroundings,
      commits: this.#commits,
      updates,
      onIdle: () => this.#dropIfUnused(key),
      onBroken: () => this.#entries.delete(key),
    });
  }

  #number(): number {
    const number = this.#nextNumber;
    this.#nextNumber += 1;
    return number;
  }

  #release(key: string, entry: Entry): void {
    entry.holders -= 1;
    this.#dropUnused(key, entry);
  }

  #dropIfUnused(key: string): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#dropUnused(key, entry);
  }

  #dropUnused(key: string, entry: Entry): void {
    if (entry.holders > 0 || entry.live === null || entry.live.busy) return;
    entry.live.dispose();
    entry.live = null;
    this.#forget(key, entry);
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}

function keyOf(room: RoomForSync, name: DocumentName): string {
  if (name.kind === 'marks') return `${room.sessionId} ${formatDocumentName(name)}`;
  return `${room.sessionId} ${kindOf(name)}@${room.epoch}`;
}

function kindOf(name: Exclude<DocumentName, { kind: 'marks' }>): ProjectionKind {
  return name.kind === 'seat' ? seatOf(name.memberId) : name.kind;
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
