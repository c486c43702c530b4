import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { chunksFitSize } from '../../../shared/domain/content.ts';
import { CHUNK_BYTES } from '../../../shared/protocol/chunks.ts';
import { BlobTooLarge } from '../../../server/store/faults.ts';
import { IMPLEMENTATIONS, type OpenHouse } from './implementations.ts';

const LIMIT = 10 * CHUNK_BYTES;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes in uneven pieces, as a network delivers them. */
function pieces(bytes: Buffer): Readable {
  const parts: Buffer[] = [];
  for (let offset = 0, size = 1; offset < bytes.length; offset += size, size = size * 2 + 1) {
    parts.push(bytes.subarray(offset, offset + size));
  }
  return Readable.from(parts);
}

describe.each(IMPLEMENTATIONS)('BlobStore: $name', (implementation) => {
  let house: OpenHouse;
  beforeEach(async () => {
    house = await implementation.open();
  });
  afterEach(async () => {
    await house.close();
  });

  it.each([1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 17])(
    'keeps %i bytes, their hash and the hashes of their chunks over a restart',
    async (length) => {
      const bytes = randomBytes(length);
      const content = await house.stores.blobs.put(pieces(bytes), LIMIT);
      expect(content.sha256).toBe(sha256(bytes));
      expect(content.bytes).toBe(length);
      expect(chunksFitSize(content)).toBe(true);
      content.chunks.forEach((chunk, index) => {
        expect(chunk).toBe(sha256(bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)));
      });
      const { blobs } = await house.reopen();
      expect(blobs.has(content.sha256)).toBe(true);
      expect(await blobs.size(content.sha256)).toBe(length);
      expect(await blobs.content(content.sha256)).toEqual(content);
      expect(await buffer(blobs.read(content.sha256, 0, length))).toEqual(bytes);
    },
  );

  it('reads half-open ranges, also empty ones', async () => {
    const bytes = randomBytes(CHUNK_BYTES * 2);
    const { blobs } = house.stores;
    const { sha256: name } = await blobs.put(Readable.from([bytes]), LIMIT);
    for (const [begin, end] of [
      [0, 1],
      [5, 5],
      [CHUNK_BYTES - 3, CHUNK_BYTES + 3],
      [bytes.length - 1, bytes.length],
    ] as const) {
      expect(await buffer(blobs.read(name, begin, end))).toEqual(bytes.subarray(begin, end));
    }
  });

  it('keeps the same bytes once, also when they arrive twice at a time', async () => {
    const bytes = randomBytes(CHUNK_BYTES + 5);
    const { blobs } = house.stores;
    const [one, other] = await Promise.all([
      blobs.put(pieces(bytes), LIMIT),
      blobs.put(pieces(bytes), LIMIT),
    ]);
    expect(one).toEqual(other);
    expect(await buffer(blobs.read(one.sha256, 0, bytes.length))).toEqual(bytes);
  });

  it('rejects what is over the limit and keeps nothing of it', async () => {
    const bytes = randomBytes(1000);
    const { blobs } = house.stores;
    await expect(blobs.put(pieces(bytes), 999)).rejects.toBeInstanceOf(BlobTooLarge);
    expect(blobs.has(sha256(bytes) as Sha256)).toBe(false);
    expect((await blobs.put(pieces(bytes), 1000)).bytes).toBe(1000);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const bytes = randomBytes(5000);
    const broken = Readable.from(
      (async function* () {
        yield bytes;
        throw new Error('connection lost');
      })(),
    );
    await expect(house.stores.blobs.put(broken, LIMIT)).rejects.toThrow('connection lost');
    expect(house.stores.blobs.has(sha256(bytes) as Sha256)).toBe(false);
  });

  it('knows nothing of other names', async () => {
    const { blobs } = house.stores;
    const unknown = 'a'.repeat(64) as Sha256;
    expect(blobs.has(unknown)).toBe(false);
    expect(await blobs.size(unknown)).toBeNull();
    expect(await blobs.content(unknown)).toBeNull();
    expect(await blobs.size('../../etc/passwd' as Sha256)).toBeNull();
    expect(blobs.has('../../etc/passwd' as Sha256)).toBe(false);
  });
});
