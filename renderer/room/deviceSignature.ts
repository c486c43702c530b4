import { contentHash } from '../host/browser/contentHash.ts';
import { hasWebCrypto } from '../host/deviceKey.ts';
import type { DeviceId } from '../../shared/domain/ids.ts';

const ED25519 = { name: 'Ed25519' };

/** Ed25519 over the UTF-8 of `text`, base64. */
export async function signText({ privateKey }: CryptoKeyPair, text: string): Promise<string> {
  return toBase64(await crypto.subtle.sign(ED25519, privateKey, new TextEncoder().encode(text)));
}

/**
 * Whether `signature` (base64) was made over `text` with the key `publicKey` (SPKI, base64); `null` where this
 * device cannot tell, having no WebCrypto that knows Ed25519.
 */
export async function isSignedBy(
  publicKey: string,
  text: string,
  signature: string,
): Promise<boolean | null> {
  if (!hasWebCrypto()) return null;
  try {
    const key = await crypto.subtle.importKey('spki', fromBase64(publicKey), ED25519, false, ['verify']);
    return await crypto.subtle.verify(ED25519, key, fromBase64(signature), new TextEncoder().encode(text));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    console.warn('a key or signature is malformed', error);
    return false;
  }
}

/** SHA-256 of the public key (SPKI), hexadecimal. */
export async function deviceIdOf({ publicKey }: CryptoKeyPair): Promise<DeviceId> {
  const spki = await crypto.subtle.exportKey('spki', publicKey);
  return (await contentHash(new Uint8Array(spki))) as string as DeviceId;
}

function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
