import type { RowId } from '../../../shared/domain/ids.ts';
import type { Mark, MarkedRow, SlipRow, SlipSheet } from '../../../shared/domain/slip.ts';
import { marksAsked } from '../../../shared/domain/slipSheet.ts';

/** What stands against a row, `null` when nothing. */
export function markOn(marks: readonly MarkedRow[], rowId: RowId): Mark | null {
  return marks.find((one) => one.rowId === rowId)?.mark ?? null;
}

/** In the order of the sheet, as it is signed (L6). `mark` `null` takes back what stood there. */
export function withMark(
  sheet: SlipSheet,
  marks: readonly MarkedRow[],
  rowId: RowId,
  mark: Mark | null,
): readonly MarkedRow[] {
  return sheet.rows.flatMap(({ id }) => {
    const stands = id === rowId ? mark : markOn(marks, id);
    return stands === null ? [] : [{ rowId: id, mark: stands }];
  });
}

/** An election takes no more names than there are places. */
export function isFull(sheet: SlipSheet, marks: readonly MarkedRow[]): boolean {
  return sheet.form === 'election' && marks.length >= sheet.toElect;
}

/** Whether such a slip may be cast (L6): at least one mark, in an election also none. */
export function mayCast(sheet: SlipSheet, marks: readonly MarkedRow[]): boolean {
  const { least, most } = marksAsked(sheet);
  return marks.length >= least && marks.length <= most;
}

/** Rows that nothing stands against: they count for nothing. */
export function rowsLeft(sheet: SlipSheet, marks: readonly MarkedRow[]): readonly SlipRow[] {
  return sheet.rows.filter(({ id }) => markOn(marks, id) === null);
}
