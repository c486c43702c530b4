/** The disk has no room left; nothing was stored. */
export class StorageFull extends Error {
  constructor(cause?: unknown) {
    super('storage full', { cause });
    this.name = 'StorageFull';
  }
}

/** More bytes than the limit allows; nothing was stored. */
export class BlobTooLarge extends Error {
  constructor(limitBytes: number) {
    super(`blob over ${limitBytes} bytes`);
    this.name = 'BlobTooLarge';
  }
}

/** A batch does not continue the stored log of its session; nothing was stored. */
export class LogConflict extends Error {
  constructor(detail: string) {
    super(`log conflict: ${detail}`);
    this.name = 'LogConflict';
  }
}

/** A code's selector is already taken by another member; nothing was stored. */
export class SelectorTaken extends Error {
  readonly selector: string;
  constructor(selector: string) {
    super('selector taken');
    this.name = 'SelectorTaken';
    this.selector = selector;
  }
}

/**
 * Why a stored database cannot be used: `damaged` in itself, written by a `newer` program, or `foreign`, not
 * of this program at all. It is left as it is.
 */
export type DatabaseFaultKind = 'damaged' | 'newer' | 'foreign';

export class DatabaseFault extends Error {
  readonly kind: DatabaseFaultKind;
  readonly path: string;
  constructor(kind: DatabaseFaultKind, path: string, cause?: unknown) {
    super(`database ${kind}: ${path}`, { cause });
    this.name = 'DatabaseFault';
    this.kind = kind;
    this.path = path;
  }
}

const FULL_CODES: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);

/** The error's `code` as the system or SQLite set it, or `null`. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Turns "no space left" of the system or of SQLite into `StorageFull`; leaves every other error as it is. */
export function asStorageFault(error: unknown): unknown {
  const code = codeOf(error);
  return code !== null && FULL_CODES.has(code) ? new StorageFull(error) : error;
}
