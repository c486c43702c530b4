import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';

/** `sha256-` and the SHA-256 of the certificate's public key (SPKI, DER) in base64url, as join links carry it. */
export function pinOf(certificate: X509Certificate): string {
  return pinOfKey(certificate.publicKey);
}

export function pinOfKey(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return `sha256-${createHash('sha256').update(spki).digest('base64url')}`;
}
