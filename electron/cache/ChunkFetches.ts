import type { FileContent } from '../../shared/domain/agenda.ts';
import { CacheFault } from './CacheFault.ts';
import { fetchChunks, type ChunkRun, type RoomFetch, type RoomFileSource } from './fetchChunks.ts';

/** Most bytes of one request to the room. */
const RUN_BYTES = 2 * 1024 * 1024;
/** Requests for one file at a time: the page that is looked at need not wait for the rest. */
const REQUESTS_AT_ONCE = 2;

/** A chunk on its way, shared by everybody who waits for it. */
interface Arrival {
  readonly chunk: Promise<Buffer>;
  readonly resolve: (chunk: Buffer) => void;
  readonly reject: (error: unknown) => void;
}

/** What is asked of one room for one file. */
interface Queue {
  readonly key: string;
  readonly content: FileContent;
  readonly source: RoomFileSource;
  readonly arrivals: Map<number, Arrival>;
  /** Not yet under way, in the order they were asked for. */
  readonly wanted: Set<number>;
  running: number;
}

/** Keeps a chunk that came; durable when it resolves. */
export type KeepChunk = (content: FileContent, position: number, chunk: Buffer) => Promise<void>;

/** Gathers what many readers want into few ranged requests, each chunk once. */
export class ChunkFetches {
  readonly #fetch: RoomFetch;
  readonly #keep: KeepChunk;
  readonly #queues = new Map<string, Queue>();

  constructor(fetch: RoomFetch, keep: KeepChunk) {
    this.#fetch = fetch;
    this.#keep = keep;
  }

  /** The chunks at these positions, fetched and kept. Throws `CacheFault`. */
  async want(
    content: FileContent,
    source: RoomFileSource,
    positions: readonly number[],
  ): Promise<ReadonlyMap<number, Buffer>> {
    if (positions.length === 0) return new Map();
    const queue = this.#queue(content, source);
    const awaited = positions.map(async (position) => {
      const waiting = queue.arrivals.get(position) ?? newArrival();
      if (!queue.arrivals.has(position)) {
        queue.arrivals.set(position, waiting);
        queue.wanted.add(position);
      }
      return [position, await waiting.chunk] as const;
    });
    // What others ask for in this turn goes along in the same request.
    setImmediate(() => this.#pump(queue));
    return new Map(await Promise.all(awaited));
  }

  /** The list of chunks is part of the key: two lists for one file never share a chunk. */
  #queue(content: FileContent, source: RoomFileSource): Queue {
    const key = [content.sha256, source.roomUrl, source.token, content.chunkBytes, ...content.chunks].join(
      ' ',
    );
    const known = this.#queues.get(key);
    if (known !== undefined) return known;
    const queue = { key, content, source, arrivals: new Map(), wanted: new Set<number>(), running: 0 };
    this.#queues.set(key, queue);
    return queue;
  }

  #pump(queue: Queue): void {
    while (queue.running < REQUESTS_AT_ONCE) {
      const run = takeRun(queue);
      if (run === null) break;
      queue.running += 1;
      void this.#fetchRun(queue, run).finally(() => {
        queue.running -= 1;
        this.#pump(queue);
      });
    }
    const idle = queue.arrivals.size === 0 && this.#queues.get(queue.key) === queue;
    if (idle) this.#queues.delete(queue.key);
  }

  /** Settles the arrival of every position of the run. */
  async #fetchRun(queue: Queue, run: ChunkRun): Promise<void> {
    try {
      await this.#attempt(queue, run).catch((error: unknown) => {
        const first = firstMissing(queue, run);
        if (!(error instanceof CacheFault) || error.fault !== 'damaged' || first === null) throw error;
        return this.#attempt(queue, { first, last: run.last });
      });
    } catch (error) {
      for (let position = run.first; position <= run.last; position += 1) {
        take(queue, position)?.reject(error);
      }
    }
  }

  #attempt({ content, source, ...queue }: Queue, run: ChunkRun): Promise<void> {
    return fetchChunks(this.#fetch, content, source, run, async (position, chunk) => {
      await this.#keep(content, position, chunk);
      take(queue, position)?.resolve(chunk);
    });
  }
}

/** The position asked for first, with its wanted neighbours, up to `RUN_BYTES`. */
function takeRun({ content, wanted }: Queue): ChunkRun | null {
  const [start] = wanted;
  if (start === undefined) return null;
  const most = Math.max(1, Math.floor(RUN_BYTES / content.chunkBytes));
  let [first, last] = [start, start];
  while (wanted.has(last + 1) && last + 1 - first < most) last += 1;
  while (wanted.has(first - 1) && last - (first - 1) < most) first -= 1;
  for (let position = first; position <= last; position += 1) wanted.delete(position);
  return { first, last };
}

function firstMissing({ arrivals }: Queue, run: ChunkRun): number | null {
  for (let position = run.first; position <= run.last; position += 1) {
    if (arrivals.has(position)) return position;
  }
  return null;
}

function take({ arrivals }: Pick<Queue, 'arrivals'>, position: number): Arrival | undefined {
  const waiting = arrivals.get(position);
  arrivals.delete(position);
  return waiting;
}

function newArrival(): Arrival {
  let resolve: Arrival['resolve'] = notYet;
  let reject: Arrival['reject'] = notYet;
  const chunk = new Promise<Buffer>((...settle) => ([resolve, reject] = settle));
  return { chunk, resolve, reject };
}

function notYet(): never {
  throw new Error('settled before it was awaited');
}
