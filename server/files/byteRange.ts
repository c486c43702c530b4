import type { ByteRange } from '../../shared/protocol/chunks.ts';

/** `whole` also for what may be ignored by RFC 9110: other units, several ranges, bad syntax. */
export type RangeRequest =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly range: ByteRange }
  | { readonly kind: 'unsatisfiable' };

/** Reads a `Range` header for a file of `size` bytes. */
export function parseRange(header: string | undefined, size: number): RangeRequest {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (match === null) return { kind: 'whole' };
  const [first, last] = [match[1] ?? '', match[2] ?? ''];
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const begin = Math.max(0, size - Number(last));
    return begin < size ? { kind: 'part', range: { begin, end: size } } : { kind: 'unsatisfiable' };
  }
  const begin = Number(first);
  if (last !== '' && Number(last) < begin) return { kind: 'whole' };
  if (begin >= size) return { kind: 'unsatisfiable' };
  return { kind: 'part', range: { begin, end: last === '' ? size : Math.min(size, Number(last) + 1) } };
}
