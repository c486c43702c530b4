import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseFault } from '../../../server/store/faults.ts';
import { MIGRATIONS } from '../../../server/store/sqlite/migrations/migrations.ts';
import { openDatabase } from '../../../server/store/sqlite/openDatabase.ts';

async function fingerprint(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

function faultOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof DatabaseFault) return error.kind;
    throw error;
  }
  return 'none';
}

describe('openDatabase', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'database-'));
    path = join(folder, 'house.sqlite');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('writes ahead, syncs fully, checks references, and uses strict tables', () => {
    const database = openDatabase(path);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    const loose =
      database.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
      AND strict = 0 AND name NOT LIKE 'sqlite_%'`);
    expect(loose.all()).toEqual([]);
    database.close();
  });

  // Each later migration adds here the rows of the version before it, and what must be true after it.
  it.each(MIGRATIONS.map((_, index) => index))(
    'migrates from version %i and keeps what was there',
    (version) => {
      const before = openDatabase(path, MIGRATIONS.slice(0, version));
      expect(before.pragma('user_version', { simple: true })).toBe(version);
      before.close();
      const after = openDatabase(path);
      expect(after.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
      expect(after.pragma('foreign_key_check')).toEqual([]);
      after.close();
    },
  );

  it('version 2 tells the refusals of version 1 from its accepted commands', () => {
    const before = openDatabase(path, MIGRATIONS.slice(0, 1));
    before.exec(`INSERT INTO sessions VALUES ('s', 1)`);
    const add = before.prepare(`INSERT INTO commands VALUES ('s', 'm', ?, zeroblob(32), ?)`);
    add.run('accepted', '{"accepted":true,"seq":1}');
    add.run('refused', '{"accepted":false,"refusal":{"code":"notAllowed"}}');
    before.close();
    const after = openDatabase(path);
    const rows = after.prepare('SELECT command_id, refusal FROM commands ORDER BY command_id').raw().all();
    expect(rows).toEqual([
      ['accepted', null],
      ['refused', 0],
    ]);
    after.close();
  });

  it('version 3 keeps the projections of version 2, in order, and takes those of seats', () => {
    const before = openDatabase(path, MIGRATIONS.slice(0, 2));
    before.exec(`INSERT INTO sessions VALUES ('s', 1)`);
    const columns = '(session_id, kind, epoch, content)';
    before.exec(
      `INSERT INTO projection_updates ${columns} VALUES ('s', 'room', 1, x'01'), ('s', 'room', 1, x'02')`,
    );
    before.close();
    const after = openDatabase(path);
    const add = (kind: string) =>
      after.prepare(`INSERT INTO projection_updates ${columns} VALUES ('s', ?, 1, x'03')`).run(kind);
    add('seat/an');
    for (const kind of ['seat/', 'elsewhere']) expect(() => add(kind)).toThrow('CHECK');
    const rows = after.prepare('SELECT kind, hex(content) FROM projection_updates ORDER BY id').raw().all();
    expect(rows).toEqual([
      ['room', '01'],
      ['room', '02'],
      ['seat/an', '03'],
    ]);
    after.close();
  });

  it('a migration that fails leaves the version before it', () => {
    openDatabase(path).close();
    expect(() =>
      openDatabase(path, [...MIGRATIONS, 'CREATE TABLE extra (a INTEGER) STRICT; SELECT nonsense']),
    ).toThrow();
    const database = openDatabase(path);
    expect(database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'extra'`).pluck().get()).toBe(0);
    database.close();
  });

  it('refuses a database of a newer program and leaves it alone', async () => {
    const newer = openDatabase(path, [...MIGRATIONS, 'CREATE TABLE later (a INTEGER) STRICT']);
    newer.pragma('wal_checkpoint(TRUNCATE)');
    newer.close();
    const before = await fingerprint(path);
    expect(faultOf(() => openDatabase(path))).toBe('newer');
    expect(await fingerprint(path)).toBe(before);
  });

  it('refuses a database of another program', () => {
    const other = new Database(path);
    other.exec('CREATE TABLE cookies (a)');
    other.close();
    expect(faultOf(() => openDatabase(path))).toBe('foreign');
  });

  it('refuses what is no database and leaves it alone', async () => {
    await writeFile(path, 'this is no database at all, '.repeat(400));
    const before = await fingerprint(path);
    expect(faultOf(() => openDatabase(path))).toBe('damaged');
    expect(await fingerprint(path)).toBe(before);
  });

  it('refuses a database with damaged pages and leaves it alone', async () => {
    const database = openDatabase(path);
    const insert = database.prepare(
      'INSERT INTO marks_updates (session_id, document, content) VALUES (?, ?, ?)',
    );
    for (let row = 0; row < 500; row += 1) insert.run('session', `document ${row}`, Buffer.alloc(300, row));
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = await readFile(path);
    bytes.fill(0xa5, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 8192);
    await writeFile(path, bytes);
    const before = await fingerprint(path);
    expect(faultOf(() => openDatabase(path))).toBe('damaged');
    expect(await fingerprint(path)).toBe(before);
  });
});
