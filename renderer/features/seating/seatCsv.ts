import type { Projection } from '../../../shared/protocol/projection.ts';
import { csvOf } from '../../ui/csv.ts';
import { inLabelOrder, rowOf, type Seats } from './draft.ts';

/** Number of the place in the row, at the end of a label such as "3-12". */
export function placeOf(label: string): string {
  return rowOf(label) === null ? '' : (/\d+$/.exec(label.trim())?.[0] ?? '');
}

/** A seat map as a table; read again, it gives the same map. */
export function seatCsv(seats: Seats, members: Projection['members'], columns: readonly string[]): string {
  const rows = inLabelOrder(seats).map(({ label, x, y, memberId }) => {
    const name = memberId === null ? '' : (members[memberId]?.name ?? '');
    return [rowOf(label) ?? '', placeOf(label), label, name, name === '' ? '' : (memberId ?? ''), x, y];
  });
  return csvOf([columns, ...rows]);
}
