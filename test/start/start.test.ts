import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DIST, PROJECT } from '../../resources/build/paths.ts';
import { untilReady, type Ready } from '../../resources/build/readyLine.ts';

const START = join(PROJECT, 'resources/build/start.ts');
const folders: string[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'paperless-start-'));
  folders.push(path);
  return path;
}

afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** Runs the start command until it prints READY or ends. */
async function start(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [START, '--headless', ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  const ready = await untilReady(child).catch(() => null);
  return { child, ended, ready, output: () => ({ out, err }) };
}

describe('npm start', () => {
  it('prints one READY line with the address and the codes of the sample session, and ends cleanly', async () => {
    const data = folder();
    const first = await start(['--port', '0', '--data', data]);
    expect(first.ready, first.output().err).not.toBeNull();
    const ready = first.ready as Ready;
    expect(ready.codes.delegates?.length).toBeGreaterThanOrEqual(55);
    const joined = await fetch(`${ready.url}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: ready.codes.secretary }),
    });
    expect(joined.status).toBe(200);
    expect(((await joined.json()) as { sessionId: string }).sessionId).toBe(ready.session);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = await start([], { PAPERLESS_PORT: '0', PAPERLESS_DATA: data });
    expect(second.ready).toMatchObject({ session: ready.session, codes: ready.codes });
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('offers a set-up code instead of the sample session when asked to', async () => {
    const { child, ended, ready } = await start(['--port', '0', '--data', folder(), '--no-sample']);
    expect(ready).toMatchObject({
      session: null,
      codes: { setup: expect.any(String) },
    });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('says in one sentence that the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { ended, ready, output } = await start([
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
      '--data',
      folder(),
    ]);
    expect(ready).toBeNull();
    expect(await ended).not.toBe(0);
    expect(output().err).toContain(String(port));
    expect(output().err).not.toContain('    at ');
    taken.close();
  });

  it('says that the data folder cannot be written', async () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    const { ended, ready, output } = await start(['--port', '0', '--data', join(file, 'data')]);
    expect(ready).toBeNull();
    expect(await ended).not.toBe(0);
    expect(output().err).toContain('data');
    expect(output().err).not.toContain('    at ');
  });

  it('leaves a damaged database as it is', async () => {
    const data = folder();
    const sound = await start(['--port', '0', '--data', data, '--no-sample']);
    sound.child.kill('SIGTERM');
    await sound.ended;
    const database = readdirSync(data).find((name) => /\.(db|sqlite3?)$/.test(name));
    expect(database).toBeDefined();
    const path = join(data, database ?? '');
    const damaged = Buffer.concat([Buffer.from('this is no database '.repeat(100)), readFileSync(path)]);
    writeFileSync(path, damaged);
    const { ended, ready, output } = await start(['--port', '0', '--data', data]);
    expect(ready).toBeNull();
    expect(await ended).not.toBe(0);
    expect(output().err).not.toContain('    at ');
    expect(readFileSync(path).equals(damaged)).toBe(true);
  });

  it('answers an unknown option with the options there are', async () => {
    const { ended, output } = await start(['--bananas']);
    expect(await ended).not.toBe(0);
    expect(output().err).toContain('--headless');
  });
});

describe('an old Node', () => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '';
    return /^v(18|20)\./.test(version);
  });

  it.skipIf(old === undefined)('is told in a sentence, not by a crash', () => {
    const { status, stderr } = spawnSync(old ?? '', [join(DIST, 'server/main.js'), '--port', '0'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/Node/);
    expect(stderr).not.toContain('    at ');
  });
});
