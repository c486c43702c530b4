import { createHash, type X509Certificate } from 'node:crypto';

/** `sha256-` and the SHA-256 of the certificate's public key (SPKI, DER) in base64url: what a room is known by. */
export function pinOf(certificate: X509Certificate): string {
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return `sha256-${createHash('sha256').update(spki).digest('base64url')}`;
}
