import type { PromiseId } from '../../../shared/domain/ids.ts';
import { standingOf, type RecordedPromise } from '../../../shared/domain/promise.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import type { EarlierPromisesAnswer } from '../../../shared/protocol/questionCommands.ts';
import { csvOf } from '../../ui/csv.ts';
import { newId } from '../../ui/newId.ts';
import { dayKey, fromDateTimeInput } from '../../ui/time.ts';
import { titleOf } from './questionView.ts';

export type EarlierPromise = EarlierPromisesAnswer['promises'][number];
export type LaterPromise = EarlierPromisesAnswer['later'][number];
export type Standing = ReturnType<typeof standingOf>;

const DAY_MS = 24 * 60 * 60 * 1000;
const RANK = { overdue: 0, open: 1, settled: 2 } as const;

/** The end of the working day, so many days from now. */
export function daysFrom(now: number, days: number): number {
  return fromDateTimeInput(`${dayKey(now + days * DAY_MS)}T17:00`) ?? now + days * DAY_MS;
}

/** Overdue first, then those that are due next, those that are settled last. */
export function ledgerOf({ promises }: Projection, now: number): RecordedPromise[] {
  return Object.values(promises).sort(
    (a, b) => RANK[standingOf(a, now)] - RANK[standingOf(b, now)] || a.dueAt - b.dueAt,
  );
}

/** As `carryPromises` takes it over. */
export function carriedFrom({ origin, text, owner, madeAt, dueAt }: EarlierPromise) {
  return { promiseId: newId<PromiseId>(), origin, text, owner, madeAt, dueAt };
}

/** Those that this session has not taken over yet. */
export function notCarried({ promises }: Projection, earlier: readonly EarlierPromise[]): EarlierPromise[] {
  const origins = Object.values(promises).map(({ origin }) => origin);
  return earlier.filter(
    ({ origin }) =>
      !origins.some((one) => one?.sessionId === origin.sessionId && one.promiseId === origin.promiseId),
  );
}

interface Words {
  readonly heads: readonly string[];
  readonly standing: (standing: Standing) => string;
  readonly day: (instant: number) => string;
  readonly removed: string;
}

/** The ledger as a table for a spreadsheet. */
export function ledgerCsv(projection: Projection, now: number, words: Words): string {
  const rows = ledgerOf(projection, now).map((promise, index) => {
    const { state } = promise;
    return [
      index + 1,
      promise.text,
      titleOf(projection, promise.owner) ?? words.removed,
      words.day(promise.madeAt),
      words.day(promise.dueAt),
      words.standing(standingOf(promise, now)),
      state.kind === 'settled' ? state.note : '',
    ];
  });
  return csvOf([words.heads, ...rows]);
}
