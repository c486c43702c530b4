import { MAX_STROKE_BYTES } from '../../shared/marks/mark.ts';
import { encodeStroke, type StrokePoint } from '../../shared/marks/stroke.ts';

/** Points nearer than this to the last one say nothing new; points of PDF user space. */
const LEAST_STEP = 0.3;
/** How far a simplified stroke may run beside the drawn one: a third of a screen pixel at 200 %. */
const TOLERANCE = 0.12;
/** A change of pressure by one counts like this many points of distance. */
const PRESSURE_WEIGHT = 1.5;
/** Share of the new point: takes the tremor of a hand and of a cheap digitiser out. */
const FOLLOW = 0.65;
/** Two whole coordinates of at most 4 bytes, and the pressure. */
const MAX_BYTES_A_POINT = 9;
const MAX_POINTS = Math.floor(MAX_STROKE_BYTES / MAX_BYTES_A_POINT) - 1;

/** Gathers the points of one stroke as it is drawn. Pure: it knows neither screen nor page. */
export class StrokeBuilder {
  readonly #points: StrokePoint[] = [];
  #newest: StrokePoint | null = null;

  /** The stroke so far, its end under the pen. */
  get points(): readonly StrokePoint[] {
    const last = this.#points.at(-1);
    if (this.#newest === null || last === undefined || samePlace(last, this.#newest)) return this.#points;
    return [...this.#points, this.#newest];
  }

  /** False when the point is too near to the last one to matter. */
  add(point: StrokePoint): boolean {
    this.#newest = point;
    const last = this.#points.at(-1);
    if (last === undefined) {
      this.#points.push(point);
      return true;
    }
    const next = {
      x: last.x + (point.x - last.x) * FOLLOW,
      y: last.y + (point.y - last.y) * FOLLOW,
      pressure: last.pressure + (point.pressure - last.pressure) * FOLLOW,
    };
    if (Math.hypot(next.x - last.x, next.y - last.y) < LEAST_STEP) return false;
    this.#points.push(next);
    return true;
  }

  /** The stroke, simplified and encoded; in several parts, each joined to the next, when it is very long. */
  finish(): Uint8Array[] {
    const points = simplify(this.points);
    const parts: Uint8Array[] = [];
    for (let begin = 0; begin < points.length; begin += MAX_POINTS - 1) {
      const part = points.slice(begin, begin + MAX_POINTS);
      if (begin > 0 && part.length === 1) break;
      parts.push(encodeStroke(part));
    }
    return parts;
  }
}

/** Ramer, Douglas and Peucker's way, without recursion; the ends stay. */
export function simplify(points: readonly StrokePoint[]): StrokePoint[] {
  if (points.length < 3) return [...points];
  const kept = new Uint8Array(points.length);
  kept[0] = 1;
  kept[points.length - 1] = 1;
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [begin, end] = span;
    const farthest = farthestBetween(points, begin, end);
    if (farthest === null) continue;
    kept[farthest] = 1;
    open.push([begin, farthest], [farthest, end]);
  }
  return points.filter((_point, index) => kept[index] === 1);
}

function farthestBetween(points: readonly StrokePoint[], begin: number, end: number): number | null {
  const from = points[begin];
  const to = points[end];
  if (from === undefined || to === undefined) return null;
  let farthest: number | null = null;
  let most = TOLERANCE;
  for (let index = begin + 1; index < end; index += 1) {
    const point = points[index];
    if (point === undefined) continue;
    const off = deviation(point, from, to);
    if (off > most) {
      most = off;
      farthest = index;
    }
  }
  return farthest;
}

function deviation(point: StrokePoint, from: StrokePoint, to: StrokePoint): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared;
  const share = Math.min(1, Math.max(0, along));
  const beside = Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
  const pressure = Math.abs(point.pressure - from.pressure - share * (to.pressure - from.pressure));
  return Math.max(beside, pressure * PRESSURE_WEIGHT);
}

function samePlace(one: StrokePoint, other: StrokePoint): boolean {
  return one.x === other.x && one.y === other.y;
}
