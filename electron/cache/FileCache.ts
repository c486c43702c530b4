import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { chunkRange, chunksOf } from '../../shared/protocol/chunks.ts';
import { CacheFault } from './CacheFault.ts';
import { ChunkFetches } from './ChunkFetches.ts';
import type { ChunkFiles } from './ChunkFiles.ts';
import type { ChunkIndex } from './ChunkIndex.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { RoomFetch, RoomFileSource } from './fetchChunks.ts';

export interface FileCacheParts {
  readonly index: ChunkIndex;
  readonly files: ChunkFiles;
  readonly commits: CommitQueue;
  readonly fetch: RoomFetch;
  readonly noteUse: (sha256: Sha256, roomUrl: string, token: string) => Promise<void>;
}

/** Files of the rooms, kept in sealed chunks; what is missing or damaged is fetched from the room. */
export class FileCache {
  readonly #parts: FileCacheParts;
  readonly #fetches: ChunkFetches;

  constructor(parts: FileCacheParts) {
    this.#parts = parts;
    this.#fetches = new ChunkFetches(parts.fetch, (content, position, chunk) =>
      this.#keep(content, position, chunk),
    );
  }

  /** Bytes of a half-open range. Throws `CacheFault`. */
  async read(content: FileContent, source: RoomFileSource, begin: number, end: number): Promise<Uint8Array> {
    requireSound(content);
    await this.#noteUse(content, source);
    const range = { begin: Math.max(0, begin), end: Math.min(end, content.bytes) };
    const positions = chunksOf(content, range);
    const chunks = await this.#chunks(content, source, positions);
    const out = new Uint8Array(Math.max(0, range.end - range.begin));
    for (const position of positions) {
      const { begin: at } = chunkRange(content, position);
      const chunk = chunks.get(position) ?? absent(position);
      const from = Math.max(0, range.begin - at);
      const part = chunk.subarray(from, Math.min(chunk.byteLength, range.end - at));
      out.set(part, at + from - range.begin);
    }
    return out;
  }

  held(contents: readonly FileContent[]): Promise<readonly (readonly [Sha256, number])[]> {
    const { commits, index } = this.#parts;
    return commits.run(() => contents.map(({ sha256 }) => [sha256, index.heldBytes(sha256)] as const));
  }

  /** Fetches the next missing chunks, at least one and up to `limitBytes`; answers the bytes then held. */
  async fetchMissing(content: FileContent, source: RoomFileSource, limitBytes: number): Promise<number> {
    requireSound(content);
    const { commits, index } = this.#parts;
    await this.#noteUse(content, source);
    const held = await commits.run(() => index.heldPositions(content.sha256));
    const missing = content.chunks.map((_, position) => position).filter((position) => !held.has(position));
    const count = Math.max(1, Math.floor(limitBytes / content.chunkBytes));
    await this.#fetches.want(content, source, missing.slice(0, count));
    return commits.run(() => index.heldBytes(content.sha256));
  }

  async remove(sha256: Sha256): Promise<void> {
    const { commits, index, files } = this.#parts;
    await commits.run(() => index.dropFile(sha256));
    await files.remove(sha256);
  }

  /** A full disk must not keep anybody from reading what is here. */
  async #noteUse(content: FileContent, source: RoomFileSource): Promise<void> {
    try {
      await this.#parts.noteUse(content.sha256, source.roomUrl, source.token);
    } catch (error) {
      if (!(error instanceof CacheFault) || error.fault !== 'storageFull') throw error;
    }
  }

  async #chunks(
    content: FileContent,
    source: RoomFileSource,
    positions: readonly number[],
  ): Promise<ReadonlyMap<number, Buffer>> {
    const { commits, index } = this.#parts;
    const held = await commits.run(() => index.heldPositions(content.sha256));
    const chunks = new Map<number, Buffer>();
    for (const position of positions) {
      const chunk = held.has(position) ? await this.#open(content, position) : null;
      if (chunk !== null) chunks.set(position, chunk);
    }
    const missing = positions.filter((position) => !chunks.has(position));
    for (const [position, chunk] of await this.#fetches.want(content, source, missing)) {
      chunks.set(position, chunk);
    }
    return chunks;
  }

  /** `null` for a chunk that is damaged, which then no longer counts as held. */
  async #open(content: FileContent, position: number): Promise<Buffer | null> {
    const { commits, index, files } = this.#parts;
    try {
      return await files.read(content, position);
    } catch (error) {
      if (!(error instanceof CacheFault) || error.fault !== 'damaged') throw error;
      await commits.run(() => index.drop(content.sha256, position));
      return null;
    }
  }

  async #keep(content: FileContent, position: number, chunk: Buffer): Promise<void> {
    const { commits, index, files } = this.#parts;
    await files.write(content, position, chunk);
    await commits.run(() => index.add(content, position, chunk.byteLength));
  }
}

function requireSound(content: FileContent): void {
  const count = Math.ceil(content.bytes / content.chunkBytes);
  if (content.chunks.length !== count) throw new CacheFault('damaged');
}

function absent(position: number): never {
  throw new Error(`chunk ${position} was fetched and is not there`);
}
