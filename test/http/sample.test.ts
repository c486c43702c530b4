import { watch } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ready } from '../../resources/build/readyLine.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import { openHouse } from '../../server/openHouse.ts';
import { realSurroundings } from '../../server/surroundings.ts';
import { TestServer } from './runningServer.ts';
import { writeSampleFolder } from './sampleFolder.ts';
import { spawnServer } from './serverProcess.ts';
import { silentLog } from '../room/house.ts';

describe('the sample session', () => {
  let folder: string;
  let sample: string;
  let data: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sample-'));
    sample = join(folder, 'sample');
    data = join(folder, 'data');
    await writeSampleFolder(sample);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function expectWholeSession(sessionId: string | null): Promise<void> {
    const house = await openHouse(data, silentLog, realSurroundings);
    const room = house.rooms.room(sessionId as SessionId);
    expect(house.rooms.all()).toHaveLength(1);
    expect(room?.state.published).toBe(true);
    expect(room?.state.members.size).toBe(5);
    expect([...(room?.state.items.values() ?? [])].map(({ title }) => title)).toEqual([
      'Khai mạc',
      'Ngân sách',
    ]);
    const files = [...(room?.state.files.values() ?? [])];
    expect(files.map(({ versions }) => versions.length)).toEqual([1, 2]);
    for (const { content } of files.flatMap(({ versions }) => versions)) {
      expect(await house.blobs.content(content.sha256)).toEqual(content);
    }
    await house.close();
  }

  it('is imported on the first start, with codes that every start prints', async () => {
    const first = spawnServer(data, '--sample', sample);
    const ready = await first.ready();
    expect(ready.codes.delegates).toHaveLength(2);
    expect(ready.codes.guests).toHaveLength(1);
    for (const [code, id] of [
      [ready.codes.secretary, 'secretary'],
      [ready.codes.chair, 'chair'],
      [ready.codes.delegates?.[0], 'd1'],
    ] as const) {
      const answer = await fetch(`${ready.url}/api/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      });
      expect(await answer.json()).toMatchObject({ sessionId: ready.session, member: { id } });
    }
    expect((await first.end('SIGTERM')).code).toBe(0);
    expect((await stat(join(data, 'sample-codes.json'))).mode & 0o777).toBe(0o600);
    const second = spawnServer(data, '--sample', sample);
    expect({ ...(await second.ready()), url: '' }).toEqual({ ...ready, url: '' });
    await second.end('SIGTERM');
    await expectWholeSession(ready.session);
  });

  it('a start killed in the middle starts over cleanly', async () => {
    await mkdir(data);
    let imported: Ready | null = null;
    for (let killAfter = 1; imported === null; killAfter += 6) {
      const server = spawnServer(data, '--sample', sample);
      let changes = 0;
      const watcher = watch(data, { recursive: true }, () => {
        changes += 1;
        if (changes >= killAfter) server.child.kill('SIGKILL');
      });
      const outcome = await server.ready().catch(() => null);
      watcher.close();
      if (outcome !== null) imported = outcome;
      await server.end('SIGKILL');
    }
    await expectWholeSession(imported.session);
  });

  it('goes on where codes were not yet written, and imports again where the session was not', async () => {
    const server = await TestServer.start({ sampleFolder: sample });
    const path = join(server.folder, 'data', 'sample-codes.json');
    const before = server.running;
    await before.close();
    const state = JSON.parse(await readFile(path, 'utf8')) as { sessionId: string };
    await writeFile(path, JSON.stringify({ ...state, codes: null }));
    await server.open();
    expect(server.running.sessionId).toBe(before.sessionId);
    const code = server.running.sampleCodes?.secretary ?? '';
    expect((await server.join(code)).status).toBe(200);
    expect((await server.join(before.sampleCodes?.secretary ?? '')).status).toBe(403);
    await server.dispose();
  });

  it('is left out where it is not wanted, and where a session exists', async () => {
    const server = await TestServer.start();
    expect(server.running.sessionId).toBeNull();
    await server.setUp();
    const data = join(server.folder, 'data');
    await server.running.close();
    const again = spawnServer(data, '--sample', sample);
    const ready = await again.ready();
    expect(ready.session).not.toBeNull();
    expect(ready.codes).toEqual({});
    await again.end('SIGTERM');
    await rm(server.folder, { recursive: true });
  });

  it('a sample that is broken is named and leaves nothing', async () => {
    await rm(join(sample, 'b-2.pdf'));
    const { code, stderr } = await spawnServer(data, '--sample', sample).finished;
    expect(code).toBe(1);
    expect(stderr).toContain('b-2.pdf');
    const house = await openHouse(data, silentLog, realSurroundings);
    expect(house.rooms.isEmpty).toBe(true);
    await house.close();
  });
});
