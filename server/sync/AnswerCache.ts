import * as Y from 'yjs';
import { answerMessage } from './messages.ts';
import { SharedFrame } from './SharedFrame.ts';

/** Answers to sync step 1, one kept for whoever asks the same next, as a whole hall does at its opening. */
export class AnswerCache {
  readonly #number: number;
  #stateVector: Uint8Array | null = null;
  #kept: { readonly stateVector: Uint8Array; readonly frame: SharedFrame } | null = null;

  constructor(documentNumber: number) {
    this.#number = documentNumber;
  }

  /** Throws when the state vector is none. */
  answer(document: Y.Doc, stateVector: Uint8Array): SharedFrame {
    if (this.#kept !== null && sameBytes(this.#kept.stateVector, stateVector)) return this.#kept.frame;
    const frame = new SharedFrame(answerMessage(Y.encodeStateAsUpdate(document, stateVector)), this.#number);
    this.#kept = { stateVector, frame };
    return frame;
  }

  /** The document's own, encoded once between two changes. */
  stateVector(document: Y.Doc): Uint8Array {
    this.#stateVector ??= Y.encodeStateVector(document);
    return this.#stateVector;
  }

  /** To be called whenever the document changed. */
  forget(): void {
    this.#kept = null;
    this.#stateVector = null;
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
