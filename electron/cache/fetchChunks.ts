import { createHash } from 'node:crypto';
import type { FileContent } from '../../shared/domain/agenda.ts';
import { chunkRange } from '../../shared/protocol/chunks.ts';
import { CacheFault } from './CacheFault.ts';

/** How bytes come from a room: `net.fetch` in the application. */
export type RoomFetch = (url: string, init: RequestInit) => Promise<Response>;

export interface RoomFileSource {
  readonly roomUrl: string;
  readonly token: string;
}

/** Consecutive chunks, fetched by one request. Both positions are included. */
export interface ChunkRun {
  readonly first: number;
  readonly last: number;
}

/** Longest silence, in milliseconds, before a transfer counts as lost: hall Wi-Fi stalls for seconds. */
const SILENCE_LIMIT = 20_000;

/**
 * Fetches a run by one range request and hands over each chunk as soon as it is complete and has its hash,
 * so that a connection lost half-way keeps what came. Throws `CacheFault`: `offline` when the room does not
 * answer or stops, `forbidden`, `missing`, and `damaged` when what comes is not what the hashes name.
 */
export async function fetchChunks(
  fetch: RoomFetch,
  content: FileContent,
  source: RoomFileSource,
  run: ChunkRun,
  keep: (position: number, bytes: Buffer) => Promise<void>,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_LIMIT);
  try {
    const body = await request(fetch, content, source, run, silence.signal);
    const reader = body.getReader();
    let cut: ChunkCut = { position: run.first, pending: Buffer.alloc(0) };
    while (cut.position <= run.last) {
      const { value, done } = await reader.read().catch(lost);
      if (done) throw new CacheFault('offline');
      clearTimeout(timer);
      cut = await cutChunks(content, run, cut, value, keep);
      timer = setTimeout(() => silence.abort(), SILENCE_LIMIT);
    }
    await reader.cancel().catch(() => undefined);
  } finally {
    clearTimeout(timer);
  }
}

interface ChunkCut {
  readonly position: number;
  /** Bytes that belong to the chunk at `position`. */
  readonly pending: Buffer;
}

async function cutChunks(
  content: FileContent,
  run: ChunkRun,
  cut: ChunkCut,
  arrived: Uint8Array,
  keep: (position: number, bytes: Buffer) => Promise<void>,
): Promise<ChunkCut> {
  let { position } = cut;
  let pending = Buffer.concat([cut.pending, arrived]);
  while (position <= run.last) {
    const { begin, end } = chunkRange(content, position);
    const size = end - begin;
    if (pending.byteLength < size) break;
    const chunk = pending.subarray(0, size);
    if (hashOf(chunk) !== content.chunks[position]) throw new CacheFault('damaged');
    await keep(position, chunk);
    pending = pending.subarray(size);
    position += 1;
  }
  return { position, pending };
}

async function request(
  fetch: RoomFetch,
  content: FileContent,
  source: RoomFileSource,
  run: ChunkRun,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const { begin } = chunkRange(content, run.first);
  const { end } = chunkRange(content, run.last);
  const response = await fetch(`${source.roomUrl}/api/files/${content.sha256}`, {
    headers: { authorization: `Bearer ${source.token}`, range: `bytes=${begin}-${end - 1}` },
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal,
  }).catch(lost);
  const whole = begin === 0 && end === content.bytes && response.status === 200;
  if (whole || response.status === 206) {
    if (response.body === null) throw new CacheFault('offline');
    return response.body;
  }
  await response.body?.cancel();
  throw new CacheFault(faultOf(response.status));
}

function faultOf(status: number): 'forbidden' | 'missing' | 'damaged' | 'offline' {
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'missing';
  return status === 200 || status === 416 ? 'damaged' : 'offline';
}

function lost(error: unknown): never {
  throw new CacheFault('offline', error);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
