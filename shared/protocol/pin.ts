import { z } from 'zod';

/** A room's key: `sha256-` and the SHA-256 of its SPKI in base64url, as in `#/join?pin=…`. */
export const pin = z.string().regex(/^sha256-[A-Za-z0-9_-]{43}$/);

/** SHA-256 of a certificate (DER) as systems show it: 32 bytes in upper-case hexadecimal, between colons. */
export const certificateFingerprint = z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/);

/** A certificate's fingerprint for people to compare: in pairs, which may break over lines. */
export function formatFingerprint(text: string): string {
  return text.replaceAll(':', ' ');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Half of the hash: enough that nobody finds a second key, short enough to be compared by eye. */
const SHOWN_BITS = 128;

/** A pin for people to compare: the first 128 bits of the hash in hexadecimal, in eight groups of four. */
export function formatPin(text: string): string {
  const bits = [...text.replace(/^sha256-/, '')]
    .map((letter) => Math.max(0, ALPHABET.indexOf(letter)).toString(2).padStart(6, '0'))
    .join('')
    .slice(0, SHOWN_BITS);
  const groups = bits.match(/.{16}/g) ?? [];
  return groups.map((group) => parseInt(group, 2).toString(16).toUpperCase().padStart(4, '0')).join(' ');
}
