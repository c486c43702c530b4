/** A value that changes; the same shape as the room's signals. */
export interface Signal<Value> {
  get(): Value;
  subscribe(listener: () => void): () => void;
}

/** A signal whose owner sets it; listeners hear only of values that are not the same object. */
export interface ValueSignal<Value> extends Signal<Value> {
  set(value: Value): void;
}

export function valueSignal<Value>(initial: Value): ValueSignal<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
