import type { Projection, OpinionView, Seat } from '../../../shared/protocol/projection.ts';
import type { OwnAnswer, OwnAnswers } from '../../room/OwnAnswers.ts';

/**
 * `waiting`: asked and not answered; `answered`; `over`: the deadline has passed, whether or not the desk has closed
 * it; `published`: its report is before everybody.
 */
export type SheetStanding = 'waiting' | 'answered' | 'over' | 'published';

export function isOver({ state, deadline }: Pick<OpinionView, 'state' | 'deadline'>, now: number): boolean {
  return state !== 'open' || now >= deadline;
}

/** Where a sheet stands for somebody who is or is not asked it. */
export function standingOf(
  sheet: OpinionView,
  seat: Seat | null,
  own: OwnAnswer | undefined,
  now: number,
): SheetStanding {
  if (sheet.state === 'published') return 'published';
  if (isOver(sheet, now)) return 'over';
  const isAnswered = (seat?.opinions[sheet.id]?.answer ?? null) !== null || own?.state === 'kept';
  return isAsked(sheet, seat) && !isAnswered ? 'waiting' : 'answered';
}

export function isAsked({ id }: Pick<OpinionView, 'id'>, seat: Seat | null): boolean {
  return seat?.opinions[id] !== undefined;
}

/** All sheets: those that are open by their deadline, then the others, the newest first. */
export function sheetsInOrder({ opinions }: Pick<Projection, 'opinions'>, now: number): OpinionView[] {
  const all = Object.values(opinions);
  const open = all.filter((sheet) => !isOver(sheet, now)).sort((a, b) => a.deadline - b.deadline);
  const past = all.filter((sheet) => isOver(sheet, now)).sort((a, b) => b.deadline - a.deadline);
  return [...open, ...past];
}

/** The sheets that one has still to answer, by their deadline. */
export function waitingSheets(
  projection: Pick<Projection, 'opinions'>,
  seat: Seat | null,
  own: ReturnType<OwnAnswers['own']['get']>,
  now: number,
): OpinionView[] {
  return sheetsInOrder(projection, now).filter(
    (sheet) => isAsked(sheet, seat) && standingOf(sheet, seat, own.get(sheet.id), now) === 'waiting',
  );
}
