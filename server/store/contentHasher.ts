import { createHash } from 'node:crypto';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { CHUNK_BYTES } from '../../shared/protocol/chunks.ts';

/** Hashes a file as it streams by: once as a whole, once for each chunk of `CHUNK_BYTES`. */
export interface ContentHasher {
  add(bytes: Uint8Array): void;
  finish(): FileContent;
}

export function createContentHasher(): ContentHasher {
  const whole = createHash('sha256');
  const chunks: Sha256[] = [];
  let chunk = createHash('sha256');
  let inChunk = 0;
  let total = 0;
  return {
    add(bytes) {
      whole.update(bytes);
      total += bytes.length;
      for (let offset = 0; offset < bytes.length;) {
        const part = bytes.subarray(offset, offset + CHUNK_BYTES - inChunk);
        chunk.update(part);
        inChunk += part.length;
        offset += part.length;
        if (inChunk === CHUNK_BYTES) {
          chunks.push(chunk.digest('hex') as Sha256);
          chunk = createHash('sha256');
          inChunk = 0;
        }
      }
    },
    finish() {
      if (inChunk > 0) chunks.push(chunk.digest('hex') as Sha256);
      return { sha256: whole.digest('hex') as Sha256, bytes: total, chunkBytes: CHUNK_BYTES, chunks };
    },
  };
}
