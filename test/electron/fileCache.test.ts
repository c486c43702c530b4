import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  CHUNK,
  contentOf,
  openTestCache,
  sha256,
  someFile,
  someSession,
  startTestRoom,
  temporaryFolder,
} from './cacheFixture.ts';

const TOKEN = 'secret-token';

test('ranges are answered byte for byte, fetched once, and again from the device when the room is gone', async () => {
  const { bytes, content } = someFile(5 * CHUNK + 123);
  const room = await startTestRoom(bytes);
  const folder = temporaryFolder();
  const source = { roomUrl: room.url, token: TOKEN };
  const cache = openTestCache(folder);
  const ranges = [
    [0, 1],
    [CHUNK - 1, CHUNK + 1],
    [10, 3 * CHUNK + 5],
    [5 * CHUNK, content.bytes],
    [7, 7],
  ] as const;
  for (const [begin, end] of ranges) {
    const read = await cache.files.read(content, source, begin, end);
    expect(Buffer.from(read).equals(bytes.subarray(begin, end))).toBe(true);
  }
  expect(sha256(await cache.files.read(content, source, 0, content.bytes + 99))).toBe(content.sha256);
  expect(new Map(await cache.files.held([content])).get(content.sha256)).toBe(content.bytes);
  const asked = room.requests.length;
  cache.close();
  await room.stop();
  const again = openTestCache(folder);
  expect(sha256(await again.files.read(content, source, 0, content.bytes))).toBe(content.sha256);
  expect(room.requests.length).toBe(asked);
});

test('one request covers neighbouring chunks, carries the bearer token, and many readers share it', async () => {
  const { bytes, content } = someFile(20 * CHUNK);
  const room = await startTestRoom(bytes);
  const cache = openTestCache(temporaryFolder());
  const source = { roomUrl: room.url, token: TOKEN };
  const reads = await Promise.all(
    [0, 1, 2, 3].map(() => cache.files.read(content, source, 0, content.bytes)),
  );
  for (const read of reads) expect(sha256(read)).toBe(content.sha256);
  expect(room.requests).toEqual([
    {
      path: `/api/files/${content.sha256}`,
      range: `bytes=0-${content.bytes - 1}`,
      authorization: `Bearer ${TOKEN}`,
    },
  ]);
});

test('the next missing chunks come in steps of the limit, at least one', async () => {
  const { bytes, content } = someFile(5 * CHUNK + 1);
  const room = await startTestRoom(bytes);
  const cache = openTestCache(temporaryFolder());
  const source = { roomUrl: room.url, token: TOKEN };
  expect(await cache.files.fetchMissing(content, source, 1)).toBe(CHUNK);
  await cache.files.read(content, source, 2 * CHUNK, 2 * CHUNK + 1);
  expect(await cache.files.fetchMissing(content, source, 3 * CHUNK)).toBe(5 * CHUNK);
  expect(await cache.files.fetchMissing(content, source, 3 * CHUNK)).toBe(content.bytes);
  const asked = room.requests.length;
  expect(await cache.files.fetchMissing(content, source, CHUNK)).toBe(content.bytes);
  expect(room.requests.length).toBe(asked);
});

test('a damaged, exchanged or lost chunk is fetched again; never shown', async () => {
  const { bytes, content } = someFile(4 * CHUNK);
  const room = await startTestRoom(bytes);
  const folder = temporaryFolder();
  const cache = openTestCache(folder);
  const source = { roomUrl: room.url, token: TOKEN };
  await cache.files.read(content, source, 0, content.bytes);
  const chunk = (position: number) =>
    join(folder, 'chunks', content.sha256.slice(0, 2), content.sha256, String(position));
  const spoil = () => {
    writeFileSync(chunk(0), Buffer.alloc(CHUNK));
    const second = readFileSync(chunk(1));
    writeFileSync(chunk(1), readFileSync(chunk(2)));
    writeFileSync(chunk(2), second);
    rmSync(chunk(3));
  };
  spoil();
  expect(sha256(await cache.files.read(content, source, 0, content.bytes))).toBe(content.sha256);
  spoil();
  await room.stop();
  const offline = cache.files.read(content, source, 0, content.bytes);
  await expect(offline).rejects.toMatchObject({ fault: 'offline' });
  expect(new Map(await cache.files.held([content])).get(content.sha256)).toBe(0);
});

test('what the room sends is checked: other bytes are neither handed out nor kept', async () => {
  const { bytes, content } = someFile(3 * CHUNK);
  const room = await startTestRoom(bytes);
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(2 * CHUNK) ^ 1, 2 * CHUNK);
  room.files.set(content.sha256, changed);
  const cache = openTestCache(temporaryFolder());
  const source = { roomUrl: room.url, token: TOKEN };
  const read = cache.files.read(content, source, 0, content.bytes);
  await expect(read).rejects.toMatchObject({ fault: 'damaged' });
  expect(new Map(await cache.files.held([content])).get(content.sha256)).toBe(2 * CHUNK);
});

