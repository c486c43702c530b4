import * as Y from 'yjs';
import type { HostDocs, StoredDocument } from '../host/Host.ts';
import type { Environment } from './environment.ts';

/** So many stored updates are worth replacing by one. */
const COMPACT_AFTER = 100;
const RETRY_MILLISECONDS = 3000;
const LOOK_AGAIN_MILLISECONDS = 500;

/**
 * One document's copy on this device. Another tab may write to the same copy: then the revisions show a gap,
 * and `onForeign` is told to read the copy again.
 */
export class DeviceCopy {
  readonly #docs: HostDocs;
  readonly #key: string;
  readonly #environment: Environment;
  readonly #onForeign: () => void;
  #revision: number | null = null;
  #stored = 0;
  #writing = new Set<Promise<void>>();
  #unkept: Uint8Array[] = [];
  #cancelLook: (() => void) | null = null;
  #cancelRetry: (() => void) | null = null;
  #closed = false;

  constructor(docs: HostDocs, key: string, environment: Environment, onForeign: () => void) {
    this.#docs = docs;
    this.#key = key;
    this.#environment = environment;
    this.#onForeign = onForeign;
  }

  /** Rejects when the device's store cannot be read; the caller must not take that for an empty document. */
  async load(): Promise<StoredDocument | null> {
    const stored = await this.#docs.load(this.#key);
    this.#revision = Math.max(stored?.revision ?? 0, this.#revision ?? 0);
    this.#stored = stored?.updates.length ?? 0;
    if (this.#stored > COMPACT_AFTER) this.#track(this.#compact());
    return stored;
  }

  /** Written at once. What the device does not take is tried again and stays unsaved meanwhile. */
  append(update: Uint8Array, unsaved: boolean): void {
    this.#track(this.#append(update, unsaved));
  }

  /** True while a change is not yet kept, or another tab's change is not yet read. */
  get behind(): boolean {
    return this.#writing.size > 0 || this.#unkept.length > 0 || this.#cancelLook !== null;
  }

  /** Resolves when everything handed over so far was written or has failed. */
  async written(): Promise<void> {
    while (this.#writing.size > 0) await Promise.all([...this.#writing]);
  }

  /**
   * The room has everything that is kept here, if `stillSaved` says so once everything handed over was written:
   * what is changed meanwhile is not marked.
   */
  async markSaved(stillSaved: () => boolean): Promise<void> {
    await this.written();
    if (this.behind || this.#revision === null || !stillSaved()) return;
    await this.#docs.markSaved(this.#key, this.#revision);
  }

  /**
   * Replaces the copy, in one step, by a state that is not made from it. `state` is asked when everything
   * handed over so far was written.
   */
  async replace(state: () => Uint8Array): Promise<void> {
    await this.written();
    const replaced = this.#unkept;
    this.#unkept = [];
    try {
      await this.#replace(state());
    } catch (error) {
      // Better the refused words on the device than none.
      for (const update of replaced) this.#retryLater(update);
      throw error;
    }
  }

  async #replace(state: Uint8Array): Promise<void> {
    if (this.#revision !== null && this.#revision > 0) {
      await this.#docs.compact(this.#key, state, this.#revision);
    } else {
      this.append(state, true);
      await this.written();
    }
  }

  /** Resolves when everything was written; what the device did not take before is tried once more. */
  async close(): Promise<void> {
    await this.written();
    this.#closed = true;
    this.#cancelLook?.();
    this.#cancelRetry?.();
    this.#appendUnkept();
    await this.written();
  }

  #track(writing: Promise<void>): void {
    const tracked = writing
      .catch((error: unknown) => console.error('the device did not keep a change', error))
      .finally(() => this.#writing.delete(tracked));
    this.#writing.add(tracked);
  }

  async #append(update: Uint8Array, unsaved: boolean): Promise<void> {
    let revision: number;
    try {
      revision = await this.#docs.append(this.#key, update, unsaved);
    } catch (error) {
      if (unsaved) this.#retryLater(update);
      throw error;
    }
    const expected = this.#revision === null ? null : this.#revision + 1;
    this.#revision = Math.max(revision, this.#revision ?? 0);
    if (expected !== null && revision > expected) this.#lookAgainLater();
    this.#stored += 1;
    if (this.#stored > COMPACT_AFTER) {
      this.#stored = 0;
      this.#track(this.#compact());
    }
  }

  #retryLater(update: Uint8Array): void {
    this.#unkept.push(update);
    if (this.#closed) return;
    this.#cancelRetry ??= this.#environment.timer(RETRY_MILLISECONDS, () => {
      this.#cancelRetry = null;
      this.#appendUnkept();
    });
  }

  #appendUnkept(): void {
    if (this.#unkept.length === 0) return;
    const update = Y.mergeUpdates(this.#unkept);
    this.#unkept = [];
    this.append(update, true);
  }

  #lookAgainLater(): void {
    if (this.#closed) return;
    this.#cancelLook ??= this.#environment.timer(LOOK_AGAIN_MILLISECONDS, () => {
      this.#cancelLook = null;
      this.#onForeign();
    });
  }

  /** From what is stored, not from the open document: another tab may have written something else. */
  async #compact(): Promise<void> {
    const stored = await this.#docs.load(this.#key);
    if (stored === null) return;
    const document = new Y.Doc();
    for (const update of stored.updates) Y.applyUpdate(document, update);
    await this.#docs.compact(this.#key, Y.encodeStateAsUpdate(document), stored.revision);
    document.destroy();
    this.#stored = 1;
  }
}
