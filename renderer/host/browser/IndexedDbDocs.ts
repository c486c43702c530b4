import type { HostDocs, StoredDocument } from '../Host.ts';
import { partRange, prefixRange, type HostDatabase } from './database.ts';

/** Documents in IndexedDB. Every verb is one transaction, so that several tabs at once do no harm. */
export class IndexedDbDocs implements HostDocs {
  readonly #database: () => Promise<HostDatabase>;

  constructor(database: () => Promise<HostDatabase>) {
    this.#database = database;
  }

  async load(key: string): Promise<StoredDocument | null> {
    const transaction = (await this.#database()).transaction(['documents', 'updates']);
    const [row, updates] = await Promise.all([
      transaction.objectStore('documents').get(key),
      transaction.objectStore('updates').getAll(partRange(key)),
    ]);
    if (row === undefined) return null;
    return { updates, unsaved: row.unsavedRevision > 0, revision: row.revision };
  }

  async append(key: string, update: Uint8Array, unsaved: boolean): Promise<number> {
    // What only this device holds is on the disk when answered; the rest the room has as well.
    const durability = unsaved ? 'strict' : 'relaxed';
    const transaction = (await this.#database()).transaction(['documents', 'updates'], 'readwrite', {
      durability,
    });
    const documents = transaction.objectStore('documents');
    const row = await documents.get(key);
    const revision = (row?.revision ?? 0) + 1;
    const unsavedRevision = unsaved ? revision : (row?.unsavedRevision ?? 0);
    await Promise.all([
      documents.put({ key, revision, unsavedRevision }),
      transaction.objectStore('updates').put(update.slice(), [key, revision]),
      transaction.done,
    ]);
    return revision;
  }

  async compact(key: string, state: Uint8Array, revision: number): Promise<void> {
    const transaction = (await this.#database()).transaction(['documents', 'updates'], 'readwrite');
    const row = await transaction.objectStore('documents').get(key);
    if (row !== undefined) {
      const last = Math.min(revision, row.revision);
      const updates = transaction.objectStore('updates');
      await updates.delete(IDBKeyRange.bound([key], [key, last]));
      await updates.put(state.slice(), [key, last]);
    }
    await transaction.done;
  }

  async markSaved(key: string, revision: number): Promise<void> {
    const transaction = (await this.#database()).transaction('documents', 'readwrite');
    const row = await transaction.store.get(key);
    if (row !== undefined && row.unsavedRevision > 0 && row.unsavedRevision <= revision) {
      await transaction.store.put({ ...row, unsavedRevision: 0 });
    }
    await transaction.done;
  }

  async unsaved(prefix: string): Promise<readonly string[]> {
    const rows = await (await this.#database()).getAll('documents', prefixRange(prefix));
    return rows.filter(({ unsavedRevision }) => unsavedRevision > 0).map(({ key }) => key);
  }

  async keys(prefix: string): Promise<readonly string[]> {
    return (await this.#database()).getAllKeys('documents', prefixRange(prefix));
  }

  async remove(key: string): Promise<void> {
    const transaction = (await this.#database()).transaction(['documents', 'updates'], 'readwrite');
    await Promise.all([
      transaction.objectStore('documents').delete(key),
      transaction.objectStore('updates').delete(partRange(key)),
      transaction.done,
    ]);
  }
}
