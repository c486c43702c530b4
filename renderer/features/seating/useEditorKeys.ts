import { useEffect, useRef } from 'react';
import { GRID } from './draft.ts';

interface EditorKeys {
  /** While a dialog is open the keys are its own. */
  readonly isOff: boolean;
  /** Seats can be selected, and keys act on them. */
  readonly selects: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSave: () => void;
  readonly onSelectAll: () => void;
  readonly onRemove: () => void;
  /** In units of the plan. */
  readonly onMove: (dx: number, dy: number) => void;
  readonly onEscape: () => void;
}

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The keyboard on the whole editor, wherever the focus is, save in a field. */
export function useEditorKeys(keys: EditorKeys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (now.current.isOff || isField || event.defaultPrevented) return;
      const act = actionOf(event, now.current);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: EditorKeys): (() => void) | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? keys.onRedo : keys.onUndo;
    if (key === 'y') return keys.onRedo;
    if (key === 's') return keys.onSave;
    return key === 'a' && keys.selects ? keys.onSelectAll : null;
  }
  if (key === 'escape') return keys.onEscape;
  if (!keys.selects || keys.selected.size === 0) return null;
  if (key === 'delete') return keys.onRemove;
  const step = STEPS[event.key];
  if (step === undefined) return null;
  const length = event.shiftKey ? 5 * GRID : GRID;
  return () => keys.onMove(step[0] * length, step[1] * length);
}
