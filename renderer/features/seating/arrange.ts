import { SEAT_PLAN, type PlacedSeat } from '../../../shared/domain/seatMap.ts';

/** hàng ghế, hình vòng cung, chữ U */
export const SHAPES = ['arc', 'rows', 'horseshoe'] as const;
export type Shape = (typeof SHAPES)[number];

/** Seats to be set up in one go. Distances in units of the plan, between the middles of seats. */
export interface Arrangement {
  readonly shape: Shape;
  readonly seats: number;
  readonly rows: number;
  /** Between neighbours of a row. */
  readonly pitch: number;
  readonly rowGap: number;
  /** Of an arc, in degrees: 180 is a half circle. */
  readonly sweep: number;
  /** Of straight rows: parts with an aisle between them. */
  readonly blocks: number;
}

export type Spot = Pick<PlacedSeat, 'x' | 'y' | 'label'>;

export const LIMITS = {
  seats: { min: 1, max: 500 },
  rows: { min: 1, max: 20 },
  pitch: { min: 64, max: 240 },
  rowGap: { min: 64, max: 300 },
  sweep: { min: 30, max: 200 },
  blocks: { min: 1, max: 4 },
} as const;

/** What is offered for so many seats. */
export function suggested(shape: Shape, seats: number): Arrangement {
  const rows =
    shape === 'horseshoe'
      ? Math.max(1, Math.ceil(seats / 36))
      : Math.max(1, Math.ceil(seats / (shape === 'arc' ? 20 : 14)));
  return { shape, seats, rows, pitch: 104, rowGap: 104, sweep: 140, blocks: shape === 'rows' ? 2 : 1 };
}

interface Start {
  /** Where the frontmost seats stand. */
  readonly top: number;
  /** Number of the first row. */
  readonly firstRow: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const CENTRE = SEAT_PLAN.width / 2;

/** The places of an arrangement, row by row, each row from the left end to the right; they may reach beyond the plan. */
export function arrange(arrangement: Arrangement, { top, firstRow }: Start): Spot[] {
  const rows = rowsOf(arrangement, top);
  return rows.flatMap((points, row) =>
    points.map(({ x, y }, index) => ({
      x: Math.round(x),
      y: Math.round(y),
      label: `${firstRow + row}-${index + 1}`,
    })),
  );
}

export function fitsPlan(spots: readonly Point[]): boolean {
  return spots.every(({ x, y }) => x >= 0 && y >= 0 && x <= SEAT_PLAN.width && y <= SEAT_PLAN.height);
}

function rowsOf(arrangement: Arrangement, top: number): readonly (readonly Point[])[] {
  switch (arrangement.shape) {
    case 'rows':
      return straightRows(shareOut(arrangement.seats, evenly(arrangement.rows)), arrangement, top);
    case 'arc':
      return curvedRows(countsOnArcs(arrangement), arrangement, top);
    case 'horseshoe':
      return horseshoes(arrangement, top);
  }
}

/** Rows of given lengths, as a list of seats tells them, as wide apart as the plan allows; `null` where it is too small. */
export function placesOfRows(counts: readonly number[], shape: 'arc' | 'rows'): Point[][] | null {
  for (let pitch = 104; pitch >= LIMITS.pitch.min; pitch -= 8) {
    const measures = { ...suggested(shape, 1), pitch, rowGap: pitch, blocks: 1 };
    const rows = shape === 'arc' ? curvedRows(counts, measures, 160) : straightRows(counts, measures, 160);
    const rounded = rows.map((row) => row.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })));
    if (fitsPlan(rounded.flat())) return rounded;
  }
  return null;
}

/** Shares `count` out by weight, in whole numbers that sum up to it; the rest goes to the largest remainders. */
export function shareOut(count: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (count * weight) / sum);
  const shares = exact.map(Math.floor);
  let left = count - shares.reduce((total, share) => total + share, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || b.index - a.index);
  for (const { index } of order) {
    if (left === 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

const evenly = (count: number) => Array.from({ length: count }, () => 1);

function straightRows(
  counts: readonly number[],
  { pitch, rowGap, blocks }: Arrangement,
  top: number,
): Point[][] {
  return counts.map((count, row) => {
    const parts = shareOut(count, evenly(blocks));
    const breadth = (count - 1 + (blocks - 1)) * pitch;
    let x = CENTRE - breadth / 2;
    const points: Point[] = [];
    for (const part of parts) {
      for (let index = 0; index < part; index += 1) {
        points.push({ x, y: top + row * rowGap });
        x += pitch;
      }
      x += pitch;
    }
    return points;
  });
}

/** More seats on the longer arcs, so that neighbours are equally far apart in every row. */
function countsOnArcs({ seats, rows, pitch, rowGap, sweep }: Arrangement): number[] {
  const wanted = ((seats - rows) * pitch) / radians(sweep) / rows - (rowGap * (rows - 1)) / 2;
  const inner = Math.max(wanted, pitch);
  return shareOut(
    seats,
    Array.from({ length: rows }, (_, row) => inner + row * rowGap),
  );
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** As close to the middle as no row becomes narrower than the pitch. */
function curvedRows(
  counts: readonly number[],
  { pitch, rowGap, sweep }: Arrangement,
  top: number,
): Point[][] {
  const angle = radians(sweep);
  const needed = counts.map((count, row) => ((count - 1) * pitch) / angle - row * rowGap);
  const inner = Math.max(pitch, ...needed);
  const radiusOf = (row: number) => inner + row * rowGap;
  const ends = counts.map((_, row) => radiusOf(row) * Math.cos(angle / 2));
  const centre = top - Math.min(...ends);
  return counts.map((count, row) =>
    Array.from({ length: count }, (_, index) => {
      const turn = count === 1 ? 0 : angle * (index / (count - 1) - 0.5);
      return { x: CENTRE + radiusOf(row) * Math.sin(turn), y: centre + radiusOf(row) * Math.cos(turn) };
    }),
  );
}

/** Open towards the chair; each row stands around the one before. */
function horseshoes({ seats, rows, pitch, rowGap }: Arrangement, top: number): Point[][] {
  const lengths = Array.from({ length: rows }, (_, row) => Math.max(1, seats / rows / 4 + row));
  let [aside, depth] = [0, 0];
  return shareOut(seats, lengths).map((count, row) => {
    const arm = Math.floor(count / 3);
    const base = count - 2 * arm;
    const breadth = ((base - 1) / 2) * pitch;
    aside = Math.max(breadth + pitch, row === 0 ? 0 : aside + rowGap);
    depth = Math.max(arm * pitch, row === 0 ? 0 : depth + rowGap);
    const armAt = (x: number, index: number) => ({ x, y: top + index * pitch });
    const left = Array.from({ length: arm }, (_, index) => armAt(CENTRE - aside, index));
    const right = Array.from({ length: arm }, (_, index) => armAt(CENTRE + aside, arm - 1 - index));
    const below = Array.from({ length: base }, (_, index) => ({
      x: CENTRE - breadth + index * pitch,
      y: top + depth,
    }));
    return [...left, ...below, ...right];
  });
}
