import type { StrokePoint } from '../../shared/marks/stroke.ts';
import type { PageOverlay } from './PageOverlay.ts';
import { markerPath, penPath } from './strokePath.ts';

export interface WetStroke {
  readonly tool: 'pen' | 'marker';
  readonly width: number;
  /** A CSS colour. */
  readonly color: string;
}

/** Above this the canvas costs more memory than a finer line is worth. */
const MOST_DENSITY = 2;

/**
 * The stroke under the pen, on a canvas of the size of what is visible of the page. Drawn apart from the
 * page so that the line follows the pen without waiting for anything else.
 */
export class WetInk {
  readonly #canvas = document.createElement('canvas');
  readonly #context = this.#canvas.getContext('2d', { desynchronized: true });
  #frame = 0;

  constructor() {
    this.#canvas.className = 'marks-wet';
  }

  /** Lays the canvas over the part of the page that shows in `view`. */
  begin(overlay: PageOverlay, view: DOMRectReadOnly): void {
    const sheet = overlay.element.getBoundingClientRect();
    const left = Math.max(sheet.left, view.left);
    const top = Math.max(sheet.top, view.top);
    const width = Math.max(1, Math.min(sheet.right, view.right) - left);
    const height = Math.max(1, Math.min(sheet.bottom, view.bottom) - top);
    const density = Math.min(MOST_DENSITY, globalThis.devicePixelRatio);
    this.#canvas.width = Math.ceil(width * density);
    this.#canvas.height = Math.ceil(height * density);
    const { style } = this.#canvas;
    style.left = `${left - sheet.left}px`;
    style.top = `${top - sheet.top}px`;
    style.width = `${width}px`;
    style.height = `${height}px`;
    const scaleX = sheet.width / overlay.geometry.width;
    const scaleY = sheet.height / overlay.geometry.height;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = overlay.geometry.transform;
    this.#context?.setTransform(
      a * scaleX * density,
      b * scaleY * density,
      c * scaleX * density,
      d * scaleY * density,
      (e * scaleX - (left - sheet.left)) * density,
      (f * scaleY - (top - sheet.top)) * density,
    );
    overlay.element.append(this.#canvas);
  }

  /** Draws the whole stroke at the next frame. */
  draw(points: () => readonly StrokePoint[], stroke: WetStroke): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawNow(points(), stroke);
    });
  }

  end(): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#canvas.remove();
    this.#canvas.width = 0;
    this.#canvas.height = 0;
  }

  #drawNow(points: readonly StrokePoint[], stroke: WetStroke): void {
    const context = this.#context;
    if (context === null) return;
    context.save();
    context.resetTransform();
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.restore();
    if (stroke.tool === 'pen') {
      context.fillStyle = stroke.color;
      context.fill(new Path2D(penPath(points, stroke.width)));
      return;
    }
    context.globalAlpha = 0.5;
    context.strokeStyle = stroke.color;
    context.lineWidth = stroke.width;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(new Path2D(markerPath(points)));
    context.globalAlpha = 1;
  }
}
