import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';

/** Ed25519 from SPKI in base64; `null` for anything else. */
export function publicKeyOf(base64: string): KeyObject | null {
  try {
    const der = Buffer.from(base64, 'base64');
    if (der.toString('base64') !== base64) return null;
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    // Not a key at all.
    return null;
  }
}

/** Whether the signature (base64) is that key's over these lines. */
export function isSignedBy(key: KeyObject, lines: readonly (string | number)[], signature: string): boolean {
  return verify(null, Buffer.from(lines.join('\n'), 'utf8'), key, Buffer.from(signature, 'base64'));
}

/** Hexadecimal SHA-256 of the UTF-8 of a text. */
export function idOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Hexadecimal SHA-256 of the key's bytes: the id of a device, the fingerprint of a server. */
export function idOfKey(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
