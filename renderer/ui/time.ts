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

/** "Thứ Ba, 08/12/2026, 07:30–11:30"; an end on another day is said with its day. */
export function formatSpan(
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
  language: string,
): string {
  const start = `${formatDay(startsAt, language)}, ${formatClock(startsAt, language)}`;
  const end = formatClock(endsAt, language);
  const sameDay = dayKey(startsAt) === dayKey(endsAt);
  return sameDay ? `${start}–${end}` : `${start} – ${formatDay(endsAt, language)}, ${end}`;
}

/** "07:30 08/12/2026" in Vietnamese, where the hour goes first; "08/12/2026 07:30" in English. */
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

/** What a person types and reads: "08/12/2026 07:30", day first in either language. */
export function toTypedDateTime(instant: number): string {
  const [day, clock] = toDateTimeInput(instant).split('T');
  return `${day?.split('-').reverse().join('/')} ${clock}`;
}

/** "8/12/2026 7:30", "08-12-2026 7h30", or an input's own form; `null` for what is no day or no time. */
export function fromTypedDateTime(text: string): number | null {
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[\s,]+(\d{1,2})(?:\s*[:hg]\s*(\d{2})?)?$/i.exec(
    text.trim(),
  );
  if (typed === null) return fromDateTimeInput(text.trim());
  const [day = '', month = '', year = '', hour = '', minute = '00'] = typed.slice(1);
  const two = (part: string) => part.padStart(2, '0');
  const value = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  const instant = fromDateTimeInput(value);
  // 31/02 would roll over into March.
  return instant !== null && toDateTimeInput(instant) === value ? instant : null;
}

/** `null` for an empty or unfinished input. */
export function fromDateTimeInput(value: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) return null;
  const instant = Date.parse(`${value}:00Z`);
  return Number.isNaN(instant) ? null : instant - ZONE_OFFSET_MS;
}
