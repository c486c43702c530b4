import { encodeServerFrame } from '../../shared/protocol/link.ts';

/** One message to the readers of a document, encoded once for each of the two forms. */
export class SharedFrame {
  /** As a socket of the stock form takes it. */
  readonly message: Uint8Array;
  readonly #documentNumber: number;
  #linkFrame: Uint8Array | null = null;

  constructor(message: Uint8Array, documentNumber: number) {
    this.message = message;
    this.#documentNumber = documentNumber;
  }

  /** As a link takes it. */
  get linkFrame(): Uint8Array {
    this.#linkFrame ??= encodeServerFrame({
      type: 'data',
      documentNumber: this.#documentNumber,
      message: this.message,
    });
    return this.#linkFrame;
  }
}
