import { createHash } from 'node:crypto';
import type { Sha256 } from '../../shared/domain/ids.ts';

/** SHA-256 of the UTF-8 of a text, hexadecimal. */
export function sha256Of(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
}
