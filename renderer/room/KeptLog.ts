import { z } from 'zod';
import type { HostDocs } from '../host/Host.ts';

/** So many stored additions are worth replacing by one. */
const COMPACT_AFTER = 50;

/**
 * Small values on this device, in the order in which they were added by any tab; forgotten with the session. Kept
 * as a document of the host, whose additions are JSON instead of Yjs updates.
 */
export class KeptLog<Entry> {
  readonly #docs: HostDocs;
  readonly #key: string;
  readonly #entries: z.ZodType<readonly Entry[]>;
  readonly #writing = new Set<Promise<unknown>>();

  constructor(docs: HostDocs, key: string, entry: z.ZodType<Entry>) {
    this.#docs = docs;
    this.#key = key;
    this.#entries = z.array(entry);
  }

  /** Rejects when the device's store cannot be read; the caller must not take that for an empty log. */
  async read(): Promise<readonly Entry[]> {
    const stored = await this.#docs.load(this.#key);
    return (stored?.updates ?? []).flatMap((update) => this.#parse(update));
  }

  /** Resolves when it is on the device. `waits`: until `settle`, the host counts the document as unsaved. */
  async add(entry: Entry, waits: boolean): Promise<void> {
    await this.#track(this.#docs.append(this.#key, encode([entry]), waits));
  }

  /** Nothing in it waits any more, if `holds` says so of what is kept now. */
  async settle(holds: (entries: readonly Entry[]) => boolean): Promise<void> {
    const stored = await this.#docs.load(this.#key);
    if (stored === null || !stored.unsaved) return;
    if (holds(stored.updates.flatMap((update) => this.#parse(update)))) {
      await this.#track(this.#docs.markSaved(this.#key, stored.revision));
    }
  }

  /** Replaces what has piled up by what `fold` makes of it; what another tab adds meanwhile stays. */
  async compact(fold: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    const stored = await this.#docs.load(this.#key);
    if (stored === null || stored.updates.length < COMPACT_AFTER) return;
    const entries = fold(stored.updates.flatMap((update) => this.#parse(update)));
    await this.#track(this.#docs.compact(this.#key, encode(entries), stored.revision));
  }

  /** Resolves when everything handed over so far was written or has failed. */
  async written(): Promise<void> {
    await Promise.allSettled(this.#writing);
  }

  async #track<Value>(writing: Promise<Value>): Promise<Value> {
    this.#writing.add(writing);
    try {
      return await writing;
    } finally {
      this.#writing.delete(writing);
    }
  }

  #parse(update: Uint8Array): readonly Entry[] {
    try {
      return this.#entries.parse(JSON.parse(new TextDecoder().decode(update)));
    } catch (error) {
      console.error('an entry on this device is not readable', this.#key, error);
      return [];
    }
  }
}

function encode(entries: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(entries));
}
