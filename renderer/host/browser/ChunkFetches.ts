import type { FileContent } from '../../../shared/domain/agenda.ts';
import { chunkRange } from '../../../shared/protocol/chunks.ts';
import { FileError, type FileSource } from '../Host.ts';
import { contentHash } from './contentHash.ts';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;
export type Chunk = Uint8Array<ArrayBuffer>;

const LONGEST_REQUEST_BYTES = 2 * 1024 * 1024;
const PARALLEL_PER_FILE = 2;
const ANSWER_MILLISECONDS = 60_000;

interface Wanted {
  readonly promise: Promise<Chunk>;
  readonly resolve: (chunk: Chunk) => void;
  readonly reject: (error: unknown) => void;
}

interface FileFetches {
  readonly content: FileContent;
  readonly source: FileSource;
  readonly waiting: Map<number, Wanted>;
  readonly active: Map<number, Wanted>;
  running: number;
}

/**
 * Fetches missing chunks from a room. Chunks that are wanted at the same time and lie side by side come in
 * one ranged request; a chunk is never fetched twice at once.
 */
export class ChunkFetches {
  readonly #fetch: Fetch;
  readonly #files = new Map<string, FileFetches>();

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** The chunk, checked against its hash. Rejects with `FileError`. */
  chunk(content: FileContent, source: FileSource, index: number): Promise<Chunk> {
    const key = `${source.roomUrl} ${source.token} ${content.sha256}`;
    let file = this.#files.get(key);
    if (file === undefined) {
      file = { content, source, waiting: new Map(), active: new Map(), running: 0 };
      this.#files.set(key, file);
    }
    const known = file.waiting.get(index) ?? file.active.get(index);
    if (known !== undefined) return known.promise;
    const wanted = wantChunk();
    file.waiting.set(index, wanted);
    const asked = file;
    // After the caller has asked for all it wants.
    queueMicrotask(() => this.#work(key, asked));
    return wanted.promise;
  }

  #work(key: string, file: FileFetches): void {
    while (file.running < PARALLEL_PER_FILE && file.waiting.size > 0) {
      const run = takeRun(file);
      file.running += 1;
      void this.#fetchRun(file, run).finally(() => {
        file.running -= 1;
        for (const [index] of run) file.active.delete(index);
        this.#work(key, file);
      });
    }
    if (file.running === 0 && file.waiting.size === 0) this.#files.delete(key);
  }

  async #fetchRun(file: FileFetches, run: readonly [number, Wanted][]): Promise<void> {
    try {
      const chunks = await this.#request(file, run[0]![0], run.length);
      await Promise.all(
        run.map(async ([index, wanted], offset) => {
          const chunk = chunks[offset]!;
          wanted.resolve((await this.#isWhole(file, index, chunk)) ? chunk : await this.#again(file, index));
        }),
      );
    } catch (error) {
      for (const [, wanted] of run) wanted.reject(error);
    }
  }

  async #isWhole({ content }: FileFetches, index: number, chunk: Chunk): Promise<boolean> {
    return (await contentHash(chunk)) === content.chunks[index];
  }

  /** A chunk that came damaged is asked for once more. */
  async #again(file: FileFetches, index: number): Promise<Chunk> {
    const [chunk] = await this.#request(file, index, 1);
    if (chunk === undefined || !(await this.#isWhole(file, index, chunk))) throw new FileError('damaged');
    return chunk;
  }

  async #request({ content, source }: FileFetches, first: number, count: number): Promise<Chunk[]> {
    const { begin } = chunkRange(content, first);
    const { end } = chunkRange(content, first + count - 1);
    let status: number;
    let bytes: ArrayBuffer;
    try {
      const response = await this.#fetch(`${source.roomUrl}/api/files/${content.sha256}`, {
        headers: { authorization: `Bearer ${source.token}`, range: `bytes=${begin}-${end - 1}` },
        cache: 'no-store',
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
      ({ status } = response);
      bytes = response.ok ? await response.arrayBuffer() : new ArrayBuffer(0);
    } catch (error) {
      console.warn('a file could not be fetched', error);
      throw new FileError('offline');
    }
    const offset = offsetIn(status, bytes.byteLength, begin, end, content);
    return Array.from({ length: count }, (_, step) => {
      const range = chunkRange(content, first + step);
      return new Uint8Array(bytes.slice(range.begin - offset, range.end - offset));
    });
  }
}

function wantChunk(): Wanted {
  let resolve!: Wanted['resolve'];
  let reject!: Wanted['reject'];
  const promise = new Promise<Chunk>((fulfil, fail) => {
    resolve = fulfil;
    reject = fail;
  });
  return { promise, resolve, reject };
}

/** Where in the file the answer's bytes begin. */
function offsetIn(status: number, length: number, begin: number, end: number, content: FileContent): number {
  if (status === 206 && length === end - begin) return begin;
  if (status === 200 && length === content.bytes) return 0;
  if (status === 401 || status === 403) throw new FileError('forbidden');
  if (status === 404 || status === 410) throw new FileError('missing');
  throw new FileError(status === 200 || status === 206 || status === 416 ? 'damaged' : 'offline');
}

/** The chunk asked for first, with its waiting neighbours on both sides. */
function takeRun(file: FileFetches): [number, Wanted][] {
  const longest = Math.max(1, Math.floor(LONGEST_REQUEST_BYTES / file.content.chunkBytes));
  let [first] = file.waiting.keys() as Iterable<number> as [number];
  let last = first;
  while (last - first + 1 < longest && file.waiting.has(last + 1)) last += 1;
  while (last - first + 1 < longest && file.waiting.has(first - 1)) first -= 1;
  const run: [number, Wanted][] = [];
  for (let index = first; index <= last; index += 1) {
    const wanted = file.waiting.get(index)!;
    file.waiting.delete(index);
    file.active.set(index, wanted);
    run.push([index, wanted]);
  }
  return run;
}
