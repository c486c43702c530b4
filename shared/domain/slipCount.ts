import { agreed, type Counters } from './doubleEntry.ts';
import type { MemberId } from './ids.ts';
import { MARKS, type RowCount, type SlipSheet } from './slip.ts';

/** tổ kiểm phiếu */
export interface Tellers {
  readonly headId: MemberId;
  /** Without the head. */
  readonly memberIds: readonly MemberId[];
  /** The two among them who count, each for himself. */
  readonly counterIds: Counters;
}

/** What one teller counted. Rows in the order of the sheet. */
export interface PaperCount {
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  readonly invalid: number;
  readonly rows: readonly RowCount[];
}

/** Why one of the two counted again, in his words. */
export interface Recount {
  readonly memberId: MemberId;
  readonly reason: string;
}

/** L11: all rows of the sheet in its order, each with one whole number for each mark. */
export function isSoundCount({ rows, form }: SlipSheet, count: PaperCount): boolean {
  if (count.rows.length !== rows.length) return false;
  return count.rows.every(
    ({ rowId, counts }, index) => rowId === rows[index]?.id && counts.length === MARKS[form].length,
  );
}

/** Numbers of a count by what they are of; `row/mark` for those of the rows. */
export function numbersOf(sheet: SlipSheet, count: PaperCount): ReadonlyMap<string, number> {
  const { issued, collected, valid, invalid } = count;
  const rows = count.rows.flatMap(({ rowId, counts }) =>
    MARKS[sheet.form].map((mark, index) => [`${rowId}/${mark}`, counts[index] ?? 0] as const),
  );
  return new Map([...Object.entries({ issued, collected, valid, invalid }), ...rows]);
}

/** One number on which the two who counted do not agree. */
export interface CountDifference {
  /** `issued`, `collected`, `valid`, `invalid` or `row/mark`. */
  readonly of: string;
  readonly numbers: readonly [number, number];
}

/** L12, V13: what two counts say apart, `[]` when they agree. */
export function differencesOf(sheet: SlipSheet, one: PaperCount, other: PaperCount): CountDifference[] {
  const numbers = numbersOf(sheet, other);
  return [...numbersOf(sheet, one)].flatMap(([of, number]) => {
    const against = numbers.get(of) ?? 0;
    return number === against ? [] : [{ of, numbers: [number, against] as const }];
  });
}

/** The count that both made, `null` while one is missing or they differ. */
export function agreedCount(
  sheet: SlipSheet,
  tellers: Tellers | null,
  counts: ReadonlyMap<MemberId, PaperCount>,
): PaperCount | null {
  if (tellers === null) return null;
  const entry = { counters: tellers.counterIds, entries: counts };
  return agreed<PaperCount>(entry, (one, other) => differencesOf(sheet, one, other).length === 0);
}

/**
 * What cannot be in a count: more slips issued than there are voters, more collected than issued; valid and invalid
 * ones that are not the collected; more marks on a row than valid slips, or in an election on all rows together than
 * the valid slips could bear.
 */
export const DISCREPANCIES = [
  'issuedOverElectorate',
  'collectedOverIssued',
  'validAndInvalid',
  'rowOverValid',
  'choicesOverAllowed',
] as const;
export interface Discrepancy {
  readonly of: (typeof DISCREPANCIES)[number];
  /** The row it is about, `null` when about the slips. */
  readonly rowId: string | null;
  readonly found: number;
  readonly expected: number;
}

/** L13. */
export function discrepanciesOf(sheet: SlipSheet, electorate: number, count: PaperCount): Discrepancy[] {
  const { issued, collected, valid, invalid } = count;
  const sums = count.rows.map(({ rowId, counts }) => ({ rowId, sum: counts.reduce((a, b) => a + b, 0) }));
  const found: Discrepancy[] = [];
  const about = (of: Discrepancy['of'], given: number, expected: number, rowId: string | null = null) =>
    found.push({ of, rowId, found: given, expected });
  if (issued > electorate) about('issuedOverElectorate', issued, electorate);
  if (collected > issued) about('collectedOverIssued', collected, issued);
  if (valid + invalid !== collected) about('validAndInvalid', valid + invalid, collected);
  for (const { rowId, sum } of sums) if (sum > valid) about('rowOverValid', sum, valid, rowId);
  const all = sums.reduce((total, { sum }) => total + sum, 0);
  if (sheet.form === 'election' && all > valid * sheet.toElect) {
    about('choicesOverAllowed', all, valid * sheet.toElect);
  }
  return found;
}
