import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileContent } from '../../../shared/domain/agenda.ts';
import { SHA256_PATTERN, type Sha256 } from '../../../shared/domain/ids.ts';
import { fileContent } from '../../../shared/protocol/schema.ts';
import type { BlobStore } from '../BlobStore.ts';
import { createContentHasher } from '../contentHasher.ts';
import { asStorageFault, BlobTooLarge, codeOf } from '../faults.ts';
import { syncFolder, writeDurably } from './writeDurably.ts';

/** Where new bytes are opened for writing; handed in so that a test can fill the disk. */
export type OpenForWriting = (path: string) => Promise<Pick<FileHandle, 'write' | 'sync' | 'close'>>;

const openNew: OpenForWriting = (path) => open(path, 'wx', 0o600);

/**
 * Files under `folder/ab/<sha256>`, each with its measured content beside it (`<sha256>.json`). Bytes are
 * written to `folder/incoming`, synced and renamed into place, so that a name always holds the whole file.
 */
export class DiskBlobStore implements BlobStore {
  readonly #folder: string;
  readonly #openForWriting: OpenForWriting;

  private constructor(folder: string, openForWriting: OpenForWriting) {
    this.#folder = folder;
    this.#openForWriting = openForWriting;
  }

  /** Creates the folder when missing and clears what an interrupted upload left. */
  static async open(folder: string, openForWriting: OpenForWriting = openNew): Promise<DiskBlobStore> {
    const incoming = join(folder, 'incoming');
    await rm(incoming, { recursive: true, force: true });
    await mkdir(incoming, { recursive: true });
    return new DiskBlobStore(folder, openForWriting);
  }

  async put(bytes: Readable, limitBytes: number): Promise<FileContent> {
    const incoming = join(this.#folder, 'incoming', randomUUID());
    try {
      const content = await this.#receive(bytes, limitBytes, incoming);
      await this.#place(incoming, content);
      return content;
    } catch (error) {
      bytes.destroy();
      throw asStorageFault(error);
    } finally {
      await rm(incoming, { force: true });
    }
  }

  has(sha256: Sha256): boolean {
    return SHA256_PATTERN.test(sha256) && existsSync(this.#path(sha256));
  }

  async content(sha256: Sha256): Promise<FileContent | null> {
    if (!this.has(sha256)) return null;
    return (await this.#readContent(sha256)) ?? (await this.#measure(sha256));
  }

  async size(sha256: Sha256): Promise<number | null> {
    if (!SHA256_PATTERN.test(sha256)) return null;
    try {
      return (await stat(this.#path(sha256))).size;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  read(sha256: Sha256, begin: number, end: number): Readable {
    if (end <= begin) return Readable.from([]);
    return createReadStream(this.#path(sha256), { start: begin, end: end - 1, highWaterMark: 256 * 1024 });
  }

  async #receive(bytes: Readable, limitBytes: number, path: string): Promise<FileContent> {
    const hasher = createContentHasher();
    const handle = await this.#openForWriting(path);
    try {
      let total = 0;
      for await (const part of bytes as AsyncIterable<Uint8Array>) {
        total += part.length;
        if (total > limitBytes) throw new BlobTooLarge(limitBytes);
        hasher.add(part);
        for (let offset = 0; offset < part.length;) {
          offset += (await handle.write(part, offset, part.length - offset)).bytesWritten;
        }
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return hasher.finish();
  }

  async #place(incoming: string, content: FileContent): Promise<void> {
    const target = this.#path(content.sha256);
    const folder = join(this.#folder, content.sha256.slice(0, 2));
    if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(this.#folder);
    // The content comes first: bytes in place always have it beside them.
    await writeDurably(`${target}.json`, JSON.stringify(content));
    if (!existsSync(target)) await rename(incoming, target);
    await syncFolder(folder);
  }

  /** `null` when what stands beside the bytes is missing or damaged. */
  async #readContent(sha256: Sha256): Promise<FileContent | null> {
    try {
      const parsed = fileContent.safeParse(JSON.parse(await readFile(`${this.#path(sha256)}.json`, 'utf8')));
      return parsed.success && parsed.data.sha256 === sha256 ? parsed.data : null;
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** Hashes the stored bytes again, when the content beside them was lost. */
  async #measure(sha256: Sha256): Promise<FileContent | null> {
    const hasher = createContentHasher();
    for await (const part of createReadStream(this.#path(sha256)) as AsyncIterable<Uint8Array>) {
      hasher.add(part);
    }
    const content = hasher.finish();
    if (content.sha256 !== sha256) return null;
    await writeDurably(`${this.#path(sha256)}.json`, JSON.stringify(content));
    return content;
  }

  #path(sha256: Sha256): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }
}
