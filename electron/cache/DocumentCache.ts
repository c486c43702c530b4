import type { BridgeDocument } from '../../shared/bridge/contract.ts';
import { CacheFault } from './CacheFault.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { CacheDatabase } from './openDatabase.ts';
import { seal, unseal, type Place } from './seal.ts';

interface DocumentRow {
  readonly revision: number;
  readonly unsaved_revision: number;
}

interface UpdateRow {
  readonly revision: number;
  readonly sealed: Buffer;
}

/** Yjs documents on this device, as the updates they were made of, each sealed to its place. */
export class DocumentCache {
  readonly #database: CacheDatabase;
  readonly #commits: CommitQueue;
  readonly #key: () => Buffer;
  readonly #report: (message: string) => void;

  constructor(
    database: CacheDatabase,
    commits: CommitQueue,
    key: () => Buffer,
    report: (message: string) => void,
  ) {
    this.#database = database;
    this.#commits = commits;
    this.#key = key;
    this.#report = report;
  }

  /**
   * `null` when nothing is kept under this key. An update that does not open any more is left out and
   * reported: what remains still merges with the room. Throws `damaged` when none opens.
   */
  load(key: string): Promise<BridgeDocument | null> {
    const dataKey = this.#key();
    return this.#commits.run(() => {
      const document = this.#document(key);
      if (document === undefined) return null;
      const rows = this.#database
        .prepare<[string], UpdateRow>(
          'SELECT revision, sealed FROM document_update WHERE key = ? ORDER BY revision',
        )
        .all(key);
      const updates = rows.flatMap((row) => this.#open(dataKey, key, row));
      if (updates.length === 0 && rows.length > 0) throw new CacheFault('damaged');
      return { updates, unsaved: document.unsaved_revision > 0, revision: document.revision };
    });
  }

  append(key: string, update: Uint8Array, unsaved: boolean): Promise<number> {
    const dataKey = this.#key();
    return this.#commits.run(() => {
      const before = this.#document(key);
      const revision = (before?.revision ?? 0) + 1;
      const unsavedRevision = unsaved ? revision : (before?.unsaved_revision ?? 0);
      this.#database
        .prepare(
          `INSERT INTO document (key, revision, unsaved_revision) VALUES (?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET
             revision = excluded.revision, unsaved_revision = excluded.unsaved_revision`,
        )
        .run(key, revision, unsavedRevision);
      this.#insert(dataKey, key, revision, update);
      return revision;
    });
  }

  /** Ignored for a revision that was never given out or a document that is gone. */
  compact(key: string, state: Uint8Array, revision: number): Promise<void> {
    const dataKey = this.#key();
    return this.#commits.run(() => {
      const document = this.#document(key);
      if (document === undefined || revision < 1 || revision > document.revision) return;
      this.#database
        .prepare('DELETE FROM document_update WHERE key = ? AND revision <= ?')
        .run(key, revision);
      this.#insert(dataKey, key, revision, state);
    });
  }

  markSaved(key: string, revision: number): Promise<void> {
    return this.#commits.run(() => {
      this.#database
        .prepare('UPDATE document SET unsaved_revision = 0 WHERE key = ? AND unsaved_revision <= ?')
        .run(key, revision);
    });
  }

  unsaved(prefix: string): Promise<readonly string[]> {
    return this.#keys(prefix, 'AND unsaved_revision > 0');
  }

  keys(prefix: string): Promise<readonly string[]> {
    return this.#keys(prefix, '');
  }

  remove(key: string): Promise<void> {
    return this.#commits.run(() => {
      this.#database.prepare('DELETE FROM document WHERE key = ?').run(key);
    });
  }

  /** Inside a transaction of the caller. */
  removeWithPrefix(prefix: string): void {
    this.#database.prepare('DELETE FROM document WHERE substr(key, 1, length(?)) = ?').run(prefix, prefix);
  }

  #keys(prefix: string, condition: string): Promise<readonly string[]> {
    return this.#commits.run(() =>
      this.#database
        .prepare<[string, string], { key: string }>(
          `SELECT key FROM document WHERE substr(key, 1, length(?)) = ? ${condition} ORDER BY key`,
        )
        .all(prefix, prefix)
        .map((row) => row.key),
    );
  }

  #document(key: string): DocumentRow | undefined {
    return this.#database
      .prepare<[string], DocumentRow>('SELECT revision, unsaved_revision FROM document WHERE key = ?')
      .get(key);
  }

  #insert(dataKey: Buffer, key: string, revision: number, update: Uint8Array): void {
    this.#database
      .prepare('INSERT INTO document_update (key, revision, sealed) VALUES (?, ?, ?)')
      .run(key, revision, seal(dataKey, place(key, revision), update));
  }

  #open(dataKey: Buffer, key: string, row: UpdateRow): Uint8Array[] {
    try {
      // A copy of its own: a small Buffer is a window on memory shared with others, which must not cross.
      return [new Uint8Array(unseal(dataKey, place(key, row.revision), row.sealed))];
    } catch (error) {
      if (!(error instanceof CacheFault)) throw error;
      this.#report(`document update ${row.revision} of ${key} is damaged`);
      return [];
    }
  }
}

function place(key: string, revision: number): Place {
  return ['document', key, revision];
}
