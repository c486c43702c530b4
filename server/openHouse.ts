import type { FileContent } from '../shared/domain/agenda.ts';
import type { Log } from './log.ts';
import { openDataFolder, type DataFolder } from './openDataFolder.ts';
import { openServerKey } from './openServerKey.ts';
import { Accounts } from './room/Accounts.ts';
import { Rooms } from './room/Rooms.ts';
import { sameJson } from './room/sameJson.ts';
import { SecretHasher } from './room/SecretHasher.ts';
import type { BlobStore } from './store/BlobStore.ts';
import { DiskBlobStore } from './store/disk/DiskBlobStore.ts';
import type { MarksStore } from './store/MarksStore.ts';
import { openSqliteStores, type SqliteStores } from './store/sqlite/openSqliteStores.ts';
import type { Surroundings } from './surroundings.ts';

/** Everything that one data folder holds, opened and locked. */
export interface House {
  readonly folder: DataFolder;
  readonly rooms: Rooms;
  readonly accounts: Accounts;
  readonly blobs: BlobStore;
  readonly marks: MarksStore;
  /** Waits for what is being written, and unlocks the folder. */
  close(): Promise<void>;
}

/** Rejects `StartFault`, `DatabaseFault`, `StorageFull`; nothing stays open or locked then. */
export async function openHouse(dataFolder: string, log: Log, surroundings: Surroundings): Promise<House> {
  const { clock, randomBytes, hashingCost } = surroundings;
  const folder = await openDataFolder(dataFolder);
  let stores: SqliteStores | null = null;
  try {
    const serverKey = await openServerKey(folder.serverKey);
    stores = openSqliteStores(folder.database);
    const opened = stores;
    const blobs = await DiskBlobStore.open(folder.blobs);
    const hasContent = async (content: FileContent) => sameJson(await blobs.content(content.sha256), content);
    const rooms = await Rooms.open({ store: opened.rooms, clock, randomBytes, hasContent, serverKey, log });
    const hasher = new SecretHasher(hashingCost);
    const accounts = new Accounts({ store: opened.accounts, rooms, hasher, clock, randomBytes, log });
    await accounts.start();
    return {
      ...{ folder, rooms, accounts, blobs, marks: opened.marks },
      async close() {
        await rooms.close();
        opened.close();
        folder.release();
      },
    };
  } catch (error) {
    stores?.close();
    folder.release();
    throw error;
  }
}
