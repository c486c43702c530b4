import type { FileContent } from '../../../shared/domain/agenda.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { chunkRange, chunksOf } from '../../../shared/protocol/chunks.ts';
import { FileError, type FileSource, type HostFiles } from '../Host.ts';
import { ChunkFetches, type Chunk, type Fetch } from './ChunkFetches.ts';
import type { ChunkStore } from './ChunkStore.ts';
import { contentHash } from './contentHash.ts';

/** Chunks just checked, so that the many small reads of a page do not hash the same chunk again: 8 MiB. */
const RECENT_CHUNKS = 32;

/** Files in chunks on a device, each checked against its hash whenever it is read. */
export class ChunkedFiles implements HostFiles {
  readonly #store: ChunkStore;
  readonly #fetches: ChunkFetches;
  readonly #onUse: (sha256: Sha256, source: FileSource) => Promise<void>;
  readonly #recent = new Map<string, Chunk>();

  /** `onUse` is told before a file is read or kept for a session. */
  constructor(store: ChunkStore, fetch: Fetch, onUse: (sha256: Sha256, source: FileSource) => Promise<void>) {
    this.#store = store;
    this.#fetches = new ChunkFetches(fetch);
    this.#onUse = onUse;
  }

  async read(content: FileContent, source: FileSource, begin: number, end: number): Promise<Uint8Array> {
    if (!chunksFitSize(content)) throw new FileError('damaged');
    await this.#onUse(content.sha256, source);
    const range = { begin: Math.max(0, begin), end: Math.min(end, content.bytes) };
    const indexes = chunksOf(content, range);
    const held = await Promise.all(indexes.map((index) => this.#held(content, index)));
    // All that are missing are asked for in one go.
    const chunks = await Promise.all(
      held.map((chunk, offset) => chunk ?? this.#fetchForReading(content, source, indexes[offset]!)),
    );
    const bytes = new Uint8Array(Math.max(0, range.end - range.begin));
    for (const [offset, chunk] of chunks.entries()) {
      const from = chunkRange(content, indexes[offset]!).begin;
      const part = chunk.subarray(Math.max(0, range.begin - from), range.end - from);
      bytes.set(part, Math.max(0, from - range.begin));
    }
    return bytes;
  }

  async held(contents: readonly FileContent[]): Promise<ReadonlyMap<Sha256, number>> {
    const entries = contents.map(async (content): Promise<[Sha256, number]> => {
      return [content.sha256, bytesOf(content, await this.#store.indexes(content.sha256))];
    });
    return new Map(await Promise.all(entries));
  }

  async fetchMissing(content: FileContent, source: FileSource, limitBytes: number): Promise<number> {
    if (!chunksFitSize(content)) throw new FileError('damaged');
    await this.#onUse(content.sha256, source);
    const held = new Set(await this.#store.indexes(content.sha256));
    const missing = content.chunks.map((_, index) => index).filter((index) => !held.has(index));
    const wanted = missing.slice(0, Math.max(1, Math.floor(limitBytes / content.chunkBytes)));
    await Promise.all(
      wanted.map(async (index) => {
        const chunk = await this.#fetches.chunk(content, source, index);
        await this.#store.put(content.sha256, index, chunk);
      }),
    );
    return bytesOf(content, await this.#store.indexes(content.sha256));
  }

  async remove(sha256: Sha256): Promise<void> {
    for (const key of [...this.#recent.keys()]) {
      if (key.startsWith(sha256)) this.#recent.delete(key);
    }
    await this.#store.remove(sha256);
  }

  /** `null` when the chunk is not held, or damaged. */
  async #held(content: FileContent, index: number): Promise<Chunk | null> {
    const key = `${content.sha256} ${index}`;
    const recent = this.#recent.get(key);
    if (recent !== undefined) {
      this.#remember(key, recent);
      return recent;
    }
    const chunk = await this.#store.get(content.sha256, index);
    if (chunk === null) return null;
    if ((await contentHash(chunk)) === content.chunks[index]) {
      this.#remember(key, chunk);
      return chunk;
    }
    await this.#store.removeChunk(content.sha256, index);
    return null;
  }

  async #fetchForReading(content: FileContent, source: FileSource, index: number): Promise<Chunk> {
    // It may have come for another reader while this one looked into the store.
    const recent = this.#recent.get(`${content.sha256} ${index}`);
    if (recent !== undefined) return recent;
    const chunk = await this.#fetches.chunk(content, source, index);
    this.#remember(`${content.sha256} ${index}`, chunk);
    try {
      await this.#store.put(content.sha256, index, chunk);
    } catch (error) {
      // Reading goes on without keeping.
      console.warn('a chunk was not kept', error);
    }
    return chunk;
  }

  #remember(key: string, chunk: Chunk): void {
    this.#recent.delete(key);
    this.#recent.set(key, chunk);
    if (this.#recent.size <= RECENT_CHUNKS) return;
    const [oldest] = this.#recent.keys();
    if (oldest !== undefined) this.#recent.delete(oldest);
  }
}

/** False for a content that contradicts itself. */
function chunksFitSize({ bytes, chunkBytes, chunks }: FileContent): boolean {
  return chunks.length === Math.ceil(bytes / chunkBytes);
}

function bytesOf(content: FileContent, indexes: readonly number[]): number {
  let bytes = 0;
  for (const index of indexes) {
    const { begin, end } = chunkRange(content, index);
    bytes += Math.max(0, end - begin);
  }
  return bytes;
}
