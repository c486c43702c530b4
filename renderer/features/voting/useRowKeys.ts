import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [row: number, choice: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The arrow keys move among the choices of a list of ballots: up and down the list, left and right in one. */
export function useRowKeys() {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    const at = event.target instanceof HTMLElement ? event.target.closest('[data-choice]') : null;
    if (step === undefined || at === null) return;
    const rows = [...event.currentTarget.querySelectorAll('li')]
      .map((row) => [...row.querySelectorAll<HTMLElement>('button[data-choice]:not(:disabled)')])
      .filter((choices) => choices.length > 0);
    const row = rows.findIndex((choices) => choices.some((choice) => choice === at));
    const place = rows[row]?.findIndex((choice) => choice === at) ?? -1;
    const next = rows[row + step[0]]?.[place + step[1]];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
}
