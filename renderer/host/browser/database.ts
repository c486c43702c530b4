import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RememberedSession } from '../Host.ts';

interface DocumentRow {
  readonly key: string;
  /** Number of the newest append. */
  readonly revision: number;
  /** Number of the newest append that the room has not acknowledged; 0 when there is none. */
  readonly unsavedRevision: number;
}

interface HostSchema extends DBSchema {
  sessions: { key: string; value: RememberedSession };
  documents: { key: string; value: DocumentRow };
  /** Key: document key and revision. */
  updates: { key: [string, number]; value: Uint8Array };
  /** Key: hash of the file and index of the chunk. */
  chunks: { key: [string, number]; value: Uint8Array };
  /** Key: hash of the file and session. */
  uses: { key: [string, string]; value: 1 };
}

export type HostDatabase = IDBPDatabase<HostSchema>;

const VERSION = 1;

/** Opens the device's database, and again when the browser has closed it. */
export function hostDatabase(name: string): () => Promise<HostDatabase> {
  let opened: Promise<HostDatabase> | null = null;
  const forget = (): void => {
    opened = null;
  };
  return () => {
    opened ??= openDB<HostSchema>(name, VERSION, {
      upgrade(database) {
        database.createObjectStore('sessions');
        database.createObjectStore('documents', { keyPath: 'key' });
        database.createObjectStore('updates');
        database.createObjectStore('chunks');
        database.createObjectStore('uses');
      },
      // A newer version of the application wants to change the layout: this tab lets go.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
}

/** All keys that begin with `prefix`. */
export function prefixRange(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** All keys [`first`, …] of a store with keys of two parts. */
export function partRange(first: string): IDBKeyRange {
  return IDBKeyRange.bound([first], [first, []]);
}
