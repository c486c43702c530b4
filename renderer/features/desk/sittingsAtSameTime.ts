import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { SittingId } from '../../../shared/domain/ids.ts';

/** The sittings, other than `own`, that share time with a span; one may begin when another ends. */
export function sittingsAtSameTime(
  sittings: readonly Sitting[],
  own: SittingId | null,
  startsAt: number,
  endsAt: number,
): Sitting[] {
  return sittings.filter(
    (sitting) => sitting.id !== own && sitting.startsAt < endsAt && sitting.endsAt > startsAt,
  );
}
