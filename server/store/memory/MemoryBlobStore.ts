import { Readable } from 'node:stream';
import type { FileContent } from '../../../shared/domain/agenda.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import type { BlobStore } from '../BlobStore.ts';
import { createContentHasher } from '../contentHasher.ts';
import { BlobTooLarge } from '../faults.ts';

/** A blob store that lives as long as the object; for tests. */
export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<Sha256, { readonly bytes: Buffer; readonly content: FileContent }>();

  async put(bytes: Readable, limitBytes: number): Promise<FileContent> {
    const hasher = createContentHasher();
    const parts: Uint8Array[] = [];
    let total = 0;
    for await (const part of bytes as AsyncIterable<Uint8Array>) {
      total += part.length;
      if (total > limitBytes) throw new BlobTooLarge(limitBytes);
      hasher.add(part);
      parts.push(part);
    }
    const content = hasher.finish();
    this.#blobs.set(content.sha256, { bytes: Buffer.concat(parts), content });
    return content;
  }

  has(sha256: Sha256): boolean {
    return this.#blobs.has(sha256);
  }

  async content(sha256: Sha256): Promise<FileContent | null> {
    return this.#blobs.get(sha256)?.content ?? null;
  }

  async size(sha256: Sha256): Promise<number | null> {
    return this.#blobs.get(sha256)?.bytes.length ?? null;
  }

  read(sha256: Sha256, begin: number, end: number): Readable {
    const blob = this.#blobs.get(sha256);
    if (blob === undefined) throw new Error(`no blob ${sha256}`);
    return Readable.from(end > begin ? [blob.bytes.subarray(begin, end)] : []);
  }
}
