import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CommitQueue } from '../../electron/cache/CommitQueue.ts';
import { MIGRATIONS } from '../../electron/cache/migrations.ts';
import { openDatabase } from '../../electron/cache/openDatabase.ts';
import { cleanUp, openTestCache, temporaryFolder } from './cacheFixture.ts';

const A = new Uint8Array([1, 1]);
const B = new Uint8Array([2, 2]);
const C = new Uint8Array([3, 3]);

test('a document with one damaged update keeps the others; with none that opens it is damaged', async () => {
  const folder = temporaryFolder();
  const cache = openTestCache(folder);
  await cache.documents.append('s/m/x', A, true);
  await cache.documents.append('s/m/x', B, true);
  const database = new Database(join(folder, 'device.db'));
  cleanUp(() => database.close());
  database.prepare('UPDATE document_update SET sealed = zeroblob(40) WHERE revision = 1').run();
  expect((await cache.documents.load('s/m/x'))?.updates).toEqual([B]);
  database.prepare('UPDATE document_update SET sealed = zeroblob(40)').run();
  await expect(cache.documents.load('s/m/x')).rejects.toMatchObject({ fault: 'damaged' });
});

test('updates cannot be swapped between revisions or documents', async () => {
  const folder = temporaryFolder();
  const cache = openTestCache(folder);
  await cache.documents.append('s/m/x', A, false);
  await cache.documents.append('s/m/y', B, false);
  const database = new Database(join(folder, 'device.db'));
  cleanUp(() => database.close());
  database.exec(`UPDATE document_update SET sealed =
    (SELECT sealed FROM document_update WHERE key = 's/m/y') WHERE key = 's/m/x'`);
  await expect(cache.documents.load('s/m/x')).rejects.toMatchObject({ fault: 'damaged' });
});

test('changes of one turn are appended in order, and loading sees those before it', async () => {
  const cache = openTestCache(temporaryFolder());
  const [first, second, loaded, third] = await Promise.all([
    cache.documents.append('s/m/x', A, false),
    cache.documents.append('s/m/x', B, true),
    cache.documents.load('s/m/x'),
    cache.documents.append('s/m/x', C, false),
  ]);
  expect([first, second, third]).toEqual([1, 2, 3]);
  expect(loaded).toEqual({ updates: [A, B], unsaved: true, revision: 2 });
});

test('a change that comes from others later does not keep an acknowledged one unsaved', async () => {
  const cache = openTestCache(temporaryFolder());
  const own = await cache.documents.append('s/m/x', A, true);
  await cache.documents.append('s/m/x', B, false);
  await cache.documents.markSaved('s/m/x', own);
  expect(await cache.documents.unsaved('s/')).toEqual([]);
});

test('work that throws is rolled back alone; the rest of its turn is kept', async () => {
  const database = openDatabase(join(temporaryFolder(), 'device.db'));
  cleanUp(() => database.close());
  const commits = new CommitQueue(database);
  const insert = (key: string) =>
    database.prepare('INSERT INTO document (key, revision, unsaved_revision) VALUES (?, 1, 0)').run(key);
  const results = await Promise.allSettled([
    commits.run(() => insert('a')),
    commits.run(() => {
      insert('b');
      throw new Error('no');
    }),
    commits.run(() => insert('c')),
  ]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(database.prepare('SELECT key FROM document ORDER BY key').pluck().all()).toEqual(['a', 'c']);
});

test('a full disk is named, and what was kept before stays', async () => {
  const database = openDatabase(join(temporaryFolder(), 'device.db'));
  cleanUp(() => database.close());
  const commits = new CommitQueue(database);
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 2}`);
  const insert = database.prepare('INSERT INTO vault VALUES (1, ?, ?, ?, 1, ?)');
  const big = Buffer.alloc(1024 * 1024);
  const kept = commits.run(() => database.prepare("INSERT INTO document VALUES ('a', 1, 0)").run());
  await kept;
  const full = commits.run(() => insert.run('system', big, big, big));
  await expect(full).rejects.toMatchObject({ fault: 'storageFull' });
  await commits.run(() => undefined);
  expect(database.prepare('SELECT count(*) FROM document').pluck().get()).toBe(1);
});

test('closing commits what waits', async () => {
  const folder = temporaryFolder();
  const cache = openTestCache(folder);
  const waiting = cache.documents.append('s/m/x', A, true);
  cache.close();
  expect(await waiting).toBe(1);
  expect((await openTestCache(folder).documents.load('s/m/x'))?.updates).toEqual([A]);
});

test('migrations run once, in order; a newer database and one that is none are refused untouched', () => {
  const path = join(temporaryFolder(), 'device.db');
  openDatabase(path).close();
  const next = [...MIGRATIONS, 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT'];
  const upgraded = openDatabase(path, next);
  expect(upgraded.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
  upgraded.close();
  openDatabase(path, next).close();
  expect(() => openDatabase(path)).toThrow('newerVersion');
  const other = join(temporaryFolder(), 'device.db');
  writeFileSync(other, 'this is not a database '.repeat(100));
  expect(() => openDatabase(other)).toThrow('unreadable');
});

test('a migration that fails leaves the version before', () => {
  const path = join(temporaryFolder(), 'device.db');
  openDatabase(path).close();
  expect(() => openDatabase(path, [...MIGRATIONS, 'CREATE TABLE half (id INTEGER); nonsense'])).toThrow();
  const database = openDatabase(path);
  cleanUp(() => database.close());
  expect(database.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'half'").pluck().get()).toBe(0);
});
