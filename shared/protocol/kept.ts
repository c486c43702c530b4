/**
 * Remembers the last value that `make` gave: as long as the sources are the same objects, so is the value. For parts
 * of the state, which are never changed in place.
 */
export function kept<Sources extends readonly unknown[], Value>(
  make: (...sources: Sources) => Value,
): (...sources: Sources) => Value {
  let last: { readonly sources: Sources; readonly value: Value } | null = null;
  return (...sources) => {
    if (last === null || !areSame(last.sources, sources)) last = { sources, value: make(...sources) };
    return last.value;
  };
}

function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((source, index) => source === now[index]);
}
