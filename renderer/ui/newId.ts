const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new identifier of 16 characters (80 random bits) for a thing this client creates. Not `randomUUID`,
 * which is missing where the room's address is not secure.
 */
export function newId<Branded extends string>(): Branded {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => ALPHABET[byte % 32]).join('') as Branded;
}
