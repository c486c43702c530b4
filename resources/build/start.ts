import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { electronSearch, findElectron } from './electronRuntime.ts';
import { DIST, PROJECT } from './paths.ts';
import { untilReady } from './readyLine.ts';

/**
 * `npm start`: builds what is stale, starts the room server and, where there is a display and an Electron,
 * the desktop window. Options: --headless --port N --host H --data DIR --no-sample --cert FILE --key FILE
 * --ca-port N; as environment variables PAPERLESS_HEADLESS, PAPERLESS_PORT, PAPERLESS_HOST, PAPERLESS_DATA,
 * PAPERLESS_NO_SAMPLE, PAPERLESS_CERT, PAPERLESS_KEY, PAPERLESS_CA_PORT.
 */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        headless: { type: 'boolean' },
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'no-sample': { type: 'boolean' },
        cert: { type: 'string' },
        key: { type: 'string' },
        'ca-port': { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    fail(
      `${error instanceof Error ? error.message : String(error)}\n` +
        'Options: --headless --port N --host H --data DIR --no-sample --cert FILE --key FILE --ca-port N',
    );
  }
}

/** Options that are the server's own. */
const HANDED_ON = ['port', 'host', 'cert', 'key', 'ca-port'] as const;

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

const options = readOptions();
const headless = options.headless === true || Boolean(process.env['PAPERLESS_HEADLESS']) || !hasDisplay();

// In a process of its own: the bundler's memory (most of a gigabyte) goes back before people sit down to read.
const parts = headless ? ['renderer', 'server', 'sample'] : [];
const building = spawnSync(process.execPath, [join(PROJECT, 'resources/build/build.ts'), ...parts], {
  stdio: 'inherit',
});
if (building.status !== 0) process.exit(building.status ?? 1);

const server = spawn(
  process.execPath,
  [
    join(DIST, 'server/main.js'),
    ...HANDED_ON.flatMap((name) => {
      const value = options[name];
      return value === undefined ? [] : [`--${name}`, value];
    }),
    '--data',
    options.data ?? process.env['PAPERLESS_DATA'] ?? join(PROJECT, '.data'),
    ...(options['no-sample'] === true ? ['--no-sample'] : []),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
server.stdout?.pipe(process.stdout);
server.once('error', (error) =>
  fail(`Không khởi động được máy chủ / the server did not start: ${error.message}`),
);

let window: ChildProcess | null = null;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping = true;
    window?.kill('SIGTERM');
    server.kill('SIGTERM');
  });
}
server.once('exit', (code, signal) => {
  window?.kill('SIGTERM');
  process.exit(stopping ? 0 : (code ?? (signal === null ? 0 : 1)));
});

// A server that ends before it is ready has said why itself, and takes this process with it.
const ready = await untilReady(server).catch(() => null);
if (ready !== null && !headless && !stopping) openWindow(ready.url);

/** The `electron` package has no install script: its binary is fetched here, once, where that is possible. */
function downloadElectron() {
  console.log('Đang tải Electron (một lần) / downloading Electron (once) …');
  spawnSync('npm', ['exec', '--', 'install-electron'], {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  return findElectron(electronSearch(PROJECT));
}

function openWindow(url: string): void {
  const electron = findElectron(electronSearch(PROJECT)) ?? downloadElectron();
  if (electron === null) {
    console.log(
      `Máy này chưa có Electron; hãy mở ${url} bằng trình duyệt. / No Electron here; open ${url} in a browser.`,
    );
    return;
  }
  window = spawn(electron.executable, [...electron.args, PROJECT, '--room', url], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  window.once('exit', () => {
    stopping = true;
    server.kill('SIGTERM');
  });
}
