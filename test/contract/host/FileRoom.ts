import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileContent } from '../../../shared/domain/agenda.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { CHUNK_BYTES } from '../../../shared/protocol/chunks.ts';

/** A room that only serves files, by a `fetch` that a host is given; it fails as the test wants. */
export class FileRoom {
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly requests: { readonly begin: number; readonly end: number }[] = [];
  offline = false;
  /** Answers this status instead of a file. */
  status: number | null = null;
  /** So many answers come with a wrong byte. */
  damagedAnswers = 0;

  add(file: Uint8Array<ArrayBuffer>): FileContent {
    const chunks: Sha256[] = [];
    for (let begin = 0; begin < file.length; begin += CHUNK_BYTES) {
      chunks.push(hash(file.slice(begin, begin + CHUNK_BYTES)));
    }
    const name = hash(file);
    this.#files.set(name, file);
    return { sha256: name, bytes: file.length, chunkBytes: CHUNK_BYTES, chunks };
  }

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    if (this.offline) throw new TypeError('no network');
    if (this.status !== null) return new Response('{}', { status: this.status });
    const headers = new Headers(init.headers);
    const name = /\/api\/files\/([0-9a-f]{64})$/.exec(url)?.[1] ?? '';
    const file = this.#files.get(name);
    if (!headers.get('authorization')?.startsWith('Bearer ')) return new Response('{}', { status: 401 });
    if (file === undefined) return new Response('{}', { status: 404 });
    const range = /^bytes=(\d+)-(\d+)$/.exec(headers.get('range') ?? '');
    const begin = Number(range?.[1] ?? 0);
    const end = Math.min(Number(range?.[2] ?? file.length - 1) + 1, file.length);
    this.requests.push({ begin, end });
    // Requests that are under way at the same time really are.
    await new Promise((resolve) => setTimeout(resolve, 1));
    const part = file.slice(begin, end);
    if (this.damagedAnswers > 0) {
      this.damagedAnswers -= 1;
      part[0] = part[0]! ^ 1;
    }
    return new Response(part, { status: range === null ? 200 : 206 });
  };
}

/** Bytes that look random and are the same for the same seed. */
export function sampleFile(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(length);
  let state = seed;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    file[index] = state >>> 24;
  }
  return file;
}

/** Not by WebCrypto: the contract also runs where the page has none. */
function hash(bytes: Uint8Array): Sha256 {
  return bytesToHex(sha256(bytes)) as Sha256;
}
