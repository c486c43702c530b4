/** A value that changes; fits `useSyncExternalStore`. `get` answers the same object until it changes. */
export interface Signal<Value> {
  get(): Value;
  subscribe(listener: () => void): () => void;
}

export interface MutableSignal<Value> extends Signal<Value> {
  /** Tells the listeners when the value is another one. */
  set(value: Value): void;
}

export function createSignal<Value>(initial: Value): MutableSignal<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      // A wrapper, so that the same function may subscribe twice.
      const entry = (): void => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}

/** Resolves as soon as `holds` is true; looked at now and after every change of one of the signals. */
export function until(signals: readonly Signal<unknown>[], holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const leave: (() => void)[] = [];
    const look = (): void => {
      if (!holds()) return;
      for (const unsubscribe of leave) unsubscribe();
      resolve();
    };
    for (const signal of signals) leave.push(signal.subscribe(look));
  });
}
