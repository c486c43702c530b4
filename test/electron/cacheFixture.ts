import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openCache, type DeviceCache } from '../../electron/cache/openCache.ts';
import type { KeyStore } from '../../electron/cache/vault.ts';
import type { BridgeSession } from '../../shared/bridge/contract.ts';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { MemberId, SessionId, Sha256 } from '../../shared/domain/ids.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function cleanUp(action: () => unknown): void {
  cleanups.push(action);
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperless-cache-'));
  cleanUp(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A key store that "encrypts" by a mask of its own; another mask stands for another login. */
export function stubKeyStore(mask = 0x5a): KeyStore {
  const masked = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ mask));
  return { available: () => true, wrap: masked, unwrap: masked };
}

export const NO_KEY_STORE: KeyStore = {
  available: () => false,
  wrap: () => {
    throw new Error('no key store');
  },
  unwrap: () => {
    throw new Error('no key store');
  },
};

export function openTestCache(folder: string, keyStore: KeyStore = stubKeyStore()): DeviceCache {
  const cache = openCache({
    folder,
    keyStore,
    fetch: (url, init) => fetch(url, init),
    report: () => undefined,
    passphraseCost: 10,
  });
  let open = true;
  const close = () => {
    if (open) cache.close();
    open = false;
  };
  cleanUp(close);
  return { ...cache, close };
}

export const CHUNK = 16 * 1024;

export function contentOf(bytes: Uint8Array): FileContent {
  const count = Math.ceil(bytes.byteLength / CHUNK);
  const chunks = Array.from({ length: count }, (_, at) =>
    sha256(bytes.subarray(at * CHUNK, (at + 1) * CHUNK)),
  );
  return { sha256: sha256(bytes), bytes: bytes.byteLength, chunkBytes: CHUNK, chunks };
}

export function sha256(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}

export function someFile(bytes: number): { bytes: Buffer; content: FileContent } {
  const body = randomBytes(bytes);
  return { bytes: body, content: contentOf(body) };
}

/** A room that serves files by range, over real sockets. `answer` may take a request over. */
export interface TestRoom {
  readonly url: string;
  readonly requests: { readonly path: string; readonly range: string; readonly authorization: string }[];
  readonly files: Map<string, Buffer>;
  /** Status to answer with instead of the file. */
  status: number | null;
  /** Ends every answer after so many bytes. */
  cutAfter: number | null;
  stop(): Promise<void>;
}

export async function startTestRoom(...bodies: readonly Buffer[]): Promise<TestRoom> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const room: TestRoom = {
    url: `http://127.0.0.1:${address.port}`,
    requests: [],
    files: new Map(bodies.map((body) => [sha256(body), body])),
    status: null,
    cutAfter: null,
    stop: () => closed(server),
  };
  serveFiles(server, room);
  cleanUp(() => closed(server));
  return room;
}

function serveFiles(server: Server, room: TestRoom): void {
  server.on('request', (request, response) => {
    const { url = '', headers } = request;
    const range = headers.range ?? '';
    room.requests.push({ path: url, range, authorization: headers.authorization ?? '' });
    const body = room.files.get(url.split('/').at(-1) ?? '');
    const [, first = '0', last = '0'] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    if (room.status !== null || body === undefined) {
      response.writeHead(room.status ?? 404).end();
      return;
    }
    const part = body.subarray(Number(first), Number(last) + 1);
    response.writeHead(206, {
      'content-length': part.byteLength,
      'content-range': `bytes ${first}-${last}/${body.byteLength}`,
    });
    if (room.cutAfter === null) response.end(part);
    else response.write(part.subarray(0, room.cutAfter), () => response.destroy());
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

export function someSession(roomUrl: string, name = 'a'): BridgeSession {
  return {
    roomUrl,
    sessionId: `session-${name}` as SessionId,
    title: 'Kỳ họp thứ 9',
    councilName: 'HĐND tỉnh',
    member: {
      id: `member-${name}` as MemberId,
      name: 'Nguyễn Thị Hoa',
      position: '',
      roles: ['delegate'],
      groupId: null,
      committeeIds: [],
    },
    token: `token-${name}`,
    expiresAt: 2_000_000_000_000,
    lastUsedAt: 1_700_000_000_000,
  };
}
