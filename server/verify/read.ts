/** A value does not have the shape that the record's form asks for. */
export class Malformed extends Error {}

export type Part = Readonly<Record<string, unknown>>;

export function partOf(value: unknown, name: string): Part {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(name);
  return value as Part;
}

export function part(from: Part, key: string): Part {
  return partOf(from[key], key);
}

export function text(from: Part, key: string): string {
  const value = from[key];
  if (typeof value !== 'string') throw new Malformed(key);
  return value;
}

export function textOrNull(from: Part, key: string): string | null {
  return from[key] === null ? null : text(from, key);
}

/** A whole number of 0 or more. */
export function whole(from: Part, key: string): number {
  const value = from[key];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new Malformed(key);
  return value;
}

export function flag(from: Part, key: string): boolean {
  const value = from[key];
  if (typeof value !== 'boolean') throw new Malformed(key);
  return value;
}

export function list(from: Part, key: string): readonly unknown[] {
  const value = from[key];
  if (!Array.isArray(value)) throw new Malformed(key);
  return value as readonly unknown[];
}

export function parts(from: Part, key: string): readonly Part[] {
  return list(from, key).map((value) => partOf(value, key));
}

export function texts(from: Part, key: string): readonly string[] {
  return list(from, key).map((value) => {
    if (typeof value !== 'string') throw new Malformed(key);
    return value;
  });
}

/** Lower-case hexadecimal of so many bytes. */
export function hex(from: Part, key: string, bytes: number | null = null): string {
  const value = text(from, key);
  if (!/^([0-9a-f]{2})*$/.test(value)) throw new Malformed(key);
  if (bytes !== null && value.length !== 2 * bytes) throw new Malformed(key);
  return value;
}
