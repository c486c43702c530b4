import type { FileContent } from '../../shared/domain/agenda.ts';
import type { FileFault } from '../host/Host.ts';
import { DocumentError, type DocumentFault } from './DocumentFault.ts';
import { getDocument, PDFWorker, type PDFDocumentLoadingTask, type PDFDocumentProxy } from './pdfjs.ts';
import { RoomRangeTransport, type ReadRange } from './RoomRangeTransport.ts';
import { createSignal, type Signal } from '../signal.ts';

/** The worker thinks for so long, with all bytes at hand, only over a hostile or broken file. */
const BUSY_LIMIT_MS = 20_000;
/** Bytes have been asked for and none came for so long. */
const STALL_LIMIT_MS = 45_000;
const WATCH_INTERVAL_MS = 500;
const SMALLEST_RANGE = 64 * 1024;
const LARGEST_RANGE = 1024 * 1024;

export interface OpenDocument {
  readonly pdf: PDFDocumentProxy;
  /** Set while bytes that were asked for could not be read; `retry` asks again. */
  readonly fault: Signal<FileFault | null>;
  /** True while ranges are asked for and not answered. */
  isWaitingForBytes(): boolean;
  retry(): void;
  close(): void;
}

export interface OpenOptions {
  /** Folder of pdf.js's own data (`wasm/`, `cmaps/`, …), ending in a slash. */
  readonly assetsUrl: string;
  readonly signal: AbortSignal;
  /** Asked when the file has a password; `again` after a wrong one. */
  askPassword(again: boolean): Promise<string>;
  onBytes(bytesRead: number): void;
}

/** Opens a file and makes sure of its first page. Rejects with `DocumentError`, or the signal's reason. */
export async function openDocument(
  content: FileContent,
  read: ReadRange,
  options: OpenOptions,
): Promise<OpenDocument> {
  if (content.bytes === 0) throw new DocumentError('broken');
  const opening = new Opening(content, read, options);
  try {
    return await opening.finish();
  } catch (error) {
    opening.close();
    if (options.signal.aborted || error instanceof DocumentError) throw error;
    throw new DocumentError('broken');
  }
}

class Opening {
  readonly #options: OpenOptions;
  readonly #thread: Worker;
  readonly #transport: RoomRangeTransport;
  readonly #task: PDFDocumentLoadingTask;
  /** Rejects when opening has failed; a rejection after that is nobody's business. */
  readonly #failure: Promise<never>;
  #giveUp: (reason: unknown) => void = () => undefined;
  readonly #fault = createSignal<FileFault | null>(null);
  #asking = false;
  #opened = false;
  #closed = false;

  constructor(content: FileContent, read: ReadRange, options: OpenOptions) {
    this.#options = options;
    this.#failure = new Promise((_resolve, reject) => (this.#giveUp = reject));
    this.#failure.catch(() => undefined);
    this.#thread = new Worker(new URL('./pdfWorker.ts', import.meta.url), { type: 'module', name: 'pdf' });
    this.#thread.addEventListener('error', () => this.#fail('broken'));
    this.#transport = new RoomRangeTransport(
      content.bytes,
      read,
      () => options.onBytes(this.#transport.bytesRead),
      (fault) => (this.#opened ? this.#fault.set(fault) : this.#fail(fault)),
    );
    this.#task = getDocument({
      range: this.#transport,
      worker: PDFWorker.create({ port: this.#thread }),
      rangeChunkSize: Math.min(LARGEST_RANGE, Math.max(SMALLEST_RANGE, content.chunkBytes)),
      disableAutoFetch: true,
      disableStream: true,
      wasmUrl: `${options.assetsUrl}wasm/`,
      cMapUrl: `${options.assetsUrl}cmaps/`,
      standardFontDataUrl: `${options.assetsUrl}standard_fonts/`,
      iccUrl: `${options.assetsUrl}iccs/`,
      verbosity: 0,
    });
    this.#task.onPassword = (answer: (password: string) => void, reason: number) => {
      void this.#askPassword(answer, reason === 2);
    };
  }

  async finish(): Promise<OpenDocument> {
    const { signal } = this.#options;
    const abort = (): void => this.#giveUp(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const watch = setInterval(() => this.#watch(), WATCH_INTERVAL_MS);
    try {
      signal.throwIfAborted();
      const pdf = await Promise.race([this.#task.promise, this.#failure]);
      if (pdf.numPages < 1) throw new DocumentError('empty');
      // Some broken files load and fail only here, and the viewer would then wait for ever.
      await Promise.race([pdf.getPage(1), this.#failure]);
      this.#opened = true;
      return {
        pdf,
        fault: this.#fault,
        isWaitingForBytes: () => this.#transport.pending > 0,
        retry: () => this.#retry(),
        close: () => this.close(),
      };
    } finally {
      clearInterval(watch);
      signal.removeEventListener('abort', abort);
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#transport.abort();
    // A worker caught in a hostile file never answers: it is ended whether or not it says goodbye.
    const end = (): void => this.#thread.terminate();
    const patience = setTimeout(end, 2_000);
    void this.#task
      .destroy()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(patience);
        end();
      });
  }

  #retry(): void {
    this.#fault.set(null);
    this.#transport.retry();
  }

  async #askPassword(answer: (password: string) => void, again: boolean): Promise<void> {
    this.#asking = true;
    try {
      const password = await this.#options.askPassword(again);
      if (!this.#closed) answer(password);
    } finally {
      this.#asking = false;
      this.#transport.lastMovement = performance.now();
    }
  }

  #watch(): void {
    if (this.#asking) return;
    const idle = performance.now() - this.#transport.lastMovement;
    if (this.#transport.pending === 0 && idle > BUSY_LIMIT_MS) this.#fail('tooSlow');
    if (this.#transport.pending > 0 && idle > STALL_LIMIT_MS) this.#fail('stalled');
  }

  #fail(fault: DocumentFault): void {
    this.#giveUp(new DocumentError(fault));
  }
}
