import { useServerNow } from '../voting/useServerNow.ts';

const LOOK_MS = 10_000;

/** Whole minutes since an instant of the server's clock, never below 0. */
export function useMinutesSince(at: number): number {
  return Math.max(0, Math.floor((useServerNow(LOOK_MS) - at) / 60_000));
}
