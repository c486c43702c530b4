/** A small seeded generator (mulberry32): the same seed gives the same sample on every machine. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  pick<Value>(values: readonly Value[]): Value;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const whole = (low: number, high: number): number => low + (next() % (high - low + 1));
  return { whole, pick: (values) => values[whole(0, values.length - 1)]! };
}

/** Splits a whole `total` into parts in proportion to `weights`; the parts add up to the total. */
export function share(total: number, weights: readonly number[], step = 1): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / whole / step) * step);
  const rest = total - parts.reduce((sum, part) => sum + part, 0);
  const largest = weights.indexOf(Math.max(...weights));
  parts[largest] = parts[largest]! + rest;
  return parts;
}
