const FIRST_MILLISECONDS = 300;
const LONGEST_MILLISECONDS = 5000;

/**
 * Milliseconds to wait before the next try after `failures` in a row (1 for the first): doubling from 0.3 s to
 * 5 s, spread by up to a half, so that a hall does not come back in one instant.
 */
export function backOff(failures: number, random: () => number): number {
  const full = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - random() / 2));
}