test('a connection lost half-way keeps the chunks that came', async () => {
  const { bytes, content } = someFile(4 * CHUNK);
  const room = await startTestRoom(bytes);
  const cache = openTestCache(temporaryFolder());
  const source = { roomUrl: room.url, token: TOKEN };
  room.cutAfter = 2 * CHUNK + 100;
  const cut = cache.files.read(content, source, 0, content.bytes);
  await expect(cut).rejects.toMatchObject({ fault: 'offline' });
  expect(new Map(await cache.files.held([content])).get(content.sha256)).toBe(2 * CHUNK);
  room.cutAfter = null;
  expect(sha256(await cache.files.read(content, source, 0, content.bytes))).toBe(content.sha256);
  expect(room.requests.at(-1)?.range).toBe(`bytes=${2 * CHUNK}-${content.bytes - 1}`);
});

test.each([
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'missing'],
  [500, 'offline'],
  [416, 'damaged'],
] as const)('the answer %i is the fault %s', async (status, fault) => {
  const { bytes, content } = someFile(CHUNK);
  const room = await startTestRoom(bytes);
  room.status = status;
  const cache = openTestCache(temporaryFolder());
  const read = cache.files.read(content, { roomUrl: room.url, token: TOKEN }, 0, 1);
  await expect(read).rejects.toMatchObject({ fault });
});

test('a list of chunks that does not fit the size is damaged', async () => {
  const { content } = someFile(2 * CHUNK);
  const cache = openTestCache(temporaryFolder());
  const wrong = { ...content, chunks: content.chunks.slice(1) };
  const read = cache.files.read(wrong, { roomUrl: 'http://127.0.0.1:9', token: TOKEN }, 0, 1);
  await expect(read).rejects.toMatchObject({ fault: 'damaged' });
});

test('chunks on the disk are sealed', async () => {
  const bytes = Buffer.from('Dự thảo nghị quyết '.repeat(2000));
  const content = contentOf(bytes);
  const room = await startTestRoom(bytes);
  const folder = temporaryFolder();
  const cache = openTestCache(folder);
  await cache.files.read(content, { roomUrl: room.url, token: TOKEN }, 0, content.bytes);
  const names = readdirSync(join(folder, 'chunks'), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  expect(files).toHaveLength(content.chunks.length);
  for (const file of files) {
    expect(readFileSync(join(file.parentPath, file.name)).includes('nghị quyết')).toBe(false);
  }
});

test('forgetting a session takes its documents and the files that no other session uses', async () => {
  const own = someFile(CHUNK);
  const shared = someFile(CHUNK);
  const room = await startTestRoom(own.bytes, shared.bytes);
  const folder = temporaryFolder();
  const cache = openTestCache(folder);
  const [a, b] = [someSession(room.url, 'a'), someSession(room.url, 'b')];
  await cache.identity.remember(a);
  await cache.identity.remember(b);
  const read = (file: typeof own, token: string) =>
    cache.files.read(file.content, { roomUrl: room.url, token }, 0, 1);
  await read(own, a.token);
  await read(shared, a.token);
  await read(shared, b.token);
  await cache.documents.append('session-a/member-a/room/x', new Uint8Array([1]), false);
  await cache.documents.append('session-a/member-a2/room/x', new Uint8Array([1]), false);
  await cache.documents.append('session-b/member-b/room/x', new Uint8Array([1]), false);

  await cache.forget({ roomUrl: room.url, sessionId: a.sessionId, memberId: a.member.id });
  expect((await cache.identity.sessions()).map((session) => session.sessionId)).toEqual([b.sessionId]);
  expect(await cache.documents.keys('')).toEqual(['session-a/member-a2/room/x', 'session-b/member-b/room/x']);
  const held = new Map(await cache.files.held([own.content, shared.content]));
  expect([held.get(own.content.sha256), held.get(shared.content.sha256)]).toEqual([0, CHUNK]);
  await cache.forget({ roomUrl: room.url, sessionId: b.sessionId, memberId: b.member.id });
  const left = readdirSync(join(folder, 'chunks'), { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile())).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'a full disk is named, and reading what is here goes on',
  async () => {
    const { bytes, content } = someFile(3 * CHUNK);
    const room = await startTestRoom(bytes);
    const folder = temporaryFolder();
    const cache = openTestCache(folder);
    const source = { roomUrl: room.url, token: TOKEN };
    await cache.files.read(content, source, 0, 1);
    const chunks = join(folder, 'chunks', content.sha256.slice(0, 2), content.sha256);
    // The next file that is written for a chunk leads to a device that is always full.
    symlinkSync('/dev/full', join(chunks, '1.2.tmp'));
    await expect(cache.files.fetchMissing(content, source, CHUNK)).rejects.toMatchObject({
      fault: 'storageFull',
    });
    expect(
      Buffer.from(await cache.files.read(content, source, 0, CHUNK)).equals(bytes.subarray(0, CHUNK)),
    ).toBe(true);
    expect(await cache.files.fetchMissing(content, source, CHUNK)).toBe(2 * CHUNK);
  },
);
