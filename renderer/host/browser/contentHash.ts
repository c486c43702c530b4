import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { hasWebCrypto } from '../deviceKey.ts';

/** SHA-256, by WebCrypto where the page has it, otherwise computed here (some 100 times slower). */
export async function contentHash(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  const digest = hasWebCrypto()
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    : sha256(bytes);
  return bytesToHex(digest) as Sha256;
}
