import type { MemberId } from '../../../shared/domain/ids.ts';
import { SEAT_PLAN, type PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Ordered, Projection } from '../../../shared/protocol/projection.ts';

/** Part of the plan, in its units. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TileSize {
  readonly width: number;
  readonly height: number;
}

/** The seat map as the record has it. */
export function recordedSeats({ seatMap }: Pick<Projection, 'seatMap'>): PlacedSeat[] {
  return Object.values(seatMap)
    .sort((a, b) => a.order - b.order)
    .map(({ order: _, ...seat }: PlacedSeat & Ordered) => seat);
}

/** The seat map to look at: who is not on the roster any more leaves the seat empty. */
export function seatsOf({ seatMap, members }: Pick<Projection, 'seatMap' | 'members'>): PlacedSeat[] {
  return recordedSeats({ seatMap }).map((seat) =>
    seat.memberId !== null && members[seat.memberId] === undefined ? { ...seat, memberId: null } : seat,
  );
}

/** Where somebody sits. */
export function seatOf({ seatMap }: Pick<Projection, 'seatMap'>, memberId: MemberId): PlacedSeat | null {
  return Object.values(seatMap).find((seat) => seat.memberId === memberId) ?? null;
}

export function hasSeats({ seatMap }: Pick<Projection, 'seatMap'>): boolean {
  return Object.keys(seatMap).length > 0;
}

const GAP = 6;
const SMALLEST = 52;
const BIGGEST = 104;
/** Breadth of a seat's picture for each unit of its height. */
const BREADTH = 1;

/** As big as seats can be drawn without covering each other, within limits. */
export function tileOf(seats: readonly PlacedSeat[]): TileSize {
  let room = BIGGEST;
  seats.forEach((one, index) => {
    for (const other of seats.slice(index + 1)) {
      const apart = Math.max(Math.abs(one.x - other.x) / BREADTH, Math.abs(one.y - other.y));
      room = Math.min(room, apart);
    }
  });
  const height = Math.max(SMALLEST, room) - GAP;
  return { width: Math.round((height + GAP) * BREADTH - GAP), height: Math.round(height) };
}

/** Height of the sign that says where the chair's side is. */
export const FRONT_HEIGHT = 64;
const MARGIN = 20;

/** What is shown of the plan: all seats, and above them where the chair's side is. */
export function frameOf(seats: readonly PlacedSeat[], tile: TileSize): Frame {
  if (seats.length === 0) return { x: 0, y: 0, ...SEAT_PLAN };
  const xs = seats.map(({ x }) => x);
  const ys = seats.map(({ y }) => y);
  const left = Math.min(...xs) - tile.width / 2 - MARGIN;
  const right = Math.max(...xs) + tile.width / 2 + MARGIN;
  const top = Math.min(...ys) - tile.height / 2 - MARGIN - FRONT_HEIGHT;
  const bottom = Math.max(...ys) + tile.height / 2 + MARGIN;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Room around the seats to move them into, and never less than a small hall. */
const ELBOW_ROOM = 110;
const SMALL_HALL = { width: 1240, height: 700 };

/** What is shown of the plan while it is drawn. */
export function editFrame(seats: readonly PlacedSeat[], tile: TileSize): Frame {
  const { x, y, width, height } =
    seats.length === 0 ? { x: SEAT_PLAN.width / 2, y: 0, width: 0, height: 0 } : frameOf(seats, tile);
  const broad = Math.max(width + 2 * ELBOW_ROOM, SMALL_HALL.width);
  const high = Math.max(height + ELBOW_ROOM, SMALL_HALL.height);
  return { x: x + width / 2 - broad / 2, y, width: broad, height: high };
}

type Direction = 'left' | 'right' | 'up' | 'down';

/** Where the arrow keys lead. */
export const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The seat that an arrow key leads to: the nearest one on that side, those straight ahead first. */
export function neighbourOf(
  seats: readonly PlacedSeat[],
  from: PlacedSeat,
  direction: Direction,
): PlacedSeat | null {
  let nearest: { seat: PlacedSeat; distance: number } | null = null;
  for (const seat of seats) {
    const [dx, dy] = [seat.x - from.x, seat.y - from.y];
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    if (seat.id === from.id || ahead <= 0 || aside > 3 * ahead) continue;
    const distance = ahead + 2 * aside;
    if (nearest === null || distance < nearest.distance) nearest = { seat, distance };
  }
  return nearest?.seat ?? null;
}

/** Two seats that stand in each other: closer than a seat is broad, both ways. */
export function overlapping(seats: readonly PlacedSeat[]): ReadonlySet<string> {
  const found = new Set<string>();
  seats.forEach((one, index) => {
    for (const other of seats.slice(index + 1)) {
      if (Math.abs(one.x - other.x) < SMALLEST && Math.abs(one.y - other.y) < SMALLEST) {
        found.add(one.id).add(other.id);
      }
    }
  });
  return found;
}
