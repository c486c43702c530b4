import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../server/configuration.ts';
import { describeStartFault, StartFault } from '../../server/startFault.ts';
import { openDatabase } from '../../server/store/sqlite/openDatabase.ts';
import { MIGRATIONS } from '../../server/store/sqlite/migrations/migrations.ts';
import { ServerProcess, spawnServer, type Finished } from './serverProcess.ts';

describe('starting and ending', () => {
  let folder: string;
  let data: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'start-'));
    data = join(folder, 'data');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** One sentence in Vietnamese, one in English, and nothing like a stack. */
  function expectSentence({ code, stderr, stdout }: Finished, ...words: readonly string[]): void {
    expect(code).toBe(1);
    expect(stdout).not.toContain('READY');
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const word of words) expect(stderr).toContain(word);
  }

  it('prints READY once, with the set-up code while there is no session', async () => {
    const server = spawnServer(data, '--no-sample');
    const ready = await server.ready();
    expect(ready.session).toBeNull();
    expect(Object.keys(ready.codes)).toEqual(['setup']);
    expect((await fetch(`${ready.url}/healthz`)).status).toBe(200);
    for (const name of ['house.sqlite', 'server.json']) {
      expect((await stat(join(data, name))).mode & 0o777).toBe(0o600);
    }
    const { code, stdout, stderr } = await server.end('SIGTERM');
    expect(code).toBe(0);
    expect(stdout.match(/^READY /gm)).toHaveLength(1);
    expect(stderr).toBe('');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cleanly on %s, with the log folded into the database',
    async (signal) => {
      const server = spawnServer(data, '--no-sample');
      const { url } = await server.ready();
      // A connection that stays open must not hold it up.
      await (await fetch(`${url}/api/room`)).text();
      expect((await server.end(signal)).code).toBe(0);
      await expect(stat(join(data, 'server.json'))).rejects.toThrow();
      await expect(stat(join(data, 'house.sqlite-wal'))).rejects.toThrow();
    },
  );

  it('a port in use', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const args = ['--port', port, '--host', '127.0.0.1', '--data', data, '--no-sample'];
    expectSentence(await new ServerProcess('main.ts', args).finished, port, 'Cổng', 'Port');
    await expect(stat(data)).rejects.toThrow();
    other.close();
  });

  it('a data folder that cannot be written', async () => {
    await writeFile(join(folder, 'file'), 'a file, no folder');
    const below = join(folder, 'file', 'data');
    expectSentence(await spawnServer(below, '--no-sample').finished, below, 'thư mục dữ liệu', 'data folder');
  });

  it('a data folder in use by another server', async () => {
    const first = spawnServer(data, '--no-sample');
    const { url } = await first.ready();
    expectSentence(
      await spawnServer(data, '--no-sample').finished,
      'đang được một máy chủ khác',
      'in use by another',
    );
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await first.end('SIGKILL');
    const again = spawnServer(data, '--no-sample');
    await again.ready();
    await again.end('SIGTERM');
  });

  it('a damaged database, which stays as it is', async () => {
    const server = spawnServer(data, '--no-sample');
    await server.ready();
    await server.end('SIGTERM');
    const path = join(data, 'house.sqlite');
    const bytes = await readFile(path);
    bytes.fill(0x5a, 100, bytes.length);
    await writeFile(path, bytes);
    expectSentence(await spawnServer(data, '--no-sample').finished, path, 'bị hỏng', 'damaged');
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  it('a database of a newer program, which stays as it is', async () => {
    const server = spawnServer(data, '--no-sample');
    await server.ready();
    await server.end('SIGTERM');
    const path = join(data, 'house.sqlite');
    openDatabase(path, [...MIGRATIONS, 'CREATE TABLE later (a INTEGER) STRICT']).close();
    const bytes = await readFile(path);
    expectSentence(await spawnServer(data, '--no-sample').finished, 'phiên bản mới hơn', 'newer');
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  it('a database that was lost beside its files', async () => {
    const server = spawnServer(data, '--no-sample');
    await server.ready();
    await server.end('SIGTERM');
    await rm(join(data, 'house.sqlite'));
    await writeFile(join(data, 'files', 'ab'), '');
    expectSentence(await spawnServer(data, '--no-sample').finished, 'bị hỏng', 'damaged');
  });

  it('a bad option', async () => {
    for (const args of [['--port', 'x'], ['--port', '70000'], ['--nonsense']]) {
      expectSentence(await new ServerProcess('main.ts', args).finished, 'Tùy chọn', 'Invalid option');
    }
  });

  it('reads options before environment variables before defaults', () => {
    const program = '/opt/paperless/dist/server/main.js';
    const plain = readConfiguration([], {}, program);
    expect(plain).toMatchObject({ port: 8181, host: '0.0.0.0', sampleFolder: null });
    const environment = { PAPERLESS_PORT: '9000', PAPERLESS_HOST: '127.0.0.1', PAPERLESS_DATA: '/srv/data' };
    const chosen = readConfiguration(['--port', '9001', '--sample', '/srv/sample'], environment, program);
    expect(chosen).toMatchObject({
      port: 9001,
      host: '127.0.0.1',
      dataFolder: '/srv/data',
      sampleFolder: '/srv/sample',
    });
    const without = { ...environment, PAPERLESS_NO_SAMPLE: '1' };
    expect(readConfiguration(['--sample', '/srv/sample'], without, program).sampleFolder).toBeNull();
    expect(() => readConfiguration(['--port', '-1'], {}, program)).toThrow(StartFault);
  });

  it('has a sentence for a full disk and for the unexpected', () => {
    const lines = (error: unknown) => describeStartFault(error).split('\n').length;
    expect(lines(new Error('unexpected'))).toBe(2);
    expect(lines('text')).toBe(2);
  });
});
