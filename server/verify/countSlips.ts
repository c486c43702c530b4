import { isHere, leastOf, type Fraction, type Ledger } from './Ledger.ts';
import type { CountAccount, PollAccount, RowNumbers, RowVerdict, SlipVerdict } from './slipAccounts.ts';

/** What the signed slips amount to by the roll at the close. */
export function countNamed(ledger: Ledger, poll: PollAccount): SlipVerdict {
  const numbers = new Map<string, number>();
  for (const { marks } of poll.slips.values()) {
    for (const one of marks === '' ? [] : marks.split(' ')) {
      const key = one.replace('=', '/');
      numbers.set(key, (numbers.get(key) ?? 0) + 1);
    }
  }
  const without = [...poll.electorate].filter((id) => !poll.slips.has(id));
  const silent = without.filter((id) => isHere(ledger.sittings.get(poll.sittingId), id)).length;
  const valid = poll.slips.size;
  const turnout = { method: 'named', valid, silent, absent: without.length - silent };
  return verdictOf(poll, numbers, turnout, valid + silent);
}

export function countPaper(poll: PollAccount, count: CountAccount): SlipVerdict {
  const { rows, ...numbers } = count;
  return verdictOf(poll, rows, { method: 'paper', ...numbers }, count.issued);
}

/** The count that both tellers made, number for number; `null` otherwise. */
export function agreedCount({ tellers, counts }: PollAccount): CountAccount | null {
  const [one, other] = (tellers?.counters ?? []).map((id) => counts.get(id));
  if (one === undefined || other === undefined) return null;
  return wordsOf(one) === wordsOf(other) ? one : null;
}

function wordsOf({ issued, collected, valid, invalid, rows }: CountAccount): string {
  return JSON.stringify([issued, collected, valid, invalid, ...rows]);
}

/** What in a count cannot be, in words; `null` when it adds up. */
export function imbalanceOf({ sheet, electorate }: PollAccount, count: CountAccount): string | null {
  const { issued, collected, valid, invalid } = count;
  if (issued > electorate.size) return `issued ${issued} > ${electorate.size}`;
  if (collected > issued) return `collected ${collected} > ${issued}`;
  if (valid + invalid !== collected) return `${valid} + ${invalid} ≠ ${collected}`;
  let all = 0;
  for (const { id } of sheet.rows) {
    const sum = numbersOf(sheet.marks, count.rows, id).reduce((a, b) => a + b, 0);
    if (sum > valid) return `${id}: ${sum} > ${valid}`;
    all += sum;
  }
  const most = valid * sheet.toElect;
  return sheet.form === 'election' && all > most ? `${all} > ${most}` : null;
}

function numbersOf(marks: readonly string[], rows: RowNumbers, rowId: string): number[] {
  return marks.map((mark) => rows.get(`${rowId}/${mark}`) ?? 0);
}

function verdictOf(
  poll: PollAccount,
  numbers: RowNumbers,
  turnout: SlipVerdict['turnout'],
  here: number,
): SlipVerdict {
  const { sheet, seats, electorate, thresholds } = poll;
  const totalOf = ({ of }: Fraction) => ({ seats, members: electorate.size, here })[of];
  const totals = thresholds.map(totalOf);
  const needed = thresholds.map((one) => Math.max(1, leastOf(one, totalOf(one))));
  const counted = sheet.rows.map(({ id }) => ({ rowId: id, counts: numbersOf(sheet.marks, numbers, id) }));
  const about = { turnout, seats, totals, needed };
  if (sheet.form !== 'election') {
    const rows = counted.map((row) => ({ ...row, outcome: outcomeOf(sheet.form, row.counts, needed) }));
    return { ...about, rows, unfilled: 0 };
  }
  const rows = elect(poll, counted, needed[0] ?? Infinity);
  const elected = rows.filter(({ outcome }) => outcome === 'elected').length;
  return { ...about, rows, unfilled: sheet.toElect - elected };
}

function outcomeOf(form: string, counts: readonly number[], needed: readonly number[]): string {
  const reaches = (mark: number, threshold: number) => (counts[mark] ?? 0) >= (needed[threshold] ?? Infinity);
  if (form === 'confidenceVote') return reaches(1, 0) ? 'notTrusted' : 'trusted';
  if (form === 'proposal') return reaches(0, 0) ? 'carried' : 'notCarried';
  if (reaches(2, 1)) return 'confidenceVoteFollows';
  return reaches(2, 0) ? 'mayResign' : 'kept';
}

/**
 * Seats are given out one number of votes after the other, from the highest: whoever has it gets a seat when there are
 * enough for all who have it.
 */
function elect(
  { sheet, ties }: PollAccount,
  counted: readonly Omit<RowVerdict, 'outcome'>[],
  needed: number,
): RowVerdict[] {
  const votes = ({ counts }: Omit<RowVerdict, 'outcome'>) => counts[0] ?? 0;
  const outcomes = new Map<string, string>();
  let free = sheet.toElect;
  const numbers = [...new Set(counted.map(votes))].sort((a, b) => b - a);
  for (const number of numbers) {
    const equals = counted.filter((row) => votes(row) === number).map((row) => row.rowId);
    if (number < needed || free === 0) equals.forEach((id) => outcomes.set(id, 'notElected'));
    else if (equals.length <= free) {
      equals.forEach((id) => outcomes.set(id, 'elected'));
      free -= equals.length;
    } else {
      const oldest = ties === 'oldest' ? oldestOf(sheet.rows, equals, free) : null;
      equals.forEach((id) =>
        outcomes.set(id, oldest === null ? 'tied' : oldest.includes(id) ? 'elected' : 'notElected'),
      );
      free = 0;
    }
  }
  return [...counted]
    .sort((one, other) => votes(other) - votes(one))
    .map((row) => ({ ...row, outcome: outcomes.get(row.rowId) ?? 'notElected' }));
}

function oldestOf(
  rows: PollAccount['sheet']['rows'],
  ids: readonly string[],
  places: number,
): readonly string[] | null {
  const days = rows.filter((row) => ids.includes(row.id)).sort((a, b) => (a.born < b.born ? -1 : 1));
  if (days.some((row) => row.born === '') || days[places - 1]?.born === days[places]?.born) return null;
  return days.slice(0, places).map((row) => row.id);
}
