import type { PageGeometry, Point } from '../pdf/PageGeometry.ts';
import { screenToPage, toSheet } from '../pdf/PageGeometry.ts';
import type { PageSurface } from '../pdf/PageViewer.ts';
import type { PlacedMark } from '../room/RoomClient.ts';
import { strokePointsOf, type Bounds } from './hitTest.ts';
import { markerPath, penPath } from './strokePath.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface Drawn {
  readonly placed: PlacedMark;
  readonly element: Element;
}

/**
 * The marks of one page, in a sheet that lies over it. Everything in it is drawn in PDF user space, so that
 * zoom needs no work and rotation only a new transform.
 */
export class PageOverlay {
  readonly number: number;
  readonly element = document.createElement('div');
  /** Where the interface may put a small bar or a note, by `pinTo`. */
  readonly slot = document.createElement('div');
  readonly #under = drawing('marks-under');
  readonly #over = drawing('marks-over');
  readonly #pins = document.createElement('div');
  readonly #tag = document.createElement('div');
  readonly #frame = document.createElementNS(SVG, 'rect');
  readonly #drawn = new Map<string, Drawn>();
  readonly #pinLabel: (placed: PlacedMark) => string;
  #geometry: PageGeometry;

  constructor(surface: PageSurface, pinLabel: (placed: PlacedMark) => string) {
    this.number = surface.number;
    this.#geometry = surface.geometry;
    this.#pinLabel = pinLabel;
    this.element.className = 'marks-page';
    this.element.dataset['testid'] = `ink-page-${surface.number}`;
    this.element.dataset['page'] = String(surface.number);
    this.#pins.className = 'marks-pins';
    this.slot.className = 'marks-slot';
    this.#tag.className = 'marks-author';
    this.#tag.hidden = true;
    this.#frame.classList.add('marks-frame');
    this.element.append(this.#under.root, this.#over.root, this.#pins, this.#tag, this.slot);
    this.place(surface);
  }

  get geometry(): PageGeometry {
    return this.#geometry;
  }

  /** Puts the sheet (back) on its page. Never moves it without need: a note being written would lose focus. */
  place(surface: PageSurface): void {
    const { geometry } = surface;
    const turned = geometry.transform.some((value, index) => value !== this.#geometry.transform[index]);
    if (turned || !this.#under.root.hasAttribute('viewBox')) {
      this.#geometry = geometry;
      for (const { root, group } of [this.#under, this.#over]) {
        root.setAttribute('viewBox', `0 0 ${geometry.width} ${geometry.height}`);
        group.setAttribute('transform', `matrix(${geometry.transform.join(' ')})`);
      }
      for (const { placed, element } of this.#drawn.values()) {
        if (placed.mark.kind === 'note') this.#placePin(element as HTMLElement, placed.mark.at);
      }
    }
    if (this.element.parentNode !== surface.element) surface.element.append(this.element);
  }

  /** From a place on the screen to PDF user space. */
  pointAt(clientX: number, clientY: number): Point {
    return screenToPage(this.#geometry, this.element.getBoundingClientRect(), clientX, clientY);
  }

  /** Points of the page to a screen pixel. */
  get pointsPerPixel(): number {
    return this.#geometry.width / Math.max(1, this.element.getBoundingClientRect().width);
  }

  /** Shows exactly these marks, in this order; what has not changed is left alone. */
  show(marks: readonly PlacedMark[]): void {
    const wanted = new Set(marks.map((placed) => placed.id));
    for (const [id, { element }] of this.#drawn) {
      if (wanted.has(id)) continue;
      element.remove();
      this.#drawn.delete(id);
    }
    for (const placed of marks) {
      const drawn = this.#drawn.get(placed.id);
      if (drawn !== undefined && isSame(drawn.placed, placed)) continue;
      const element = this.#draw(placed);
      if (drawn === undefined) this.#layerOf(placed).append(element);
      else drawn.element.replaceWith(element);
      this.#drawn.set(placed.id, { placed, element });
    }
  }

  /** Fades marks that the eraser has touched and that go when it is lifted. */
  fade(ids: ReadonlySet<string>): void {
    for (const [id, { element }] of this.#drawn) element.classList.toggle('marks-fading', ids.has(id));
  }

  /** A frame around a mark that was picked; `null` takes it away. */
  frame(bounds: Bounds | null): void {
    if (bounds === null) return this.#frame.remove();
    const [left, bottom, right, top] = bounds;
    this.#frame.setAttribute('x', String(left - 3));
    this.#frame.setAttribute('y', String(bottom - 3));
    this.#frame.setAttribute('width', String(right - left + 6));
    this.#frame.setAttribute('height', String(top - bottom + 6));
    this.#over.group.append(this.#frame);
  }

  /** Names the author of a mark beside it; `null` takes the name away. */
  tag(author: { readonly name: string; readonly bounds: Bounds } | null): void {
    this.#tag.hidden = author === null;
    if (author === null) return;
    this.#tag.textContent = author.name;
    const corner = this.#topOf(author.bounds);
    this.#setPlace(this.#tag, corner.left, corner.top);
  }

  /** Moves the slot under the given bounds (over them where there is no room below). */
  pinTo(bounds: Bounds): void {
    const { left, right, top, bottom } = this.#sheetBox(bounds);
    const isLow = bottom > this.#geometry.height * 0.8;
    this.slot.dataset['side'] = isLow ? 'above' : 'below';
    this.#setPlace(this.slot, (left + right) / 2, isLow ? top : bottom);
  }

  #topOf(bounds: Bounds): { left: number; top: number } {
    const { left, top } = this.#sheetBox(bounds);
    return { left, top };
  }

  #sheetBox([left, bottom, right, top]: Bounds): {
    left: number;
    right: number;
    top: number;
    bottom: number;
  } {
    const one = toSheet(this.#geometry, { x: left, y: bottom });
    const two = toSheet(this.#geometry, { x: right, y: top });
    return {
      left: Math.min(one.x, two.x),
      right: Math.max(one.x, two.x),
      top: Math.min(one.y, two.y),
      bottom: Math.max(one.y, two.y),
    };
  }

  #layerOf(placed: PlacedMark): Element {
    const { mark } = placed;
    if (mark.kind === 'note') return this.#pins;
    return mark.kind === 'ink' && mark.tool === 'pen' ? this.#over.group : this.#under.group;
  }

  #draw(placed: PlacedMark): Element {
    const element = this.#shape(placed);
    element.setAttribute('data-mark-id', placed.id);
    element.setAttribute('data-author', placed.authorId);
    element.setAttribute('data-color', placed.mark.color);
    return element;
  }

  #shape(placed: PlacedMark): Element {
    const { mark } = placed;
    if (mark.kind === 'note') return this.#pin(placed, mark.at);
    if (mark.kind === 'highlight') return highlightShape(mark.rectangles);
    const points = strokePointsOf(mark.points);
    const path = document.createElementNS(SVG, 'path');
    if (mark.tool === 'pen') {
      path.classList.add('marks-pen');
      path.setAttribute('d', penPath(points, mark.width));
    } else {
      path.classList.add('marks-marker');
      path.setAttribute('d', markerPath(points));
      path.setAttribute('stroke-width', String(mark.width));
    }
    return path;
  }

  #pin(placed: PlacedMark, at: readonly [number, number]): HTMLElement {
    const pin = document.createElement('button');
    pin.type = 'button';
    pin.className = 'marks-pin';
    pin.setAttribute('aria-label', this.#pinLabel(placed));
    pin.toggleAttribute('data-shared', placed.audience.kind !== 'private');
    pin.toggleAttribute('data-foreign', !placed.mine);
    this.#placePin(pin, at);
    return pin;
  }

  #placePin(pin: HTMLElement, at: readonly [number, number]): void {
    const { x, y } = toSheet(this.#geometry, { x: at[0], y: at[1] });
    this.#setPlace(pin, x, y);
  }

  #setPlace(element: HTMLElement, x: number, y: number): void {
    element.style.left = `${(100 * x) / this.#geometry.width}%`;
    element.style.top = `${(100 * y) / this.#geometry.height}%`;
  }
}

function isSame(one: PlacedMark, other: PlacedMark): boolean {
  return one.mark === other.mark && one.audience.kind === other.audience.kind;
}

function highlightShape(rectangles: readonly (readonly [number, number, number, number])[]): Element {
  const group = document.createElementNS(SVG, 'g');
  group.classList.add('marks-highlight');
  for (const [left, bottom, right, top] of rectangles) {
    const rectangle = document.createElementNS(SVG, 'rect');
    rectangle.setAttribute('x', String(left));
    rectangle.setAttribute('y', String(bottom));
    rectangle.setAttribute('width', String(Math.max(0, right - left)));
    rectangle.setAttribute('height', String(Math.max(0, top - bottom)));
    group.append(rectangle);
  }
  return group;
}

function drawing(name: string): { root: SVGSVGElement; group: SVGGElement } {
  const root = document.createElementNS(SVG, 'svg');
  root.classList.add('marks-drawing', name);
  root.setAttribute('preserveAspectRatio', 'none');
  root.setAttribute('aria-hidden', 'true');
  const group = document.createElementNS(SVG, 'g');
  root.append(group);
  return { root, group };
}
