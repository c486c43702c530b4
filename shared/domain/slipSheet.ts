import { MARKS, type Mark, type MarkedRow, type SlipSheet } from './slip.ts';

/** Most rows of one slip, and with them most marks. */
export const MAX_ROWS = 200;

/** L2: rows with ids of their own, and fewer or as many to elect as there are candidates. */
export function isSoundSheet(sheet: SlipSheet): boolean {
  const { rows } = sheet;
  if (rows.length === 0 || rows.length > MAX_ROWS) return false;
  if (new Set(rows.map((row) => row.id)).size < rows.length) return false;
  const members = rows.flatMap((row) => row.memberId ?? []);
  if (new Set(members).size < members.length) return false;
  if (sheet.form !== 'election') return true;
  return Number.isInteger(sheet.toElect) && sheet.toElect >= 1 && sheet.toElect <= rows.length;
}

/** What stands on the slip, one part a line: its SHA-256 is what every slip is signed for. Texts have no line breaks. */
export function sheetText(sheet: SlipSheet): string {
  const { form, title, rows } = sheet;
  const more = form === 'election' ? sheet.toElect : form === 'proposal' ? sheet.kind : '';
  const lines = rows.flatMap(({ id, name, office, born }) => [id, name, office, born]);
  return ['paperless-sheet/1', form, title, more, ...lines].join('\n');
}

/** The marks as they are signed: `row=mark` in the order of the sheet, a space between. Ids have neither. */
export function marksText(marks: readonly MarkedRow[]): string {
  return marks.map(({ rowId, mark }) => `${rowId}=${mark}`).join(' ');
}

/** How many rows a slip may and must mark. */
export function marksAsked(sheet: SlipSheet): { readonly least: number; readonly most: number } {
  return sheet.form === 'election'
    ? { least: 0, most: sheet.toElect }
    : { least: 1, most: sheet.rows.length };
}

/** L6: every mark on a row of the sheet, in its order, once, and of the form; not more than may be elected. */
export function areValidMarks(sheet: SlipSheet, marks: readonly MarkedRow[]): boolean {
  const { least, most } = marksAsked(sheet);
  if (marks.length < least || marks.length > most) return false;
  const known: readonly Mark[] = MARKS[sheet.form];
  let last = -1;
  for (const { rowId, mark } of marks) {
    const place = sheet.rows.findIndex((row) => row.id === rowId);
    if (place <= last || !known.includes(mark)) return false;
    last = place;
  }
  return true;
}
