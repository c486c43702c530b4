import { getStroke } from 'perfect-freehand';
import type { StrokePoint } from '../../shared/marks/stroke.ts';

/** perfect-freehand thinks in screen pixels; this makes a point of the page eight of them. */
const FINENESS = 8;
const PRESSURE_EFFECT = 0.55;

/** The outline of a pen stroke as SVG path data, in PDF user space. `width` in points, at half pressure. */
export function penPath(points: readonly StrokePoint[], width: number): string {
  const outline = getStroke(
    points.map((point) => [point.x * FINENESS, point.y * FINENESS, point.pressure]),
    {
      size: width * FINENESS,
      thinning: PRESSURE_EFFECT,
      smoothing: 0.5,
      // Smoothed when drawn (StrokeBuilder): here a simplified stroke would lose its corners.
      streamline: 0,
      simulatePressure: false,
      last: true,
    },
  );
  const [first] = outline;
  if (first === undefined) return '';
  let path = `M${written(first[0])} ${written(first[1])}Q`;
  for (let index = 0; index < outline.length; index += 1) {
    const [x, y] = outline[index] ?? first;
    const [nextX, nextY] = outline[(index + 1) % outline.length] ?? first;
    path += `${written(x)} ${written(y)} ${written((x + nextX) / 2)} ${written((y + nextY) / 2)} `;
  }
  return `${path}Z`;
}

/** The middle line of a marker's stroke as SVG path data, in PDF user space. */
export function markerPath(points: readonly StrokePoint[]): string {
  const [first] = points;
  if (first === undefined) return '';
  let path = `M${short(first.x)} ${short(first.y)}`;
  // A line of no length shows only with a round end.
  if (points.length === 1) return `${path}h0.01`;
  for (let index = 1; index < points.length; index += 1) {
    const point = points[index] ?? first;
    const next = points[index + 1];
    if (next === undefined) path += `L${short(point.x)} ${short(point.y)}`;
    else {
      path += `Q${short(point.x)} ${short(point.y)} ${short((point.x + next.x) / 2)} ${short((point.y + next.y) / 2)}`;
    }
  }
  return path;
}

function written(value: number): string {
  return short(value / FINENESS);
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
