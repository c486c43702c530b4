import * as Y from 'yjs';
import type { Projection, Seat } from '../../shared/protocol/projection.ts';
import { sameJson } from './sameJson.ts';

/** A section for each top-level map of the document, of plain JSON. */
export type Contents = Projection | Seat;
type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * One projection: the live document that readers see, and a staging copy in which the next change is
 * prepared. A change reaches the live document only by `publish`, after it was stored.
 */
export class StagedDocument {
  readonly live: Y.Doc;
  #staging: Y.Doc;
  /** What the staging copy says; `null` when that has to be looked up in it. */
  #said: Contents | null = null;

  /** Continues from the stored updates: never a fresh document under clients that hold an older one. */
  constructor(stored: readonly Uint8Array[]) {
    this.live = documentOf(stored);
    this.#staging = copyOf(this.live);
  }

  /** Makes the staging copy say what the projection says. Answers the update, `null` when it said so before. */
  stage(contents: Contents): Uint8Array | null {
    if (contents === this.#said) return null;
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array) => updates.push(update);
    this.#staging.on('update', collect);
    this.#staging.transact(() => reconcile(this.#staging, { ...contents }, { ...this.#said }));
    this.#said = contents;
    this.#staging.off('update', collect);
    return updates.length === 0 ? null : Y.mergeUpdates(updates);
  }

  /** Shows a stored update to readers. */
  publish(update: Uint8Array): void {
    Y.applyUpdate(this.live, update);
  }

  /**
   * Forgets what was staged and not published. The new copy has a client id of its own, so that whatever
   * became of the old change, no two changes ever bear the same name.
   */
  discard(): void {
    this.#staging.destroy();
    this.#staging = copyOf(this.live);
    this.#said = null;
  }

  /** Brings in stored updates, also those already held. Answers what was new, `null` when nothing was. */
  catchUp(stored: readonly Uint8Array[]): Uint8Array | null {
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array) => updates.push(update);
    this.live.on('update', collect);
    for (const update of stored) this.publish(update);
    this.live.off('update', collect);
    this.discard();
    return updates.length === 0 ? null : Y.mergeUpdates(updates);
  }

  /** The whole live document as one update. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.live);
  }

  sharers(): Iterable<string> {
    return this.live.getMap('sharers').keys();
  }

  destroy(): void {
    this.#staging.destroy();
    this.live.destroy();
  }
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const document = new Y.Doc();
  if (updates.length > 0) Y.applyUpdate(document, Y.mergeUpdates([...updates]));
  if (document.store.pendingStructs !== null || document.store.pendingDs !== null) {
    throw new Error('a stored projection misses updates');
  }
  return document;
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

/** A section that is the same object as the one already said is passed over. */
function reconcile(document: Y.Doc, contents: Sections, said: Sections): void {
  for (const [name, wanted] of Object.entries(contents)) {
    if (wanted === said[name]) continue;
    const map = document.getMap(name);
    for (const key of [...map.keys()]) if (!Object.hasOwn(wanted, key)) map.delete(key);
    for (const [key, value] of Object.entries(wanted)) {
      if (!map.has(key) || !sameJson(map.get(key), value)) map.set(key, value);
    }
  }
}
