import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestOf } from '../../shared/bridge/contract.ts';
import { ChunkFiles } from './ChunkFiles.ts';
import { ChunkIndex } from './ChunkIndex.ts';
import { CommitQueue } from './CommitQueue.ts';
import { DocumentCache } from './DocumentCache.ts';
import { FileCache } from './FileCache.ts';
import type { RoomFetch } from './fetchChunks.ts';
import { IdentityCache } from './IdentityCache.ts';
import { openDatabase } from './openDatabase.ts';
import { PinCache } from './PinCache.ts';
import { Vault, type KeyStore } from './vault.ts';

/** Everything this device keeps, sealed under the vault's key. */
export interface DeviceCache {
  readonly vault: Vault;
  readonly pins: PinCache;
  readonly identity: IdentityCache;
  readonly documents: DocumentCache;
  readonly files: FileCache;
  /** Forgets a session, its documents, and the files that no other session uses. */
  forget(session: RequestOf<'identityForget'>): Promise<void>;
  /** Commits what waits and closes the database, also when the commit failed. */
  close(): void;
}

export interface CacheOptions {
  /** Holds `device.db` and the folder `chunks`; made when missing. */
  readonly folder: string;
  readonly keyStore: KeyStore;
  readonly fetch: RoomFetch;
  /** English, for the log. */
  readonly report: (message: string) => void;
  /** scrypt's N of a new passphrase as a power of two; tests take a small one. */
  readonly passphraseCost?: number;
}

/** Throws `CacheFault`: `unreadable`, `newerVersion` or `keyStoreUnavailable`. */
export function openCache(options: CacheOptions): DeviceCache {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const database = openDatabase(join(options.folder, 'device.db'));
  try {
    const vault = new Vault(database, options.keyStore, options.passphraseCost);
    const key = () => vault.key();
    const commits = new CommitQueue(database);
    const index = new ChunkIndex(database);
    const documents = new DocumentCache(database, commits, key, options.report);
    const identity = new IdentityCache(database, commits, key, {
      documents,
      chunks: index,
      report: options.report,
    });
    const files = new FileCache({
      index,
      files: new ChunkFiles(join(options.folder, 'chunks'), key),
      commits,
      fetch: options.fetch,
      noteUse: (sha256, roomUrl, token) => identity.noteUse(sha256, roomUrl, token),
    });
    return {
      vault,
      pins: new PinCache(database, commits),
      identity,
      documents,
      files,
      forget: async (session) => {
        for (const sha256 of await identity.forget(session)) await files.remove(sha256);
      },
      close: () => {
        try {
          commits.flush();
        } finally {
          vault.close();
          database.close();
        }
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
