import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Readers look for the signature in the first 1024 bytes, and files with something before it are in use. */
const SEARCHED_BYTES = 1024;
const SIGNATURE = Buffer.from('%PDF-', 'ascii');

/** The bytes are no PDF. */
export class NotPdf extends Error {
  constructor() {
    super('not a PDF');
    this.name = 'NotPdf';
  }
}

/** Passes the bytes on as they are; the stream answered fails with `NotPdf` when they are none. */
export function checkPdf(bytes: Readable): Readable {
  const checked = new PassThrough();
  // The stream itself carries the failure to whoever reads it.
  pipeline(bytes, onlyPdf, checked).catch(() => undefined);
  return checked;
}

async function* onlyPdf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const part of bytes) {
    if (start === null) {
      yield part;
      continue;
    }
    start = Buffer.concat([start, part]);
    if (start.length < SEARCHED_BYTES) continue;
    if (!isPdf(start)) throw new NotPdf();
    yield start;
    start = null;
  }
  if (start === null) return;
  if (!isPdf(start)) throw new NotPdf();
  yield start;
}

function isPdf(start: Buffer): boolean {
  return start.subarray(0, SEARCHED_BYTES).includes(SIGNATURE);
}
