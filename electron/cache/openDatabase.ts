import Database from 'better-sqlite3';
import { CacheFault, codeOf } from './CacheFault.ts';
import { MIGRATIONS } from './migrations.ts';

export type CacheDatabase = Database.Database;

/**
 * Opens the device's database and brings it to this version. Throws `CacheFault`: `unreadable` when it is
 * no database or damaged, `newerVersion` when a newer application wrote it. Changes nothing in those cases.
 */
export function openDatabase(path: string, migrations: readonly string[] = MIGRATIONS): CacheDatabase {
  const database = new Database(path);
  try {
    prepare(database, migrations);
    return database;
  } catch (error) {
    database.close();
    const code = codeOf(error);
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
      throw new CacheFault('unreadable', error);
    throw error;
  }
}

function prepare(database: CacheDatabase, migrations: readonly string[]): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) throw new CacheFault('newerVersion');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new CacheFault('unreadable');
  const advance = database.transaction((from: number, sql: string) => {
    database.exec(sql);
    database.pragma(`user_version = ${from + 1}`);
  });
  migrations.forEach((sql, from) => {
    if (from >= version) advance.immediate(from, sql);
  });
}
