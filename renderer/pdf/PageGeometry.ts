/**
 * How a page stands on the screen, at any zoom: `transform` [a, b, c, d, e, f] takes PDF user space (points,
 * origin at the lower left) to a sheet of `width` × `height` with its origin at the top left.
 */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What `geometryOf` needs of pdf.js's PageViewport. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** The geometry at one sheet unit a point, so that it is the same at every zoom. */
export function geometryOf(viewport: Viewport): PageGeometry {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = viewport.transform;
  const scale = Math.hypot(a, b);
  return {
    width: viewport.width / scale,
    height: viewport.height / scale,
    transform: [a / scale, b / scale, c / scale, d / scale, e / scale, f / scale],
  };
}

/** From PDF user space to the sheet. */
export function toSheet(geometry: PageGeometry, point: Point): Point {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = geometry.transform;
  return { x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f };
}

/** From the sheet to PDF user space. */
export function toPage(geometry: PageGeometry, point: Point): Point {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = geometry.transform;
  const determinant = a * d - b * c;
  const x = point.x - e;
  const y = point.y - f;
  return { x: (d * x - c * y) / determinant, y: (a * y - b * x) / determinant };
}

/** From a place on the screen to PDF user space; `box` is where the sheet lies on the screen. */
export function screenToPage(
  geometry: PageGeometry,
  box: DOMRectReadOnly,
  clientX: number,
  clientY: number,
): Point {
  return toPage(geometry, {
    x: ((clientX - box.left) / box.width) * geometry.width,
    y: ((clientY - box.top) / box.height) * geometry.height,
  });
}

/** [left, bottom, right, top] in PDF user space of a rectangle on the screen. */
export function screenRectangleToPage(
  geometry: PageGeometry,
  box: DOMRectReadOnly,
  rectangle: DOMRectReadOnly,
): readonly [number, number, number, number] {
  const one = screenToPage(geometry, box, rectangle.left, rectangle.top);
  const two = screenToPage(geometry, box, rectangle.right, rectangle.bottom);
  return [Math.min(one.x, two.x), Math.min(one.y, two.y), Math.max(one.x, two.x), Math.max(one.y, two.y)];
}
