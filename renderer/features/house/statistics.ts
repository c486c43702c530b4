import type { StatisticsAnswer } from '../../../shared/protocol/http.ts';
import { csvOf } from '../../ui/csv.ts';

type Counted = StatisticsAnswer['sessions'][number]['delegates'][number];
export type StatisticsRow = Omit<Counted, 'memberId'> & { readonly key: string };

const NUMBERS = [
  'sittings',
  'attended',
  'late',
  'withLeave',
  'withoutLeave',
  'substituted',
  'votes',
  'cast',
  'spokenMs',
] as const;

/**
 * One row for each delegate, summed over sessions. People have other ids in every session: the same name is the same
 * person, the second of that name in a session the second in all.
 */
export function statisticsRows(sessions: StatisticsAnswer['sessions']): StatisticsRow[] {
  const rows = new Map<string, StatisticsRow>();
  for (const { delegates } of sessions) {
    const seen = new Map<string, number>();
    for (const { memberId: _, ...counted } of delegates) {
      const name = counted.name.trim().normalize('NFC');
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const key = `${name}/${nth}`;
      const before = rows.get(key);
      rows.set(key, before === undefined ? { ...counted, key } : added(before, counted));
    }
  }
  return [...rows.values()];
}

function added(before: StatisticsRow, counted: Omit<Counted, 'memberId'>): StatisticsRow {
  const sums = NUMBERS.map((name) => [name, before[name] + counted[name]] as const);
  const group = counted.group === '' ? before.group : counted.group;
  return { ...before, group, ...(Object.fromEntries(sums) as Pick<StatisticsRow, (typeof NUMBERS)[number]>) };
}

/** Time on the floor in whole seconds; `heads` in the order of the columns. */
export function statisticsCsv(rows: readonly StatisticsRow[], heads: readonly string[]): string {
  return csvOf([
    heads,
    ...rows.map((row) => [
      ...[row.name, row.group, row.sittings, row.attended, row.late, row.withLeave, row.withoutLeave],
      ...[row.substituted, row.votes, row.cast, Math.round(row.spokenMs / 1000)],
    ]),
  ]);
}
