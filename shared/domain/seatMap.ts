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
