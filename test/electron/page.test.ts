import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCommandLine } from '../../electron/commandLine.ts';
import { requestedRange } from '../../electron/page/byteRange.ts';
import { grants } from '../../electron/page/permissions.ts';
import { servePage } from '../../electron/page/servePage.ts';
import { readBounds, writeBounds } from '../../electron/window/bounds.ts';
import { temporaryFolder } from './cacheFixture.ts';

function renderer(): string {
  const folder = join(temporaryFolder(), 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'desktop.html'), '<script nonce="CSP_NONCE_PLACEHOLDER"></script>');
  writeFileSync(join(folder, 'assets', 'a.wasm'), '0123456789');
  writeFileSync(join(folder, '..', 'secret.txt'), 'secret');
  return folder;
}

function ask(folder: string, path: string, init: RequestInit = {}): Promise<Response> {
  return servePage(folder, new Request(`app://paperless${path}`, init));
}

test('the page carries a new nonce each time, the same in its policy', async () => {
  const folder = renderer();
  const nonces = new Set<string>();
  for (const path of ['/desktop.html', '/', '/phien-hop/1']) {
    const response = await ask(folder, path);
    const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(response.headers.get('content-security-policy')).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('files have their media type, and ranges are 206', async () => {
  const folder = renderer();
  const whole = await ask(folder, '/assets/a.wasm');
  expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'application/wasm']);
  expect(await whole.text()).toBe('0123456789');
  const part = await ask(folder, '/assets/a.wasm', { headers: { range: 'bytes=2-4' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 2-4/10']);
  expect([part.headers.get('content-length'), await part.text()]).toEqual(['3', '234']);
  const behind = await ask(folder, '/assets/a.wasm', { headers: { range: 'bytes=10-' } });
  expect([behind.status, behind.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  const head = await ask(folder, '/assets/a.wasm', { method: 'HEAD' });
  expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', '']);
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/..%5csecret.txt',
  '/a%00.txt',
  '/%zz.js',
  '/assets/none.js',
])('nothing outside the folder is served: %s', async (path) => {
  const response = await ask(renderer(), path);
  expect(response.status).toBe(404);
});

test('only reading is served', async () => {
  expect((await ask(renderer(), '/desktop.html', { method: 'POST' })).status).toBe(405);
});

test.each([
  ['bytes=0-0', { begin: 0, end: 1 }],
  ['bytes=5-', { begin: 5, end: 10 }],
  ['bytes=-3', { begin: 7, end: 10 }],
  ['bytes=-30', { begin: 0, end: 10 }],
  ['bytes=2-99', { begin: 2, end: 10 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=5-2', null],
  ['bytes=0-1,3-4', null],
  ['bytes=-', null],
  ['items=0-1', null],
  [null, null],
] as const)('range %s', (header, expected) => {
  expect(requestedRange(header, 10)).toEqual(expected);
});

test('permissions: the camera, copying, the full screen and the local network for our page alone', () => {
  const own = 'app://paperless';
  expect(grants('media', own, ['video'])).toBe(true);
  expect(grants('media', own, ['video', 'audio'])).toBe(false);
  expect(grants('media', own, [])).toBe(false);
  for (const name of ['clipboard-sanitized-write', 'fullscreen', 'local-network-access']) {
    expect(grants(name, own, [])).toBe(true);
    expect(grants(name, 'http://10.0.0.1', [])).toBe(false);
  }
  for (const name of ['geolocation', 'notifications', 'openExternal', 'clipboard-read', 'usb', 'midi']) {
    expect(grants(name, own, [])).toBe(false);
  }
});

test('the command line names a room, the environment only when it does not', () => {
  expect(readCommandLine(['x', '--room', 'http://10.0.0.1:8181/'], {}).room).toBe('http://10.0.0.1:8181');
  expect(readCommandLine(['--room=https://phong.hop'], { PAPERLESS_ROOM: 'http://b' }).room).toBe(
    'https://phong.hop',
  );
  expect(readCommandLine([], { PAPERLESS_ROOM: 'http://b' }).room).toBe('http://b');
  for (const wrong of ['javascript:alert(1)', 'http://a/b', 'file:///x', '']) {
    expect(readCommandLine(['--room', wrong], {}).room).toBeNull();
  }
});

test('the window comes back where it was, unless no display shows that place', () => {
  const path = join(temporaryFolder(), 'window.json');
  const display = { x: 0, y: 0, width: 1366, height: 768 };
  expect(readBounds(path, [display])).toBeNull();
  const bounds = { x: 20, y: 30, width: 1000, height: 700, maximized: false };
  writeBounds(path, bounds);
  expect(readBounds(path, [display])).toEqual(bounds);
  expect(readBounds(path, [{ ...display, x: 5000 }])).toBeNull();
  writeFileSync(path, '{"x": "20"');
  expect(readBounds(path, [display])).toBeNull();
});
