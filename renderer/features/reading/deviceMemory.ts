/** Small things that the reader keeps on this device. A browser may refuse storage: then nothing is kept. */
export function recall<Value>(key: string, isValue: (value: unknown) => value is Value): Value | null {
  try {
    const text = window.localStorage.getItem(`reading.${key}`);
    if (text === null) return null;
    const value: unknown = JSON.parse(text);
    return isValue(value) ? value : null;
  } catch {
    // Refused storage, or something else's text under our name: as if nothing had been kept.
    return null;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(`reading.${key}`, JSON.stringify(value));
  } catch {
    // Full or refused storage: the place is then remembered as long as the page lives, no longer.
  }
}
