import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { CacheFault } from '../../electron/cache/CacheFault.ts';
import { seal, SEAL_BYTES, unseal } from '../../electron/cache/seal.ts';

const key = randomBytes(32);
const plain = Buffer.from('Tờ trình số 12/TTr-UBND');

test('what was sealed opens at its place and nowhere else', () => {
  const sealed = seal(key, ['chunk', 'a', 1], plain);
  expect(unseal(key, ['chunk', 'a', 1], sealed)).toEqual(plain);
  expect(sealed.byteLength).toBe(plain.byteLength + SEAL_BYTES);
  expect(sealed.includes(plain.subarray(0, 8))).toBe(false);
  for (const place of [
    ['chunk', 'a', 2],
    ['chunk', 'b', 1],
    ['document', 'a', 1],
  ] as const) {
    expect(() => unseal(key, place, sealed)).toThrow(CacheFault);
  }
});

test('any changed or missing byte, or another key, is damage', () => {
  const sealed = seal(key, ['x'], plain);
  for (const at of [0, 11, 12, 27, 28, sealed.byteLength - 1]) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => unseal(key, ['x'], changed)).toThrow(CacheFault);
  }
  expect(() => unseal(key, ['x'], sealed.subarray(0, -1))).toThrow(CacheFault);
  expect(() => unseal(key, ['x'], sealed.subarray(0, 10))).toThrow(CacheFault);
  expect(() => unseal(randomBytes(32), ['x'], sealed)).toThrow(CacheFault);
});

test('the same words are sealed under a new nonce each time', () => {
  expect(seal(key, ['x'], plain).equals(seal(key, ['x'], plain))).toBe(false);
});
