import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  agreed,
  differs,
  entriesSeenBy,
  enteredBy,
  entryStateOf,
  newDoubleEntry,
  withEntry,
  type DoubleEntry,
} from '../../shared/domain/doubleEntry.ts';
import { member } from './sessionRecord.ts';

const [an, binh, other] = ['an', 'binh', 'khac'].map(member) as [never, never, never];
interface Count {
  readonly for: number;
  readonly against: number;
}
const empty = newDoubleEntry<Count>([an, binh]);

test('V13 two counters enter apart; only equal entries are a count', () => {
  expect([entryStateOf(empty), agreed(empty), enteredBy(empty)]).toEqual(['none', null, []]);
  const one = withEntry(empty, binh, { for: 30, against: 2 });
  expect([entryStateOf(one), agreed(one), differs(one), enteredBy(one)]).toEqual([
    'one',
    null,
    false,
    [binh],
  ]);
  const both = withEntry(one, an, { for: 31, against: 2 });
  expect([entryStateOf(both), agreed(both), differs(both), enteredBy(both)]).toEqual([
    'differ',
    null,
    true,
    [an, binh],
  ]);
  const settled = withEntry(both, binh, { against: 2, for: 31 });
  expect([entryStateOf(settled), agreed(settled), differs(settled)]).toEqual([
    'agreed',
    { for: 31, against: 2 },
    false,
  ]);
  expect(withEntry(empty, other, { for: 1, against: 1 })).toBe(empty);
});

test('V13 nobody sees the other’s numbers before both have entered', () => {
  const one = withEntry(empty, an, { for: 30, against: 2 });
  expect([...entriesSeenBy(one, an).keys()]).toEqual([an]);
  for (const reader of [binh, other, null]) expect(entriesSeenBy(one, reader).size).toBe(0);
  const both = withEntry(one, binh, { for: 1, against: 2 });
  for (const reader of [an, binh, null]) expect(entriesSeenBy(both, reader).size).toBe(2);
});

test('V13 whatever is entered in whatever order, the count is what both entered last', () => {
  const anyEntry = fc.tuple(
    fc.constantFrom<never>(an, binh, other),
    fc.record({ for: fc.nat(2), against: fc.nat(2) }),
  );
  fc.assert(
    fc.property(fc.array(anyEntry), (entered) => {
      let entry: DoubleEntry<Count> = empty;
      const last = new Map<string, Count>();
      for (const [by, count] of entered) {
        entry = withEntry(entry, by, count);
        last.set(by, count);
      }
      const [one, two] = [last.get(an), last.get(binh)];
      const isSame =
        one !== undefined && two !== undefined && one.for === two.for && one.against === two.against;
      expect(agreed(entry)).toEqual(isSame ? one : null);
      expect(differs(entry)).toBe(one !== undefined && two !== undefined && !isSame);
      if (one === undefined || two === undefined) expect(entriesSeenBy(entry, null).size).toBe(0);
    }),
  );
});
