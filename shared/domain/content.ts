import type { FileContent } from './agenda.ts';

/** F3: true when the list of chunk hashes has the length that the size asks for. */
export function chunksFitSize({ bytes, chunkBytes, chunks }: FileContent): boolean {
  return chunks.length > 0 && chunks.length === Math.ceil(bytes / chunkBytes);
}
