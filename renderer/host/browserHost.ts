import { hasWebCrypto } from './deviceKey.ts';
import type { Host, HostLimit } from './Host.ts';
import { ChunkedFiles } from './browser/ChunkedFiles.ts';
import type { Fetch } from './browser/ChunkFetches.ts';
import { hostDatabase } from './browser/database.ts';
import { FileUses } from './browser/FileUses.ts';
import { IndexedDbDocs } from './browser/IndexedDbDocs.ts';
import { IndexedDbChunks, IndexedDbUses } from './browser/IndexedDbFiles.ts';
import { IndexedDbIdentity } from './browser/IndexedDbIdentity.ts';

export interface BrowserHostOptions {
  readonly databaseName?: string;
  readonly fetch?: Fetch;
}

/** A tablet or computer that opened the room's address in a browser: IndexedDB, HTTP and WebSockets. */
export async function createBrowserHost(options: BrowserHostOptions = {}): Promise<Host> {
  const database = hostDatabase(options.databaseName ?? 'paperless-room');
  const fetchFromRoom: Fetch = options.fetch ?? ((url, init) => fetch(url, init));
  const docs = new IndexedDbDocs(database);
  const sessions = async () => (await database()).getAll('sessions');
  const uses = new FileUses(new IndexedDbUses(database), sessions);
  const files = new ChunkedFiles(new IndexedDbChunks(database), fetchFromRoom, (sha256, source) =>
    uses.note(sha256, source),
  );
  const identity = new IndexedDbIdentity(database, docs, files, uses);
  return {
    identity,
    files,
    docs,
    connect: {
      homeRoom: location.origin,
      fetch: fetchFromRoom,
      socket(url, protocols) {
        const socket = new WebSocket(url, [...protocols]);
        socket.binaryType = 'arraybuffer';
        return socket;
      },
    },
    shell: null,
    limits: await limitsHere(),
  };
}

/**
 * Whether the page will start without the room. A browser that was told to go on although it does not trust the
 * room's certificate has a secure context, but registers no service worker.
 */
async function startsOffline(): Promise<boolean> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return false;
  if (!import.meta.env.PROD) return true;
  try {
    await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
    return true;
  } catch (error) {
    console.warn('the application will not start without the room', error);
    return false;
  }
}

async function limitsHere(): Promise<HostLimit[]> {
  const limits: HostLimit[] = [];
  if (!(await startsOffline())) limits.push('noOfflineStart');
  if (!hasWebCrypto()) limits.push('noDeviceKey');
  // Missing, like WebCrypto, where the page has no secure context.
  const storage = (navigator as Partial<Pick<Navigator, 'storage'>>).storage;
  if (!((await storage?.persist?.()) ?? false)) limits.push('storageMayBeCleared');
  return limits;
}
