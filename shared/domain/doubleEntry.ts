import type { MemberId } from './ids.ts';

/** Two different people. */
export type Counters = readonly [MemberId, MemberId];

/** V13: a count that two persons make apart. Of each the newest entry stands. */
export interface DoubleEntry<Count> {
  readonly counters: Counters;
  readonly entries: ReadonlyMap<MemberId, Count>;
}

/** `one`: nobody but who entered it sees it. `differ`: both enter again until they agree. */
export type EntryState = 'none' | 'one' | 'differ' | 'agreed';

export function newDoubleEntry<Count>(counters: Counters): DoubleEntry<Count> {
  return { counters, entries: new Map() };
}

export function isCounter({ counters }: Pick<DoubleEntry<unknown>, 'counters'>, memberId: MemberId): boolean {
  return counters.includes(memberId);
}

/** Total: an entry by somebody else changes nothing. */
export function withEntry<Count>(
  entry: DoubleEntry<Count>,
  memberId: MemberId,
  count: Count,
): DoubleEntry<Count> {
  if (!isCounter(entry, memberId)) return entry;
  return { ...entry, entries: new Map(entry.entries).set(memberId, count) };
}

/** Who has entered, in the order of the counters. */
export function enteredBy({ counters, entries }: DoubleEntry<unknown>): readonly MemberId[] {
  return counters.filter((memberId) => entries.has(memberId));
}

export function entryStateOf<Count>(entry: DoubleEntry<Count>, isSame: IsSame<Count> = sameJson): EntryState {
  const [one, other] = bothOf(entry) ?? [];
  if (one === undefined || other === undefined) return entry.entries.size === 0 ? 'none' : 'one';
  return isSame(one, other) ? 'agreed' : 'differ';
}

/** What both have entered, `null` until they agree. */
export function agreed<Count>(
  entry: DoubleEntry<Count>,
  isSame: IsSame<Count> = sameJson,
): NoInfer<Count> | null {
  const [one, other] = bothOf(entry) ?? [];
  return one !== undefined && other !== undefined && isSame(one, other) ? one : null;
}

/** Both have entered, and not the same. */
export function differs<Count>(entry: DoubleEntry<Count>, isSame: IsSame<Count> = sameJson): boolean {
  return entryStateOf(entry, isSame) === 'differ';
}

/**
 * V13: the entries that this person sees, `null` for one who did not count. The own one always, the other's only
 * when both have entered.
 */
export function entriesSeenBy<Count>(
  entry: DoubleEntry<Count>,
  memberId: MemberId | null,
): ReadonlyMap<MemberId, Count> {
  if (bothOf(entry) !== null) return entry.entries;
  return new Map([...entry.entries].filter(([by]) => by === memberId));
}

type IsSame<Count> = (one: Count, other: Count) => boolean;

function bothOf<Count>({ counters: [first, second], entries }: DoubleEntry<Count>): [Count, Count] | null {
  const [one, other] = [entries.get(first), entries.get(second)];
  return one === undefined || other === undefined ? null : [one, other];
}

/** Counts are plain JSON; the order of their keys says nothing. */
function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, inOrder(inner)]);
}
