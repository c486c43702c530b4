import type { Readable } from 'node:stream';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';

/** Bytes named by their SHA-256. */
export interface BlobStore {
  /** Durable when resolved; the same bytes again cost no space. Rejects `BlobTooLarge`, `StorageFull`. */
  put(bytes: Readable, limitBytes: number): Promise<FileContent>;
  has(sha256: Sha256): boolean;
  /** Length and chunk hashes as measured when the bytes were put in, or `null`. */
  content(sha256: Sha256): Promise<FileContent | null>;
  /** Length in bytes, or `null`. */
  size(sha256: Sha256): Promise<number | null>;
  /** Half-open range. */
  read(sha256: Sha256, begin: number, end: number): Readable;
}
