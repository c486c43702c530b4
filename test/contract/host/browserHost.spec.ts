import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { build } from 'vite';
import type { CaseResult } from './browserHost.page.ts';

/** The contract of hosts in a real browser: its IndexedDB, its WebCrypto where there is one. */
let server: Server;
let port: number;

test.beforeAll(async () => {
  const script = await bundle(resolve(import.meta.dirname, 'browserHost.page.ts'));
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  server.listen(0);
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

test.afterAll(() => {
  server.close();
});

test('browserHost keeps the contract of hosts', async ({ page }) => {
  await runContract(page, '127.0.0.1', true);
});

test('browserHost keeps it where the page has no secure context', async ({ page }) => {
  const address = addressOfThisMachine();
  test.skip(address === null, 'this machine has no address but its own loopback');
  await runContract(page, address ?? '', false);
});

async function runContract(page: Page, address: string, secure: boolean): Promise<void> {
  await page.goto(`http://${address}:${port}/`);
  await page.waitForFunction(() => 'runHostContract' in window);
  expect(await page.evaluate(() => isSecureContext)).toBe(secure);
  const results: readonly CaseResult[] = await page.evaluate(() => window.runHostContract());
  expect(results.filter(({ error }) => error !== null)).toEqual([]);
  expect(results.length).toBeGreaterThan(10);
}

function addressOfThisMachine(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rolldownOptions: { input: entry, output: { format: 'es' } } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}
