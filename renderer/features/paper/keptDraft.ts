/** What a teller has written and not yet entered, kept on the device. A browser may refuse storage. */
export function recallDraft<Value>(key: string, isValue: (value: unknown) => value is Value): Value | null {
  try {
    const text = window.localStorage.getItem(`paper.${key}`);
    if (text === null) return null;
    const value: unknown = JSON.parse(text);
    return isValue(value) ? value : null;
  } catch {
    // Refused storage, or something else's text under our name: as if nothing had been kept.
    return null;
  }
}

/** Whether it is kept: what is not must be said on the screen. */
export function keepDraft(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(`paper.${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(key: string): void {
  try {
    window.localStorage.removeItem(`paper.${key}`);
  } catch {
    // Where nothing may be kept, there is nothing to forget.
  }
}
