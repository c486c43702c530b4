import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { chunkRange, chunksOf } from '../../shared/protocol/chunks.ts';
import { CacheFault } from './CacheFault.ts';
import type { ChunkFiles } from './ChunkFiles.ts';
import type { ChunkIndex } from './ChunkIndex.ts';
import type { CommitQueue } from './CommitQueue.ts';
import { fetchChunks, type ChunkRun, type RoomFetch, type RoomFileSource } from './fetchChunks.ts';

/** Most bytes of one request to the room. */
const RUN_BYTES = 2 * 1024 * 1024;

export interface FileCacheParts {
  readonly index: ChunkIndex;
  readonly files: ChunkFiles;
  readonly commits: CommitQueue;
  readonly fetch: RoomFetch;
  readonly noteUse: (sha256: Sha256, roomUrl: string, token: string) => Promise<void>;
}

/** A chunk on its way, shared by everybody who waits for it. */
interface Arrival {
  readonly chunk: Promise<Buffer>;
  readonly resolve: (chunk: Buffer) => void;
  readonly reject: (error: unknown) => void;
}

/** Files of the rooms, kept in sealed chunks; what is missing or damaged is fetched from the room. */
export class FileCache {
  readonly #parts: FileCacheParts;
  readonly #arrivals = new Map<string, Arrival>();

  constructor(parts: FileCacheParts) {
    this.#parts = parts;
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
      const chunk = chunks.get(position) ?? unreachable();
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
    await this.#fetch(content, source, missing.slice(0, count));
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
    const damaged: number[] = [];
    for (const position of positions) {
      if (!held.has(position)) continue;
      const chunk = await this.#open(content, position);
      if (chunk === null) damaged.push(position);
      else chunks.set(position, chunk);
    }
    const missing = positions.filter((position) => !chunks.has(position));
    try {
      for (const [position, chunk] of await this.#fetch(content, source, missing))
        chunks.set(position, chunk);
    } catch (error) {
      const offline = error instanceof CacheFault && error.fault === 'offline';
      if (offline && damaged.length > 0) throw new CacheFault('damaged', error);
      throw error;
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

  async #fetch(
    content: FileContent,
    source: RoomFileSource,
    positions: readonly number[],
  ): Promise<ReadonlyMap<number, Buffer>> {
    const own = positions.filter((position) => !this.#arrivals.has(arrivalKey(content, position)));
    for (const position of own) this.#arrivals.set(arrivalKey(content, position), arrival());
    const awaited = positions.map(async (position) => {
      const chunk = await this.#arrivals.get(arrivalKey(content, position))?.chunk;
      return [position, chunk ?? unreachable()] as const;
    });
    const [chunks] = await Promise.all([Promise.all(awaited), this.#fetchRuns(content, source, own)]);
    return new Map(chunks);
  }

  /** Settles the arrival of every position. */
  async #fetchRuns(
    content: FileContent,
    source: RoomFileSource,
    positions: readonly number[],
  ): Promise<void> {
    try {
      for (const run of runsOf(content, positions)) {
        await fetchChunks(this.#parts.fetch, content, source, run, (position, chunk) =>
          this.#keep(content, position, chunk),
        );
      }
    } catch (error) {
      for (const position of positions) this.#take(content, position)?.reject(error);
    }
  }

  async #keep(content: FileContent, position: number, chunk: Buffer): Promise<void> {
    const { commits, index, files } = this.#parts;
    await files.write(content, position, chunk);
    await commits.run(() => index.add(content, position, chunk.byteLength));
    this.#take(content, position)?.resolve(chunk);
  }

  #take(content: FileContent, position: number): Arrival | undefined {
    const key = arrivalKey(content, position);
    const waiting = this.#arrivals.get(key);
    this.#arrivals.delete(key);
    return waiting;
  }
}

/** Consecutive positions, cut at `RUN_BYTES`. */
function runsOf(content: FileContent, positions: readonly number[]): ChunkRun[] {
  const most = Math.max(1, Math.floor(RUN_BYTES / content.chunkBytes));
  const runs: ChunkRun[] = [];
  for (const position of positions) {
    const open = runs.at(-1);
    if (open !== undefined && position === open.last + 1 && position - open.first < most) {
      runs[runs.length - 1] = { first: open.first, last: position };
    } else {
      runs.push({ first: position, last: position });
    }
  }
  return runs;
}

/** Bound to the chunk's own hash: two lists of chunks for one file never share an arrival. */
function arrivalKey(content: FileContent, position: number): string {
  return `${content.sha256}/${position}/${content.chunks[position] ?? ''}`;
}

function arrival(): Arrival {
  let resolve: Arrival['resolve'] = unreachable;
  let reject: Arrival['reject'] = unreachable;
  const chunk = new Promise<Buffer>((...settle) => ([resolve, reject] = settle));
  return { chunk, resolve, reject };
}

function requireSound(content: FileContent): void {
  if (content.chunks.length !== Math.ceil(content.bytes / content.chunkBytes))
    throw new CacheFault('damaged');
}

function unreachable(): never {
  throw new Error('a chunk that was fetched is not there');
}
