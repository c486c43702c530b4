import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskBlobStore } from '../../../server/store/disk/DiskBlobStore.ts';
import { StorageFull } from '../../../server/store/faults.ts';

describe('DiskBlobStore', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'blobs-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('answers StorageFull when the disk is full and leaves no piece behind', async () => {
    const store = await DiskBlobStore.open(folder, async (path) => {
      const handle = await open(path, 'wx');
      return {
        write: () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
        sync: () => handle.sync(),
        close: () => handle.close(),
      };
    });
    await expect(store.put(Readable.from([randomBytes(10)]), 100)).rejects.toBeInstanceOf(StorageFull);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('clears what a killed upload left', async () => {
    await DiskBlobStore.open(folder);
    await writeFile(join(folder, 'incoming', 'half'), 'half');
    await DiskBlobStore.open(folder);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('measures again when the content beside the bytes is lost or damaged', async () => {
    const store = await DiskBlobStore.open(folder);
    const content = await store.put(Readable.from([randomBytes(700_000)]), 1_000_000);
    const beside = join(folder, content.sha256.slice(0, 2), `${content.sha256}.json`);
    await rm(beside);
    expect(await store.content(content.sha256)).toEqual(content);
    await writeFile(beside, '{"sha');
    expect(await store.content(content.sha256)).toEqual(content);
    await writeFile(beside, '{}');
    expect(await store.content(content.sha256)).toEqual(content);
    expect(await (await DiskBlobStore.open(folder)).content(content.sha256)).toEqual(content);
  });
});
