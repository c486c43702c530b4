import { MARKS, type SlipSheet } from '../../../shared/domain/slip.ts';
import type { Discrepancy, PaperCount } from '../../../shared/domain/slipCount.ts';

export const SLIP_NUMBERS = ['issued', 'collected', 'valid', 'invalid'] as const;
export type SlipNumber = (typeof SLIP_NUMBERS)[number];

/** A count as far as a teller has come; `null` where nothing is written yet. Rows and marks as on the sheet. */
export interface CountDraft extends Readonly<Record<SlipNumber, number | null>> {
  readonly rows: readonly (readonly (number | null)[])[];
}

/** More than this is a slip of the finger; the contract takes no more. */
export const MAX_SLIPS = 10_000;

export function emptyDraft({ rows, form }: SlipSheet): CountDraft {
  const none = { issued: null, collected: null, valid: null, invalid: null };
  return { ...none, rows: rows.map(() => MARKS[form].map(() => null)) };
}

export function draftOf({ issued, collected, valid, invalid, rows }: PaperCount): CountDraft {
  return { issued, collected, valid, invalid, rows: rows.map(({ counts }) => counts) };
}

/** Whether what was kept on the device is a draft for this sheet. */
export function isDraftFor(sheet: SlipSheet, value: unknown): value is CountDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<Record<string, unknown>>;
  const isNumber = (one: unknown) =>
    one === null || (Number.isInteger(one) && Number(one) >= 0 && Number(one) <= MAX_SLIPS);
  const { rows } = draft;
  return (
    SLIP_NUMBERS.every((name) => isNumber(draft[name])) &&
    Array.isArray(rows) &&
    rows.length === sheet.rows.length &&
    rows.every((row) => Array.isArray(row) && row.length === MARKS[sheet.form].length && row.every(isNumber))
  );
}

export function withNumber(draft: CountDraft, name: SlipNumber, value: number | null): CountDraft {
  return { ...draft, [name]: value };
}

export function withMark(draft: CountDraft, row: number, mark: number, value: number | null): CountDraft {
  const rows = draft.rows.map((counts, at) =>
    at === row ? counts.map((one, index) => (index === mark ? value : one)) : counts,
  );
  return { ...draft, rows };
}

/** Numbers still to be written. */
export function missingIn(draft: CountDraft): number {
  const numbers = [...SLIP_NUMBERS.map((name) => draft[name]), ...draft.rows.flat()];
  return numbers.filter((number) => number === null).length;
}

/** What can be entered, `null` while a number is missing. */
export function countOf(sheet: SlipSheet, draft: CountDraft): PaperCount | null {
  const { issued, collected, valid, invalid } = draft;
  if (issued === null || collected === null || valid === null || invalid === null) return null;
  if (missingIn(draft) > 0) return null;
  const rows = sheet.rows.map(({ id }, at) => ({ rowId: id, counts: (draft.rows[at] ?? []).map(Number) }));
  return { issued, collected, valid, invalid, rows };
}

/**
 * L13 while it is being written: what cannot be whatever is still missing. Of a count that is whole it says the same
 * as the rule.
 */
export function runningDiscrepancies(
  sheet: SlipSheet,
  electorate: number,
  draft: CountDraft,
): readonly Discrepancy[] {
  const { issued, collected, valid, invalid } = draft;
  const found: Discrepancy[] = [];
  const about = (of: Discrepancy['of'], given: number, expected: number, rowId: string | null = null) =>
    found.push({ of, rowId, found: given, expected });
  const sum = (numbers: readonly (number | null)[]) =>
    numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
  if (issued !== null && issued > electorate) about('issuedOverElectorate', issued, electorate);
  if (issued !== null && collected !== null && collected > issued) {
    about('collectedOverIssued', collected, issued);
  }
  const isSorted = valid !== null && invalid !== null;
  const sorted = sum([valid, invalid]);
  if (collected !== null && (isSorted ? sorted !== collected : sorted > collected)) {
    about('validAndInvalid', sorted, collected);
  }
  if (valid === null) return found;
  for (const [at, { id }] of sheet.rows.entries()) {
    const marks = sum(draft.rows[at] ?? []);
    if (marks > valid) about('rowOverValid', marks, valid, id);
  }
  const all = sum(draft.rows.flat());
  if (sheet.form === 'election' && all > valid * sheet.toElect) {
    about('choicesOverAllowed', all, valid * sheet.toElect);
  }
  return found;
}

/** Valid slips on which a row of the sheet was left alone; `null` while that is not known, or cannot be. */
export function leftAloneOn(draft: CountDraft, row: number): number | null {
  const counts = draft.rows[row] ?? [];
  if (draft.valid === null || counts.some((one) => one === null)) return null;
  const left = draft.valid - counts.reduce<number>((all, one) => all + (one ?? 0), 0);
  return left < 0 ? null : left;
}
