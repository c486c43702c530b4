import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFault } from './startFault.ts';
import { asStorageFault, codeOf, DatabaseFault, StorageFull } from './store/faults.ts';

/** The folder that holds everything of one house, held by one server at a time. */
export interface DataFolder {
  readonly path: string;
  readonly database: string;
  readonly blobs: string;
  readonly serverFile: string;
  readonly sampleFile: string;
  /** The house's private key. */
  readonly serverKey: string;
  /** Folder of the keys and certificates for TLS. */
  readonly tls: string;
  release(): void;
}

/** Creates the folder when missing and locks it. Rejects `StartFault`, `StorageFull`, `DatabaseFault`. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  await requireWritable(path);
  const release = lock(path);
  const folder = {
    path,
    database: join(path, 'house.sqlite'),
    blobs: join(path, 'files'),
    serverFile: join(path, 'server.json'),
    sampleFile: join(path, 'sample-codes.json'),
    serverKey: join(path, 'server-key.pem'),
    tls: join(path, 'tls'),
    release,
  };
  try {
    await requireDatabaseOfFiles(folder);
  } catch (error) {
    release();
    throw error;
  }
  return folder;
}

async function requireWritable(path: string): Promise<void> {
  const probe = join(path, `.probe-${randomUUID()}`);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await writeFile(probe, 'probe');
    await rm(probe);
  } catch (error) {
    const fault = asStorageFault(error);
    throw fault instanceof StorageFull ? fault : new StartFault({ kind: 'folderUnwritable', path }, error);
  }
}

/** SQLite's own file lock: the system gives it up when the process ends in whatever way. */
function lock(path: string): () => void {
  let database: Database.Database | null = null;
  try {
    database = new Database(join(path, 'house.lock'), { timeout: 0 });
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    const kind = codeOf(error)?.startsWith('SQLITE_BUSY') === true ? 'folderInUse' : 'folderUnwritable';
    throw new StartFault({ kind, path }, error);
  }
  const held = database;
  return () => held.close();
}

/** Files without their database mean that it was lost: a new, empty one must not take its place. */
async function requireDatabaseOfFiles({
  database,
  blobs,
}: Pick<DataFolder, 'database' | 'blobs'>): Promise<void> {
  if ((await sizeOf(database)) > 0) return;
  if ((await countOf(blobs)) > 0) throw new DatabaseFault('damaged', database, 'missing beside its files');
}

async function sizeOf(path: string): Promise<number> {
  try {
    await access(path);
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

async function countOf(folder: string): Promise<number> {
  try {
    return (await readdir(folder)).filter((name) => name !== 'incoming').length;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}
