import {
  IconCheck,
  IconCheckbox,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconDeviceTabletOff,
  IconDoorExit,
  IconHandStop,
  IconHourglass,
  IconMailCheck,
  IconMinus,
  IconUserOff,
  IconUsers,
} from '@tabler/icons-react';
import { PRESENCES } from '../../../shared/domain/attendance.ts';
import { CHOICES } from '../../../shared/domain/rulePack.ts';

/** What a seat says. Each kind has a colour of its own and, so that colour is not needed, a sign or a pattern. */
export const FACE_KINDS = [
  ...PRESENCES,
  'uncalled',
  'declared',
  'voted',
  'silent',
  'offline',
  'away',
  ...CHOICES,
  'noBallot',
  'other',
  'empty',
] as const;
export type FaceKind = (typeof FACE_KINDS)[number];

export interface SeatFace {
  readonly kind: FaceKind;
  readonly speaking: boolean;
  /** Place in the queue of those who ask for the floor; `null` for who does not. */
  readonly asking: number | null;
}

export type Faces = ReadonlyMap<string, SeatFace>;

export const SIGNS: Readonly<Record<FaceKind, typeof IconCheck | null>> = {
  present: IconCheck,
  late: IconClock,
  absentWithLeave: IconMailCheck,
  absent: IconUserOff,
  left: IconDoorExit,
  substituted: IconUsers,
  uncalled: null,
  declared: IconHandStop,
  voted: IconCheckbox,
  silent: IconHourglass,
  offline: IconDeviceTabletOff,
  away: IconDoorExit,
  for: IconCircleCheck,
  against: IconCircleX,
  abstain: IconCircleMinus,
  noBallot: IconMinus,
  other: null,
  empty: null,
};

/** How many seats say what, in the order of the kinds; those that none says are left out. */
export function countsOf(faces: Faces): readonly { readonly kind: FaceKind; readonly count: number }[] {
  const counts = new Map<FaceKind, number>();
  for (const { kind } of faces.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return FACE_KINDS.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
}
