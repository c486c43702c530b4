import type { Mark } from '../../shared/marks/mark.ts';
import { decodeStroke, type StrokePoint } from '../../shared/marks/stroke.ts';
import type { Point } from '../pdf/PageGeometry.ts';

/** [left, bottom, right, top] in PDF user space. */
export type Bounds = readonly [number, number, number, number];

/** Half the side of a note's pin, in points. */
const PIN_REACH = 12;
const bounded = new WeakMap<Mark, Bounds>();
const decoded = new WeakMap<Uint8Array, readonly StrokePoint[]>();

/** The points of a stroke, decoded once; empty when they are not a stroke. */
export function strokePointsOf(points: Uint8Array): readonly StrokePoint[] {
  const known = decoded.get(points);
  if (known !== undefined) return known;
  const fresh = decodeStroke(points) ?? [];
  decoded.set(points, fresh);
  return fresh;
}

export function boundsOf(mark: Mark): Bounds {
  const known = bounded.get(mark);
  if (known !== undefined) return known;
  const fresh = measure(mark);
  bounded.set(mark, fresh);
  return fresh;
}

function measure(mark: Mark): Bounds {
  switch (mark.kind) {
    case 'note':
      return [mark.at[0] - PIN_REACH, mark.at[1] - PIN_REACH, mark.at[0] + PIN_REACH, mark.at[1] + PIN_REACH];
    case 'highlight':
      return mark.rectangles.reduce<Bounds>(
        (all, [left, bottom, right, top]) => [
          Math.min(all[0], left),
          Math.min(all[1], bottom),
          Math.max(all[2], right),
          Math.max(all[3], top),
        ],
        [Infinity, Infinity, -Infinity, -Infinity],
      );
    case 'ink': {
      const half = mark.width / 2;
      let bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
      for (const { x, y } of strokePointsOf(mark.points)) {
        bounds = [
          Math.min(bounds[0], x - half),
          Math.min(bounds[1], y - half),
          Math.max(bounds[2], x + half),
          Math.max(bounds[3], y + half),
        ];
      }
      return bounds;
    }
  }
}

/** Whether a mark is touched by the way from one point to another, within `reach` points of it. */
export function isTouched(mark: Mark, from: Point, to: Point, reach: number): boolean {
  const [left, bottom, right, top] = boundsOf(mark);
  if (Math.max(from.x, to.x) < left - reach || Math.min(from.x, to.x) > right + reach) return false;
  if (Math.max(from.y, to.y) < bottom - reach || Math.min(from.y, to.y) > top + reach) return false;
  switch (mark.kind) {
    case 'note':
      return true;
    case 'highlight':
      return mark.rectangles.some((rectangle) => crossesRectangle(from, to, rectangle, reach));
    case 'ink': {
      const near = reach + mark.width / 2;
      const points = strokePointsOf(mark.points);
      return points.some(
        (point, index) => segmentsApart(from, to, points[index - 1] ?? point, point) <= near,
      );
    }
  }
}

function crossesRectangle(from: Point, to: Point, rectangle: Bounds, reach: number): boolean {
  const [left, bottom, right, top] = rectangle;
  const inside = (point: Point): boolean =>
    point.x >= left - reach &&
    point.x <= right + reach &&
    point.y >= bottom - reach &&
    point.y <= top + reach;
  if (inside(from) || inside(to)) return true;
  const corners: readonly Point[] = [
    { x: left, y: bottom },
    { x: right, y: bottom },
    { x: right, y: top },
    { x: left, y: top },
  ];
  return corners.some((corner, index) => cross(from, to, corner, corners[(index + 1) % 4] ?? corner));
}

function segmentsApart(a: Point, b: Point, c: Point, d: Point): number {
  if (cross(a, b, c, d)) return 0;
  return Math.min(pointApart(a, c, d), pointApart(b, c, d), pointApart(c, a, b), pointApart(d, a, b));
}

function pointApart(point: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  const one = side(a, b, c) * side(a, b, d);
  const two = side(c, d, a) * side(c, d, b);
  return one < 0 && two < 0;
}
