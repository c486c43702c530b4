import { FileError, type FileFault } from '../host/Host.ts';
import { PDFDataRangeTransport } from './pdfjs.ts';

/** Reads a half-open range of a file; rejects with `FileError`. */
export type ReadRange = (begin: number, end: number) => Promise<Uint8Array>;

interface Range {
  readonly begin: number;
  readonly end: number;
}

/**
 * Feeds pdf.js from the room's files. pdf.js knows no failed range: those are kept, told to `onFault`, and
 * asked for again by `retry`.
 */
export class RoomRangeTransport extends PDFDataRangeTransport {
  /** Ranges asked for and not answered. */
  pending = 0;
  bytesRead = 0;
  /** `performance.now()` of the newest question or answer. */
  lastMovement = performance.now();
  readonly #read: ReadRange;
  readonly #onChange: () => void;
  readonly #onFault: (fault: FileFault) => void;
  #failed: Range[] = [];
  #ended = false;

  constructor(bytes: number, read: ReadRange, onChange: () => void, onFault: (fault: FileFault) => void) {
    super(bytes, null);
    this.#read = read;
    this.#onChange = onChange;
    this.#onFault = onFault;
  }

  override requestDataRange(begin: number, end: number): void {
    if (this.#ended) return;
    void this.#answer({ begin, end });
  }

  override abort(): void {
    this.#ended = true;
  }

  retry(): void {
    const failed = this.#failed;
    this.#failed = [];
    for (const range of failed) void this.#answer(range);
  }

  async #answer(range: Range): Promise<void> {
    this.pending += 1;
    this.lastMovement = performance.now();
    try {
      const bytes = await this.#read(range.begin, range.end);
      if (this.#ended) return;
      this.bytesRead += bytes.length;
      // A copy: pdf.js hands the buffer to its worker, which empties it for every other holder.
      this.onDataRange(range.begin, bytes.slice());
    } catch (error) {
      if (this.#ended) return;
      this.#failed.push(range);
      this.#onFault(error instanceof FileError ? error.fault : 'offline');
    } finally {
      this.pending -= 1;
      this.lastMovement = performance.now();
      if (!this.#ended) this.#onChange();
    }
  }
}
