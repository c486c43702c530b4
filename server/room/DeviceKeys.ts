import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { DeviceId } from '../../shared/domain/ids.ts';

/** More devices than any session has; beyond it the oldest key is read again when it is needed. */
const KEPT_KEYS = 5000;

/** Checks the signatures of devices. Keys that were read are kept: reading one costs as much as a signature. */
export class DeviceKeys {
  readonly #keys = new Map<string, KeyObject>();

  /** Whether an Ed25519 signature (base64) over this text was made with this public key (SPKI, base64). */
  readonly verify = (publicKey: string, text: string, signature: string): boolean => {
    const key = this.#key(publicKey);
    return key !== null && verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  };

  /** Whether the key is an Ed25519 public key in its one spelling (SPKI, base64) and the id its SHA-256. */
  readonly isKeyOf = (publicKey: string, deviceId: DeviceId): boolean =>
    deviceIdOf(publicKey) === deviceId && this.#key(publicKey) !== null;

  #key(publicKey: string): KeyObject | null {
    const known = this.#keys.get(publicKey);
    if (known !== undefined) return known;
    const key = readKey(publicKey);
    if (key === null) return null;
    const [oldest] = this.#keys.keys();
    if (this.#keys.size >= KEPT_KEYS && oldest !== undefined) this.#keys.delete(oldest);
    this.#keys.set(publicKey, key);
    return key;
  }
}

/** SHA-256 of the key's bytes (SPKI, given in base64), hexadecimal. Says nothing about whether it is a key. */
export function deviceIdOf(publicKey: string): DeviceId {
  const bytes = Buffer.from(publicKey, 'base64');
  return createHash('sha256').update(bytes).digest('hex') as DeviceId;
}

/** `null` when it is no Ed25519 public key in its one spelling: what comes from a device may be anything. */
function readKey(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return null;
    return key.export({ format: 'der', type: 'spki' }).toString('base64') === publicKey ? key : null;
  } catch {
    // Not a key at all.
    return null;
  }
}
