import { createSignal, type Signal } from '../signal.ts';

/** One mark of one's own document before and after; `null` where there is none. */
export interface MarkChange<Place, Value> {
  readonly place: Place;
  readonly id: string;
  readonly before: Value | null;
  readonly after: Value | null;
}

/** The author's own steps. A step may touch several documents and is taken back as a whole. */
export class UndoStack<Place, Value> {
  #done: (readonly MarkChange<Place, Value>[])[] = [];
  #undone: (readonly MarkChange<Place, Value>[])[] = [];
  readonly #canUndo = createSignal(false);
  readonly #canRedo = createSignal(false);

  get canUndo(): Signal<boolean> {
    return this.#canUndo;
  }

  get canRedo(): Signal<boolean> {
    return this.#canRedo;
  }

  /** A new step; what was undone before cannot be done again. */
  push(step: readonly MarkChange<Place, Value>[]): void {
    if (step.length === 0) return;
    this.#done.push(step);
    this.#undone = [];
    this.#tell();
  }

  /** The changes that take the last step back, or none. */
  undo(): MarkChange<Place, Value>[] {
    const step = this.#done.pop();
    if (step === undefined) return [];
    this.#undone.push(step);
    this.#tell();
    return step.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }));
  }

  /** The changes of the step last taken back, or none. */
  redo(): readonly MarkChange<Place, Value>[] {
    const step = this.#undone.pop();
    if (step === undefined) return [];
    this.#done.push(step);
    this.#tell();
    return step;
  }

  #tell(): void {
    this.#canUndo.set(this.#done.length > 0);
    this.#canRedo.set(this.#undone.length > 0);
  }
}
