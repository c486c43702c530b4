import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CacheFault } from './CacheFault.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const KEY_BYTES = 32;
/** How much longer a sealed record is than what it holds. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

/**
 * What a sealed record is bound to: where it stands. A record moved to another place does not open there.
 * Parts are joined by a NUL, which none of them may hold.
 */
export type Place = readonly [kind: string, ...rest: (string | number)[]];

/** AES-256-GCM under a random nonce: `nonce ‖ tag ‖ ciphertext`. */
export function seal(key: Buffer, place: Place, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Throws `CacheFault('damaged')` for a wrong key, a changed record, or one that stood elsewhere. */
export function unseal(key: Buffer, place: Place, sealed: Uint8Array): Buffer {
  if (sealed.byteLength < SEAL_BYTES) throw new CacheFault('damaged');
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, SEAL_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(SEAL_BYTES)), decipher.final()]);
  } catch (error) {
    throw new CacheFault('damaged', error);
  }
}

function associatedData(place: Place): Buffer {
  return Buffer.from(place.join('\0'), 'utf8');
}
