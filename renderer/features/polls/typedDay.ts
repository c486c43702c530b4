/** "19/5/1970" → "1970-05-19"; `null` for what is no day. */
export function fromTypedDay(text: string): string | null {
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (typed === null) return null;
  const [day = '', month = '', year = ''] = typed.slice(1);
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = Date.parse(`${iso}T00:00:00Z`);
  // 31/02 would roll over into March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === iso ? iso : null;
}

/** "1970-05-19" → "19/05/1970"; empty for nothing. */
export function toTypedDay(iso: string): string {
  return iso.split('-').reverse().join('/');
}
