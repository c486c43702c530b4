import type { Sha256 } from '../../../shared/domain/ids.ts';
import { FileError } from '../Host.ts';
import type { ChunkStore } from './ChunkStore.ts';
import { partRange, type HostDatabase } from './database.ts';
import type { UseStore } from './FileUses.ts';

/** Chunks of files in IndexedDB. */
export class IndexedDbChunks implements ChunkStore {
  readonly #database: () => Promise<HostDatabase>;

  constructor(database: () => Promise<HostDatabase>) {
    this.#database = database;
  }

  async get(sha256: Sha256, index: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const chunk = await (await this.#database()).get('chunks', [sha256, index]);
    return chunk === undefined ? null : (chunk as Uint8Array<ArrayBuffer>);
  }

  async put(sha256: Sha256, index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const transaction = (await this.#database()).transaction('chunks', 'readwrite', {
      durability: 'relaxed',
    });
    try {
      await Promise.all([transaction.store.put(bytes.slice(), [sha256, index]), transaction.done]);
    } catch (error) {
      if (isQuota(error) || isQuota(transaction.error)) throw new FileError('storageFull');
      throw error;
    }
  }

  async indexes(sha256: Sha256): Promise<readonly number[]> {
    const keys = await (await this.#database()).getAllKeys('chunks', partRange(sha256));
    return keys.map(([, index]) => index);
  }

  async removeChunk(sha256: Sha256, index: number): Promise<void> {
    await (await this.#database()).delete('chunks', [sha256, index]);
  }

  async remove(sha256: Sha256): Promise<void> {
    await (await this.#database()).delete('chunks', partRange(sha256));
  }
}

/** Uses of files in IndexedDB. */
export class IndexedDbUses implements UseStore {
  readonly #database: () => Promise<HostDatabase>;

  constructor(database: () => Promise<HostDatabase>) {
    this.#database = database;
  }

  async add(sha256: Sha256, session: string): Promise<void> {
    await (await this.#database()).put('uses', 1, [sha256, session]);
  }

  async removeSession(session: string): Promise<readonly Sha256[]> {
    const transaction = (await this.#database()).transaction('uses', 'readwrite');
    const all = await transaction.store.getAllKeys();
    const mine = all.filter(([, user]) => user === session);
    const elsewhere = new Set(all.filter(([, user]) => user !== session).map(([sha256]) => sha256));
    await Promise.all(mine.map((key) => transaction.store.delete(key)));
    await transaction.done;
    return mine.map(([sha256]) => sha256 as Sha256).filter((sha256) => !elsewhere.has(sha256));
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
