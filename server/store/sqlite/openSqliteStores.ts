import type { AccountStore } from '../AccountStore.ts';
import type { MarksStore } from '../MarksStore.ts';
import type { RoomStore } from '../RoomStore.ts';
import { CommitQueue } from './CommitQueue.ts';
import { openDatabase } from './openDatabase.ts';
import { SqliteAccountStore } from './SqliteAccountStore.ts';
import { SqliteMarksStore } from './SqliteMarksStore.ts';
import { SqliteRoomStore } from './SqliteRoomStore.ts';

/** The three stores of one database file. */
export interface SqliteStores {
  readonly rooms: RoomStore;
  readonly marks: MarksStore;
  readonly accounts: AccountStore;
  /** Commits what waits, folds the write-ahead log into the file and closes it. */
  close(): void;
}

/** Throws `DatabaseFault` when the file cannot be used; it is then left as it is. */
export function openSqliteStores(path: string): SqliteStores {
  const database = openDatabase(path);
  const commits = new CommitQueue(database);
  return {
    rooms: new SqliteRoomStore(database, commits),
    marks: new SqliteMarksStore(database, commits),
    accounts: new SqliteAccountStore(database, commits),
    close() {
      commits.flush();
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}
