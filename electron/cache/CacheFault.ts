import type { BridgeFault } from '../../shared/bridge/contract.ts';

/**
 * Why the device's copy cannot do what was asked. `keyStoreUnavailable`: the system's key store does not
 * open what it sealed; `newerVersion`: a newer version of this application wrote the copy; `unreadable`:
 * the database itself is damaged. The latter three occur while opening only.
 */
export type CacheFaultCode =
  | Extract<BridgeFault, 'offline' | 'forbidden' | 'missing' | 'damaged' | 'storageFull' | 'locked'>
  | 'keyStoreUnavailable'
  | 'newerVersion'
  | 'unreadable';

export class CacheFault extends Error {
  readonly fault: CacheFaultCode;
  constructor(fault: CacheFaultCode, cause?: unknown) {
    super(`device cache: ${fault}`, { cause });
    this.name = 'CacheFault';
    this.fault = fault;
  }
}

/** A full disk, said by the file system or by SQLite, becomes `storageFull`; anything else stays as it is. */
export function asCacheFault(error: unknown): unknown {
  const code = codeOf(error);
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
  return full ? new CacheFault('storageFull', error) : error;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
