/** A sign-in code: 4 public characters and 8 secret ones, Crockford base 32. */
const CODE_LENGTH = 12;

/** The code's own characters: upper case, without separators, with O, I and L read as 0 and 1. */
export function codeCharacters(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .slice(0, CODE_LENGTH);
}

/** Grouped as on the card: XXXX-XXXX-XXXX. */
export function formatCode(text: string): string {
  return (
    codeCharacters(text)
      .match(/.{1,4}/g)
      ?.join('-') ?? ''
  );
}

export function isCompleteCode(text: string): boolean {
  return codeCharacters(text).length === CODE_LENGTH;
}
