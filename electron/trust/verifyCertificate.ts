import { X509Certificate } from 'node:crypto';
import type { PinCache } from '../cache/PinCache.ts';
import { pinOf } from './pinOf.ts';

/** Chromium's answers to a certificate (`setCertificateVerifyProc`). */
export const ACCEPTED = 0;
export const REFUSED = -2;

/**
 * Names and keys that were refused since the start. Chromium asks once for each certificate and remembers the
 * answer until it ends, also one that would be another now.
 */
export class RefusedKeys {
  readonly #refused = new Set<string>();

  /** False when it was refused before. */
  add(hostname: string, pin: string): boolean {
    const isNew = !this.has(hostname, pin);
    this.#refused.add(`${hostname} ${pin}`);
    return isNew;
  }

  has(hostname: string, pin: string): boolean {
    return this.#refused.has(`${hostname} ${pin}`);
  }
}

/** What a server shows to Chromium, as far as it matters here. */
export interface ShownCertificate {
  /** Without a port: Chromium asks per name. */
  readonly hostname: string;
  readonly certificate: { /** PEM. */ readonly data: string };
}

/**
 * Accepts a certificate whose key is kept for a room of that name, and no other, whoever signed it. `onChanged`
 * is told once of every other key that such a name shows.
 */
export function verifyCertificate(
  pins: PinCache,
  refused: RefusedKeys,
  onChanged: (hostname: string) => void,
): (shown: ShownCertificate) => number {
  return ({ hostname, certificate }) => {
    const kept = pins.ofHost(hostname);
    const pin = pinOf(new X509Certificate(certificate.data));
    if (kept.some((one) => one.pin === pin)) return ACCEPTED;
    if (refused.add(hostname, pin) && kept.some((one) => one.isBound)) onChanged(hostname);
    return REFUSED;
  };
}
