/** Half-open range of bytes of a file. */
export interface ByteRange {
  readonly begin: number;
  readonly end: number;
}

/**
 * What a `Range` header asks of a file of `bytes`: `null` for the whole file (no header, or a form that may
 * be ignored, such as several ranges), `unsatisfiable` for what lies behind its end (RFC 9110, 14.2).
 */
export function requestedRange(header: string | null, bytes: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'unsatisfiable' : { begin: bytes - length, end: bytes };
  }
  const begin = Number(first);
  if (last !== '' && Number(last) < begin) return null;
  if (begin >= bytes) return 'unsatisfiable';
  return { begin, end: last === '' ? bytes : Math.min(Number(last) + 1, bytes) };
}
