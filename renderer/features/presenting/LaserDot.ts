import { toSheet } from '../../pdf/PageGeometry.ts';
import type { PageSurface, PageViewer } from '../../pdf/PageViewer.ts';
import './laser.css';

/** A point of a page, in PDF user space. */
export interface PagePoint {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** The presenter's pointer on the page it is on, at any zoom and rotation. */
export class LaserDot {
  readonly #viewer: PageViewer;
  readonly #element = document.createElement('span');
  readonly #stop: () => void;
  #point: PagePoint | null = null;

  constructor(viewer: PageViewer) {
    this.#viewer = viewer;
    this.#element.className = 'laser-dot';
    this.#element.dataset['testid'] = 'laser-dot';
    this.#element.setAttribute('aria-hidden', 'true');
    // Zoom and rotation drop foreign children of a page.
    this.#stop = viewer.watchPages((pages) => this.#place(pages));
  }

  show(point: PagePoint | null): void {
    this.#point = point;
    if (!this.#place(this.#viewer.drawnPages())) this.#element.remove();
  }

  close(): void {
    this.#stop();
    this.#element.remove();
  }

  /** Whether the point's page is among these. */
  #place(pages: readonly PageSurface[]): boolean {
    const point = this.#point;
    const surface = pages.find(({ number }) => number === point?.page);
    if (point === null || surface === undefined) return false;
    const { geometry, element } = surface;
    const at = toSheet(geometry, point);
    this.#element.style.left = `${(100 * at.x) / geometry.width}%`;
    this.#element.style.top = `${(100 * at.y) / geometry.height}%`;
    if (this.#element.parentElement !== element) element.append(this.#element);
    return true;
  }
}
