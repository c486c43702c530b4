import Database from 'better-sqlite3';
import { codeOf, DatabaseFault } from '../faults.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

export type Connection = Database.Database;

/** "PLMR", written into the file so that another program's database is told apart. */
const APPLICATION_ID = 0x504c4d52;

/**
 * Opens the house's database, creating or migrating it. Throws `DatabaseFault` and leaves the file as it is
 * when it is damaged, foreign, or newer than this program.
 */
export function openDatabase(path: string, migrations: readonly string[] = MIGRATIONS): Connection {
  const database = new Database(path);
  try {
    checkOrigin(database, path, migrations.length);
    checkIntegrity(database, path);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('busy_timeout = 5000');
    migrate(database, migrations);
    return database;
  } catch (error) {
    database.close();
    throw isDamage(error) ? new DatabaseFault('damaged', path, error) : error;
  }
}

/** Brings the tables from the stored version to the newest, each step in a transaction of its own. */
function migrate(database: Connection, migrations: readonly string[]): void {
  const stored = versionOf(database);
  migrations.forEach((sql, index) => {
    if (index < stored) return;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${index + 1}`);
    })();
  });
}

function checkOrigin(database: Connection, path: string, newest: number): void {
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  const application = database.pragma('application_id', { simple: true }) as number;
  if (tables > 0 && application !== APPLICATION_ID) throw new DatabaseFault('foreign', path);
  if (versionOf(database) > newest) throw new DatabaseFault('newer', path);
}

function checkIntegrity(database: Connection, path: string): void {
  const verdict = database.pragma('quick_check(1)', { simple: true }) as string;
  if (verdict !== 'ok') throw new DatabaseFault('damaged', path, verdict);
}

function versionOf(database: Connection): number {
  return database.pragma('user_version', { simple: true }) as number;
}

function isDamage(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}
