import type { FileContent } from '../domain/agenda.ts';

/** A range of a file cannot be checked against one SHA-256, so every version lists the hashes of its chunks. */
export const CHUNK_BYTES = 256 * 1024;

/** Half-open range of bytes. */
export interface ByteRange {
  readonly begin: number;
  readonly end: number;
}

/** Bytes covered by chunk `index`; the last chunk is shorter. */
export function chunkRange(content: FileContent, index: number): ByteRange {
  const begin = index * content.chunkBytes;
  return { begin, end: Math.min(begin + content.chunkBytes, content.bytes) };
}

/** Indexes of the chunks that cover a range, first to last. Empty for an empty range. */
export function chunksOf(content: FileContent, range: ByteRange): number[] {
  const begin = Math.max(0, range.begin);
  const end = Math.min(range.end, content.bytes);
  if (end <= begin) return [];
  const first = Math.floor(begin / content.chunkBytes);
  const last = Math.floor((end - 1) / content.chunkBytes);
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
