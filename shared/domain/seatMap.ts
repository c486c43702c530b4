import type { MemberId } from './ids.ts';

/** Breadth and height of the plan in whole units; a seat takes 60 of them each way. */
export const SEAT_PLAN = { width: 2400, height: 1350 } as const;

/** One place in the hall. */
export interface PlacedSeat {
  readonly id: string;
  /** As on the plate, e.g. "3-12"; may be empty. */
  readonly label: string;
  /** Middle of the seat; (0, 0) is at the left of the chair's side. */
  readonly x: number;
  readonly y: number;
  /** Who sits there; a member who was removed leaves the seat empty. */
  readonly memberId: MemberId | null;
}

/** A short name for what a seat map says, to tell whether it is still the one that somebody has edited. */
export function seatMapMark(seats: readonly PlacedSeat[]): string {
  const text = JSON.stringify(seats.map(({ id, label, x, y, memberId }) => [id, label, x, y, memberId]));
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(index), 0x5bd1e995);
  }
  return [low, high].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

/** S17: whether ids differ, nobody sits on two seats, and every seat is on the plan. */
export function faultOfSeats(seats: readonly PlacedSeat[]): 'idTaken' | 'seatMisplaced' | null {
  const taken = seats.flatMap(({ memberId }) => memberId ?? []);
  if (new Set(seats.map(({ id }) => id)).size < seats.length) return 'idTaken';
  if (new Set(taken).size < taken.length) return 'idTaken';
  const isOnPlan = ({ x, y }: PlacedSeat) =>
    [x, y].every((value) => Number.isInteger(value) && value >= 0) &&
    x <= SEAT_PLAN.width &&
    y <= SEAT_PLAN.height;
  return seats.every(isOnPlan) ? null : 'seatMisplaced';
}
