import type { PDFDocumentProxy, RenderTask } from './pdfjs.ts';

/**
 * Draws small pictures of pages, one at a time and the newest wish first, so that pages being read are not
 * kept waiting. A canvas that is let go is emptied.
 */
export class Thumbnails {
  readonly #pdf: PDFDocumentProxy;
  readonly #width: number;
  readonly #wanted = new Map<number, HTMLCanvasElement>();
  #task: RenderTask | null = null;
  #busy = false;
  #closed = false;

  /** `width` in CSS pixels. */
  constructor(pdf: PDFDocumentProxy, width: number) {
    this.#pdf = pdf;
    this.#width = width;
  }

  draw(page: number, canvas: HTMLCanvasElement): void {
    this.#wanted.set(page, canvas);
    void this.#work();
  }

  forget(page: number, canvas: HTMLCanvasElement): void {
    this.#wanted.delete(page);
    canvas.width = 0;
    canvas.height = 0;
  }

  close(): void {
    this.#closed = true;
    this.#wanted.clear();
    this.#task?.cancel();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#next(); next !== null && !this.#closed; next = this.#next()) {
      const [page, canvas] = next;
      this.#wanted.delete(page);
      try {
        await this.#drawOne(page, canvas);
      } catch {
        // A page without a picture keeps its number; the page itself says what is wrong when it is read.
        canvas.width = 0;
      }
    }
    this.#busy = false;
  }

  #next(): [number, HTMLCanvasElement] | null {
    return [...this.#wanted].at(-1) ?? null;
  }

  async #drawOne(number: number, canvas: HTMLCanvasElement): Promise<void> {
    const page = await this.#pdf.getPage(number);
    const natural = page.getViewport({ scale: 1 });
    const density = Math.min(2, globalThis.devicePixelRatio);
    const viewport = page.getViewport({ scale: (this.#width * density) / natural.width });
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    this.#task = page.render({ canvas, viewport, annotationMode: 1 });
    await this.#task.promise;
    this.#task = null;
  }
}
