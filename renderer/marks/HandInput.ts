import type { MarksLayer } from './MarksLayer.ts';

/** Pixels around a tap. */
const TAP_REACH = 10;
const SELECTION_REST_MS = 280;

/** Picking marks, naming their authors and noticing selected text while no tool takes the pointer. */
export class HandInput {
  readonly #layer: MarksLayer;
  readonly #ending = new AbortController();
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #pressed = false;
  #newestType = 'mouse';

  constructor(layer: MarksLayer) {
    this.#layer = layer;
    const { container } = layer.viewer;
    const { signal } = this.#ending;
    container.addEventListener('click', (event) => this.#click(event), { signal });
    container.addEventListener('pointermove', (event) => this.#hover(event), { signal });
    container.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    document.addEventListener('pointerup', () => this.#release(), { signal });
    document.addEventListener('pointercancel', () => this.#release(), { signal });
    document.addEventListener('selectionchange', () => this.#selectionMoved(), { signal });
  }

  close(): void {
    this.#ending.abort();
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
  }

  #isHandy(): boolean {
    const { tool } = this.#layer.penCase.get();
    return tool === 'hand' || tool === 'text';
  }

  #click(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (target.closest('.marks-slot, a') !== null) return;
    const pin = target.closest('.marks-pin');
    if (pin === null && !this.#isHandy()) return;
    const overlay = this.#layer.overlayUnder(target);
    if (overlay === null) return this.#layer.open(null);
    const id = pin?.getAttribute('data-mark-id') ?? null;
    if (id !== null) return this.#layer.open({ kind: 'mark', page: overlay.number, id });
    if (document.getSelection()?.isCollapsed === false) return;
    const point = overlay.pointAt(event.clientX, event.clientY);
    const reach = TAP_REACH * overlay.pointsPerPixel;
    const placed = this.#layer.markAt(overlay.number, point, reach, () => true);
    this.#layer.open(placed === null ? null : { kind: 'mark', page: overlay.number, id: placed.id });
  }

  #hover(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || this.#frame !== 0 || !this.#isHandy()) return;
    const { target, clientX, clientY } = event;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const overlay = this.#layer.overlayUnder(target);
      const point = overlay?.pointAt(clientX, clientY) ?? null;
      const isPicked = this.#layer.popup.get()?.kind === 'mark';
      if (overlay === null || point === null || isPicked) return this.#layer.tag(null);
      const reach = 3 * overlay.pointsPerPixel;
      this.#layer.tag(this.#layer.markAt(overlay.number, point, reach, (placed) => !placed.mine));
    });
  }

  #press(event: PointerEvent): void {
    this.#newestType = event.pointerType;
    this.#pressed = true;
  }

  #release(): void {
    if (!this.#pressed) return;
    this.#pressed = false;
    this.#selectionMoved();
  }

  #selectionMoved(): void {
    clearTimeout(this.#rest);
    if (!this.#isHandy()) return;
    this.#rest = setTimeout(() => this.#selectionRests(), SELECTION_REST_MS);
  }

  #selectionRests(): void {
    if (this.#pressed) return;
    const parts = this.#layer.selectedParts();
    const last = parts.at(-1);
    if (last === undefined) {
      if (this.#layer.popup.get()?.kind === 'selection') this.#layer.open(null);
      return;
    }
    const { tool, colors } = this.#layer.penCase.get();
    // A finger selects a word first and then draws the ends out: it confirms with a button.
    if (tool === 'text' && this.#newestType !== 'touch') this.#layer.addHighlights(parts, colors.text);
    else this.#layer.open({ kind: 'selection', page: last.page, parts });
  }
}
