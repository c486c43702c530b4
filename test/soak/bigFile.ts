import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles, RoomServer } from '../e2e/roomServer.ts';

const BYTES = 200 * 1024 * 1024;

/** The largest file to plan for: put in, killed, read back whole and in ranges, every byte as it was. */
export async function bigFile(): Promise<{ bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'paperless-big-'));
  const room = await RoomServer.start();
  try {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(BYTES - 9)]);
    const path = join(folder, 'ho-so-lon.pdf');
    await writeFile(path, bytes);
    importFiles(room, [path]);
    await room.kill();
    await room.restart();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const token = await signIn(room);
    const ask = (range?: string): Promise<Response> =>
      fetch(`${room.url}/api/files/${sha256}`, {
        headers: { authorization: `Bearer ${token}`, ...(range === undefined ? {} : { range }) },
      });
    const whole = createHash('sha256');
    for await (const chunk of (await ask()).body ?? []) whole.update(chunk);
    assert.equal(whole.digest('hex'), sha256);
    for (const begin of [0, 1_000_003, BYTES - 70_000]) {
      const part = await ask(`bytes=${begin}-${begin + 65_535}`);
      assert.equal(part.status, 206);
      assert.ok(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(begin, begin + 65_536)));
    }
    return { bytes: BYTES };
  } finally {
    await room.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

async function signIn(room: RoomServer): Promise<string> {
  const answer = await fetch(`${room.url}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: room.ready.codes.secretary }),
  });
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { token: string }).token;
}
