/** The councils sit in Vietnam, which has one zone and no summer time; devices are often set otherwise. */
const ZONE = 'Asia/Ho_Chi_Minh';
const ZONE_OFFSET_MS = 7 * 60 * 60 * 1000;

function locale(language: string): string {
  return language === 'en' ? 'en-GB' : 'vi-VN';
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Thứ Ba, 08/12/2026" */
export function formatDay(instant: number, language: string): string {
  const day = new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: ZONE,
  }).format(instant);
  return capitalise(day);
}

/** "07:30" */
export function formatClock(instant: number, language: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  }).format(instant);
}

/** "08/12/2026 07:30" */
export function formatDateTime(instant: number, language: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  })
    .format(instant)
    .replace(',', '');
}

/** A day that tells two sittings of the same date from others, "2026-12-08". */
export function dayKey(instant: number): string {
  return new Date(instant + ZONE_OFFSET_MS).toISOString().slice(0, 10);
}

/** Value of an `<input type="datetime-local">`, e.g. "2026-12-08T07:30". */
export function toDateTimeInput(instant: number): string {
  return new Date(instant + ZONE_OFFSET_MS).toISOString().slice(0, 16);
}

/** `null` for an empty or unfinished input. */
export function fromDateTimeInput(value: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) return null;
  const instant = Date.parse(`${value}:00Z`);
  return Number.isNaN(instant) ? null : instant - ZONE_OFFSET_MS;
}
