import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Faces } from './faces.ts';

/** Nothing but who sits where. */
export function facesOfPlan(seats: readonly PlacedSeat[]): Faces {
  return new Map(
    seats.map(({ id, memberId }) => [
      id,
      { kind: memberId === null ? 'empty' : 'other', speaking: false, asking: null } as const,
    ]),
  );
}
