import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountStore } from '../../../server/store/AccountStore.ts';
import type { BlobStore } from '../../../server/store/BlobStore.ts';
import { DiskBlobStore } from '../../../server/store/disk/DiskBlobStore.ts';
import type { MarksStore } from '../../../server/store/MarksStore.ts';
import { MemoryAccountStore } from '../../../server/store/memory/MemoryAccountStore.ts';
import { MemoryBlobStore } from '../../../server/store/memory/MemoryBlobStore.ts';
import { MemoryMarksStore } from '../../../server/store/memory/MemoryMarksStore.ts';
import { MemoryRoomStore } from '../../../server/store/memory/MemoryRoomStore.ts';
import type { RoomStore } from '../../../server/store/RoomStore.ts';
import { openSqliteStores } from '../../../server/store/sqlite/openSqliteStores.ts';

/** The stores of one house, as one implementation offers them. */
interface Stores {
  readonly rooms: RoomStore;
  readonly marks: MarksStore;
  readonly accounts: AccountStore;
  readonly blobs: BlobStore;
}

export interface OpenHouse {
  readonly stores: Stores;
  /** Closes and opens again, as a restart does; memory keeps its objects. */
  reopen(): Promise<Stores>;
  close(): Promise<void>;
}

export interface Implementation {
  readonly name: string;
  open(): Promise<OpenHouse>;
}

const memory: Implementation = {
  name: 'memory',
  async open() {
    const stores: Stores = {
      rooms: new MemoryRoomStore(),
      marks: new MemoryMarksStore(),
      accounts: new MemoryAccountStore(),
      blobs: new MemoryBlobStore(),
    };
    return { stores, reopen: async () => stores, close: async () => {} };
  },
};

const sqliteAndDisk: Implementation = {
  name: 'SQLite and disk',
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'stores-'));
    const openAll = async () => {
      const sqlite = openSqliteStores(join(folder, 'house.sqlite'));
      return { sqlite, stores: { ...sqlite, blobs: await DiskBlobStore.open(join(folder, 'blobs')) } };
    };
    let present = await openAll();
    return {
      stores: present.stores,
      async reopen() {
        present.sqlite.close();
        present = await openAll();
        return present.stores;
      },
      async close() {
        present.sqlite.close();
        await rm(folder, { recursive: true });
      },
    };
  },
};

/** Every implementation passes every suite. */
export const IMPLEMENTATIONS: readonly Implementation[] = [memory, sqliteAndDisk];
