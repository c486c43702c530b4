import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import { SEAT_PLAN, type PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Spot } from './arrange.ts';

/** What is done to a seat map that is being drawn. Every function answers a new map. */
export type Seats = readonly PlacedSeat[];

/** Distance of the lines that seats snap to. */
export const GRID = 10;

/** Row of a label such as "3-12", "3/12", "3.12" or "C12"; `null` where it names none. */
export function rowOf(label: string): string | null {
  const parted = /^(.+?)\s*[-–/.]\s*\d+$/.exec(label.trim());
  if (parted !== null) return parted[1] ?? null;
  return /^(\p{L}+)\d+$/u.exec(label.trim())?.[1] ?? null;
}

/** The highest number of a row, 0 without any. */
export function lastRowNumber(seats: Seats): number {
  const numbers = seats.map(({ label }) => Number(rowOf(label))).filter(Number.isInteger);
  return Math.max(0, ...numbers);
}

/** Where the next row begins: behind the last one. */
export function nextTop(seats: Seats, gap: number): number {
  return seats.length === 0 ? 160 : Math.max(...seats.map(({ y }) => y)) + gap;
}

export function withSpots(seats: Seats, spots: readonly Spot[], newId: () => string): Seats {
  return [...seats, ...spots.map((spot) => ({ id: newId(), ...spot, memberId: null }))];
}

/** Moves seats together, and no farther than the plan reaches. */
export function moved(seats: Seats, ids: ReadonlySet<string>, dx: number, dy: number): Seats {
  const some = seats.filter(({ id }) => ids.has(id));
  if (some.length === 0) return seats;
  const within = (by: number, values: readonly number[], limit: number) =>
    Math.min(Math.max(by, -Math.min(...values)), limit - Math.max(...values));
  const byX = within(
    Math.round(dx),
    some.map(({ x }) => x),
    SEAT_PLAN.width,
  );
  const byY = within(
    Math.round(dy),
    some.map(({ y }) => y),
    SEAT_PLAN.height,
  );
  return seats.map((seat) => (ids.has(seat.id) ? { ...seat, x: seat.x + byX, y: seat.y + byY } : seat));
}

/** How far the seat that is dragged has to go so that it stands on the grid. */
export function snapped(seat: PlacedSeat, dx: number, dy: number): { dx: number; dy: number } {
  const onGrid = (value: number) => Math.round(value / GRID) * GRID;
  return { dx: onGrid(seat.x + dx) - seat.x, dy: onGrid(seat.y + dy) - seat.y };
}

export function without(seats: Seats, ids: ReadonlySet<string>): Seats {
  return seats.filter(({ id }) => !ids.has(id));
}

export function relabelled(seats: Seats, id: string, label: string): Seats {
  return seats.map((seat) => (seat.id === id ? { ...seat, label } : seat));
}

/** Puts seats on one straight line with equal distances, from the leftmost to the rightmost. */
export function straightened(seats: Seats, ids: ReadonlySet<string>): Seats {
  const some = seats.filter(({ id }) => ids.has(id)).sort((a, b) => a.x - b.x);
  const [first, last] = [some[0], some.at(-1)];
  if (first === undefined || last === undefined || some.length < 2) return seats;
  const y = Math.round(some.reduce((sum, seat) => sum + seat.y, 0) / some.length);
  const step = (last.x - first.x) / (some.length - 1);
  const places = new Map(some.map(({ id }, index) => [id, Math.round(first.x + index * step)]));
  return seats.map((seat) => ({
    ...seat,
    ...(places.has(seat.id) ? { x: places.get(seat.id) ?? seat.x, y } : {}),
  }));
}

/** Seats somebody; who sat there before takes the seat that this one leaves, or none. */
export function seated(seats: Seats, seatId: string, memberId: MemberId): Seats {
  const target = seats.find(({ id }) => id === seatId);
  if (target === undefined || target.memberId === memberId) return seats;
  return seats.map((seat) => {
    if (seat.id === seatId) return { ...seat, memberId };
    return seat.memberId === memberId ? { ...seat, memberId: target.memberId } : seat;
  });
}

export function vacated(seats: Seats, isLeft: (memberId: MemberId) => boolean): Seats {
  return seats.map((seat) =>
    seat.memberId !== null && isLeft(seat.memberId) ? { ...seat, memberId: null } : seat,
  );
}

/** Seats in the order of their labels; those without any after them, by their places from the front. */
export function inLabelOrder(seats: Seats): Seats {
  const collator = new Intl.Collator('vi', { numeric: true });
  return [...seats].sort((a, b) => {
    if ((a.label === '') !== (b.label === '')) return a.label === '' ? 1 : -1;
    return collator.compare(a.label, b.label) || a.y - b.y || a.x - b.x;
  });
}

/** Seats around the chair from the left to the right, so that seats next to each other stay together over the rows. */
export function aroundChair(seats: Seats): Seats {
  const top = Math.min(...seats.map(({ y }) => y)) - 120;
  const middle = (Math.min(...seats.map(({ x }) => x)) + Math.max(...seats.map(({ x }) => x))) / 2;
  const turn = ({ x, y }: PlacedSeat) => Math.atan2(x - middle, y - top);
  return [...seats].sort((a, b) => turn(a) - turn(b) || a.y - b.y);
}

/** Fills the empty seats in this order with those of `members` who sit nowhere yet; left over are who finds no seat. */
export function filled(seats: Seats, order: Seats, members: readonly Member[]): Seats {
  const seatedNow = new Set(seats.flatMap(({ memberId }) => memberId ?? []));
  const waiting = members.filter(({ id }) => !seatedNow.has(id)).map(({ id }) => id);
  const places = new Map<string, MemberId>();
  for (const { id, memberId } of order) {
    if (memberId !== null) continue;
    const next = waiting[places.size];
    if (next === undefined) break;
    places.set(id, next);
  }
  return seats.map((seat) => ({ ...seat, memberId: places.get(seat.id) ?? seat.memberId }));
}
