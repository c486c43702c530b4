import type { MemberId, SessionId, Sha256 } from '../../shared/domain/ids.ts';
import { ChunkedFiles } from './browser/ChunkedFiles.ts';
import type { ChunkStore } from './browser/ChunkStore.ts';
import { FileUses, sessionKey, type UseStore } from './browser/FileUses.ts';
import { hasWebCrypto, makeDeviceKey } from './deviceKey.ts';
import { FileError, type Host, type HostConnect, type HostDocs, type RememberedSession } from './Host.ts';

interface KeptDocument {
  updates: { readonly revision: number; readonly update: Uint8Array }[];
  revision: number;
  unsavedRevision: number;
}

/** What lies on the device; it outlives a host, as a disk outlives an application. */
export class MemoryDevice {
  readonly sessions = new Map<string, RememberedSession>();
  readonly documents = new Map<string, KeptDocument>();
  readonly chunks = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly uses = new Set<string>();
  key: CryptoKeyPair | null = null;
  /** Bytes of files that fit. */
  capacity = Infinity;
  /** Called before every change of a document; to fail it, throw. */
  beforeWrite: (key: string) => void = () => undefined;
  /** Called before every read of a document; to fail it, throw. */
  beforeRead: (key: string) => void = () => undefined;

  /** Flips one byte of a chunk that is held. */
  damage(sha256: Sha256, index: number): void {
    const chunk = this.chunks.get(`${sha256} ${index}`);
    if (chunk === undefined) throw new Error('no such chunk');
    chunk[0] = (chunk[0] ?? 0) ^ 0xff;
  }
}

/** A host that keeps everything in memory, for tests. */
export function createMemoryHost(connect: HostConnect, device: MemoryDevice = new MemoryDevice()): Host {
  const docs = memoryDocs(device);
  const sessions = async (): Promise<readonly RememberedSession[]> =>
    [...device.sessions.values()].sort((a, b) => b.lastUsedAt - a.lastUsedAt);
  const uses = new FileUses(memoryUses(device), sessions);
  const files = new ChunkedFiles(
    memoryChunks(device),
    (url, init) => connect.fetch(url, init),
    (sha256, source) => uses.note(sha256, source),
  );
  return {
    identity: {
      sessions,
      async remember(session) {
        device.sessions.set(sessionKey(session), session);
      },
      async forget(roomUrl: string, sessionId: SessionId, memberId: MemberId) {
        const key = sessionKey({ roomUrl, sessionId, member: { id: memberId } });
        for (const document of await docs.keys(`${sessionId}/${memberId}/`)) await docs.remove(document);
        for (const sha256 of await uses.forget(key)) await files.remove(sha256);
        device.sessions.delete(key);
      },
      async deviceKey() {
        if (hasWebCrypto()) device.key ??= await makeDeviceKey();
        return device.key;
      },
    },
    files,
    docs,
    connect,
    shell: null,
    limits: [],
  };
}

function memoryDocs(device: MemoryDevice): HostDocs {
  const { documents } = device;
  const matching = (prefix: string): [string, KeptDocument][] =>
    [...documents].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    async load(key) {
      device.beforeRead(key);
      const kept = documents.get(key);
      if (kept === undefined) return null;
      const updates = kept.updates.map(({ update }) => update);
      return { updates, unsaved: kept.unsavedRevision > 0, revision: kept.revision };
    },
    async append(key, update, unsaved) {
      device.beforeWrite(key);
      const kept = documents.get(key) ?? { updates: [], revision: 0, unsavedRevision: 0 };
      documents.set(key, kept);
      kept.revision += 1;
      kept.updates.push({ revision: kept.revision, update: update.slice() });
      if (unsaved) kept.unsavedRevision = kept.revision;
      return kept.revision;
    },
    async compact(key, state, revision) {
      device.beforeWrite(key);
      const kept = documents.get(key);
      if (kept === undefined) return;
      const newer = kept.updates.filter((stored) => stored.revision > revision);
      kept.updates = [{ revision: Math.min(revision, kept.revision), update: state.slice() }, ...newer];
    },
    async markSaved(key, revision) {
      device.beforeWrite(key);
      const kept = documents.get(key);
      if (kept !== undefined && kept.unsavedRevision <= revision) kept.unsavedRevision = 0;
    },
    unsaved: async (prefix) =>
      matching(prefix)
        .filter(([, kept]) => kept.unsavedRevision > 0)
        .map(([key]) => key),
    keys: async (prefix) => matching(prefix).map(([key]) => key),
    async remove(key) {
      device.beforeWrite(key);
      documents.delete(key);
    },
  };
}

function memoryChunks(device: MemoryDevice): ChunkStore {
  const { chunks } = device;
  const used = (): number => [...chunks.values()].reduce((sum, chunk) => sum + chunk.length, 0);
  return {
    get: async (sha256, index) => chunks.get(`${sha256} ${index}`)?.slice() ?? null,
    async put(sha256, index, bytes) {
      if (used() + bytes.length > device.capacity) throw new FileError('storageFull');
      chunks.set(`${sha256} ${index}`, bytes.slice());
    },
    async indexes(sha256) {
      const keys = [...chunks.keys()].filter((key) => key.startsWith(sha256));
      return keys.map((key) => Number(key.split(' ')[1])).sort((a, b) => a - b);
    },
    async removeChunk(sha256, index) {
      chunks.delete(`${sha256} ${index}`);
    },
    async remove(sha256) {
      for (const key of [...chunks.keys()]) if (key.startsWith(sha256)) chunks.delete(key);
    },
  };
}

function memoryUses(device: MemoryDevice): UseStore {
  const { uses } = device;
  return {
    async add(sha256, session) {
      uses.add(JSON.stringify([sha256, session]));
    },
    async removeSession(session) {
      const all = [...uses].map((key) => JSON.parse(key) as [Sha256, string]);
      const mine = all.filter(([, user]) => user === session);
      for (const key of mine) uses.delete(JSON.stringify(key));
      const elsewhere = new Set(all.filter(([, user]) => user !== session).map(([sha256]) => sha256));
      return mine.map(([sha256]) => sha256).filter((sha256) => !elsewhere.has(sha256));
    },
  };
}
