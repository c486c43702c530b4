/** Crockford base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SELECTOR_LENGTH = 4;
const SECRET_LENGTH = 8;

/** A code as it stands on a card: the selector is public and names the holder, the secret proves it. */
export interface SignInCode {
  readonly selector: string;
  readonly secret: string;
}

/** 20 bits of selector and 40 bits of secret. */
export function newSignInCode(randomBytes: (length: number) => Uint8Array): SignInCode {
  // 256 is a multiple of 32: every letter is equally likely.
  const letters = [...randomBytes(SELECTOR_LENGTH + SECRET_LENGTH)]
    .map((byte) => ALPHABET[byte % 32])
    .join('');
  return { selector: letters.slice(0, SELECTOR_LENGTH), secret: letters.slice(SELECTOR_LENGTH) };
}

/** `SSSS-XXXX-XXXX` */
export function formatSignInCode({ selector, secret }: SignInCode): string {
  return `${selector}-${secret.slice(0, 4)}-${secret.slice(4)}`;
}

/**
 * Reads what a person typed: case, spaces and dashes do not matter, and the letters that look like digits
 * are taken for them. `null` for what cannot be a code.
 */
export function parseSignInCode(text: string): SignInCode | null {
  const letters = text
    .toUpperCase()
    .replace(/[\s\u00ad\u2010-\u2015._-]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== SELECTOR_LENGTH + SECRET_LENGTH) return null;
  if (![...letters].every((letter) => ALPHABET.includes(letter))) return null;
  return { selector: letters.slice(0, SELECTOR_LENGTH), secret: letters.slice(SELECTOR_LENGTH) };
}
