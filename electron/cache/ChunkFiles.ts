import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { chunkRange } from '../../shared/protocol/chunks.ts';
import { asCacheFault, CacheFault, codeOf } from './CacheFault.ts';
import { seal, unseal, type Place } from './seal.ts';

/**
 * Chunks of files, one sealed file each, bound to the file, the position and the chunk's own hash: a chunk
 * that opens is the chunk that was checked when it was kept.
 */
export class ChunkFiles {
  readonly #folder: string;
  readonly #key: () => Buffer;
  #writes = 0;

  constructor(folder: string, key: () => Buffer) {
    this.#folder = folder;
    this.#key = key;
  }

  /** Throws `CacheFault('damaged')` for one that is missing or does not open. */
  async read(content: FileContent, position: number): Promise<Buffer> {
    const key = this.#key();
    let sealed: Buffer;
    try {
      sealed = await readFile(this.#path(content.sha256, position));
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EIO') throw new CacheFault('damaged', error);
      throw error;
    }
    const plain = unseal(key, place(content, position), sealed);
    const { begin, end } = chunkRange(content, position);
    if (plain.byteLength !== end - begin) throw new CacheFault('damaged');
    return plain;
  }

  /** Durable when it resolves; a crash leaves the old chunk, the new one, or none. */
  async write(content: FileContent, position: number, plain: Uint8Array): Promise<void> {
    const sealed = seal(this.#key(), place(content, position), plain);
    const folder = this.#folderOf(content.sha256);
    this.#writes += 1;
    const temporary = join(folder, `${position}.${this.#writes}.tmp`);
    try {
      await mkdir(folder, { recursive: true });
      await writeDurably(temporary, sealed);
      await rename(temporary, this.#path(content.sha256, position));
    } catch (error) {
      await rm(temporary, { force: true });
      throw asCacheFault(error);
    }
  }

  async remove(sha256: Sha256): Promise<void> {
    await rm(this.#folderOf(sha256), { recursive: true, force: true });
  }

  #folderOf(sha256: Sha256): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  #path(sha256: Sha256, position: number): string {
    return join(this.#folderOf(sha256), String(position));
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

function place(content: FileContent, position: number): Place {
  return ['chunk', content.sha256, position, content.chunks[position] ?? ''];
}
