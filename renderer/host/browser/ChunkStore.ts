import type { Sha256 } from '../../../shared/domain/ids.ts';

/** Where chunks of files lie on a device. */
export interface ChunkStore {
  get(sha256: Sha256, index: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Rejects with `FileError` (`storageFull`). */
  put(sha256: Sha256, index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Ascending indexes of the chunks held. */
  indexes(sha256: Sha256): Promise<readonly number[]>;
  removeChunk(sha256: Sha256, index: number): Promise<void>;
  remove(sha256: Sha256): Promise<void>;
}
