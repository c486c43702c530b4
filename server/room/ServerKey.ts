import { createPublicKey, sign, type KeyObject } from 'node:crypto';

/** The house's own key, with which receipts and heads are signed. */
export class ServerKey {
  readonly #privateKey: KeyObject;
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;

  /** Throws `TypeError` for anything but a private key of Ed25519. */
  constructor(privateKey: KeyObject) {
    if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
      throw new TypeError('not a private key of Ed25519');
    }
    this.#privateKey = privateKey;
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    this.publicKey = spki.toString('base64');
  }

  /** Signature of the text in base64; the same text always gets the same one. */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.#privateKey).toString('base64');
  }
}
