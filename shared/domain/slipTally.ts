import { isHere, type Presence } from './attendance.ts';
import type { MemberId, RowId } from './ids.ts';
import { neededOf, type TieRule, type Totals } from './rulePack.ts';
import {
  MARKS,
  type Mark,
  type PollTerms,
  type RowCount,
  type RowOutcome,
  type RowResult,
  type Slip,
  type SlipResult,
  type SlipRow,
  type SlipSheet,
  type SlipThresholds,
  type SlipTurnout,
} from './slip.ts';
import type { PaperCount } from './slipCount.ts';

type Terms = Pick<PollTerms, 'seats' | 'thresholds' | 'electorate'>;

/** L8: the result of signed slips by the roll at the close. */
export function tallySlips(
  sheet: SlipSheet,
  terms: Terms,
  slips: ReadonlyMap<MemberId, Slip>,
  roll: ReadonlyMap<MemberId, Presence>,
): SlipResult {
  const without = terms.electorate.filter((memberId) => !slips.has(memberId));
  const silent = without.filter((memberId) => isHere(roll.get(memberId))).length;
  const valid = terms.electorate.length - without.length;
  const turnout = { method: 'named', valid, silent, absent: without.length - silent } as const;
  return resultOf(sheet, terms, countsOf(sheet, [...slips.values()]), turnout);
}

/** L13: the result of a count on paper that both tellers made and that is reconciled. */
export function tallyPaper(sheet: SlipSheet, terms: Terms, count: PaperCount): SlipResult {
  const { rows, ...numbers } = count;
  return resultOf(sheet, terms, rows, { method: 'paper', ...numbers });
}

/** How often each mark stands on each row. */
export function countsOf({ rows, form }: SlipSheet, slips: readonly Slip[]): RowCount[] {
  const marks: readonly Mark[] = MARKS[form];
  return rows.map(({ id }) => ({
    rowId: id,
    counts: marks.map(
      (mark) =>
        slips.filter((slip) => slip.marks.some((one) => one.rowId === id && one.mark === mark)).length,
    ),
  }));
}

function resultOf(
  sheet: SlipSheet,
  { seats, thresholds, electorate }: Terms,
  counts: readonly RowCount[],
  turnout: SlipTurnout,
): SlipResult {
  const possible: Totals = { seats, members: electorate.length, here: takingPart(turnout) };
  const majorities = majoritiesOf(thresholds);
  const totals = majorities.map((majority) => possible[majority.of]);
  const needed = majorities.map((majority) => neededOf(majority, possible[majority.of]));
  const about = { turnout, seats, totals, needed };
  if (sheet.form === 'election' && thresholds.form === 'election') {
    const rows = electionOf(sheet, thresholds.ties, counts, needed[0] ?? seats);
    const elected = rows.filter((row) => row.outcome === 'elected').length;
    return { ...about, rows, unfilled: sheet.toElect - elected };
  }
  const rows = counts.map((row) => ({ ...row, outcome: outcomeOf(thresholds, row, needed) }));
  return { ...about, rows, unfilled: 0 };
}

/** V9: who was here with or without a slip; on paper who was given one. */
function takingPart(turnout: SlipTurnout): number {
  return turnout.method === 'named' ? turnout.valid + turnout.silent : turnout.issued;
}

/** In the order of `SlipResult.needed`. */
export function majoritiesOf(thresholds: SlipThresholds) {
  switch (thresholds.form) {
    case 'confidenceSlips':
      return [thresholds.low, thresholds.removal];
    case 'confidenceVote':
      return [thresholds.noTrust];
    case 'election':
    case 'proposal':
      return [thresholds.majority];
  }
}

/** L9. */
function outcomeOf(
  { form }: SlipThresholds,
  { counts }: RowCount,
  [first = 0, second = 0]: readonly number[],
): RowOutcome {
  switch (form) {
    case 'confidenceSlips': {
      const low = counts[2] ?? 0;
      if (low >= second) return 'confidenceVoteFollows';
      return low >= first ? 'mayResign' : 'kept';
    }
    case 'confidenceVote':
      return (counts[1] ?? 0) >= first ? 'notTrusted' : 'trusted';
    case 'election':
      return 'notElected';
    case 'proposal':
      return (counts[0] ?? 0) >= first ? 'carried' : 'notCarried';
  }
}

/** L10: by votes; who has the majority is elected as far as there are seats, and who ties for the last ones is not. */
function electionOf(
  { rows, toElect }: SlipSheet & { form: 'election' },
  ties: TieRule,
  counts: readonly RowCount[],
  needed: number,
): RowResult[] {
  const votes = ({ counts: [elect = 0] }: RowCount) => elect;
  const ranked = [...counts].sort((one, other) => votes(other) - votes(one));
  const qualified = ranked.filter((row) => votes(row) >= needed);
  const last = qualified[toElect - 1];
  const cut = last === undefined ? 0 : votes(last);
  const atCut = qualified.filter((row) => votes(row) === cut);
  const places = toElect - qualified.filter((row) => votes(row) > cut).length;
  const isTie = last !== undefined && atCut.length > places;
  const eldest = isTie && ties === 'oldest' ? eldestOf(rows, atCut, places) : null;
  const outcome = (row: RowCount): RowOutcome => {
    if (votes(row) < needed || votes(row) < cut) return 'notElected';
    if (!isTie || votes(row) > cut) return 'elected';
    if (eldest === null) return 'tied';
    return eldest.has(row.rowId) ? 'elected' : 'notElected';
  };
  return ranked.map((row) => ({ ...row, outcome: outcome(row) }));
}

/** So many of the oldest of the tied; `null` when the days of birth do not tell. */
function eldestOf(
  rows: readonly SlipRow[],
  tied: readonly RowCount[],
  places: number,
): ReadonlySet<RowId> | null {
  const born = tied
    .map(({ rowId }) => ({ rowId, day: rows.find((row) => row.id === rowId)?.born ?? '' }))
    .sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
  if (born.some(({ day }) => day === '') || born[places - 1]?.day === born[places]?.day) return null;
  return new Set(born.slice(0, places).map(({ rowId }) => rowId));
}
