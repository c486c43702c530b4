const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long there is until a deadline, in the unit that people would name; whole units, rounded down. */
export type TimeLeft =
  | { readonly unit: 'days' | 'hours' | 'minutes'; readonly count: number }
  | { readonly unit: 'moment' | 'over'; readonly count: 0 };

export function timeLeft(deadline: number, now: number): TimeLeft {
  const left = deadline - now;
  if (left <= 0) return { unit: 'over', count: 0 };
  if (left < MINUTE_MS) return { unit: 'moment', count: 0 };
  if (left < HOUR_MS) return { unit: 'minutes', count: Math.floor(left / MINUTE_MS) };
  if (left < 2 * DAY_MS) return { unit: 'hours', count: Math.floor(left / HOUR_MS) };
  return { unit: 'days', count: Math.floor(left / DAY_MS) };
}

/** Less than a day: time to say it louder. */
export function isNear(deadline: number, now: number): boolean {
  return deadline - now < DAY_MS;
}

/** Five in the afternoon, Vietnam's time, a week from now: what is proposed for a new sheet. */
export function proposedDeadline(now: number): number {
  const OFFSET_MS = 7 * HOUR_MS;
  const day = Math.floor((now + OFFSET_MS) / DAY_MS) + 7;
  return day * DAY_MS + 17 * HOUR_MS - OFFSET_MS;
}
