import { randomBytes, scrypt } from 'node:crypto';
import { CacheFault } from './CacheFault.ts';
import type { CacheDatabase } from './openDatabase.ts';
import { KEY_BYTES, seal, unseal, type Place } from './seal.ts';

/** The system's key store (Electron's `safeStorage`). */
export interface KeyStore {
  /** True only where what it wraps needs the user's own login to be opened. */
  available(): boolean;
  wrap(key: Buffer): Buffer;
  /** Throws when it cannot open what was wrapped. */
  unwrap(wrapped: Buffer): Buffer;
}

export type VaultState = 'open' | 'locked' | 'unset';

interface VaultRow {
  readonly kind: 'system' | 'passphrase';
  readonly wrapped: Buffer;
  readonly salt: Buffer;
  readonly cost: number;
  readonly proof: Buffer;
}

/** scrypt's N, as a power of two: 2^16 with r = 8 and p = 2 takes 64 MiB and about half a second. */
const SCRYPT_COST = 16;
const SCRYPT_BLOCK = 8;
const SCRYPT_PARALLEL = 2;

const WRAPPED: Place = ['vault', 'key'];
const PROOF: Place = ['vault', 'proof'];

/** Keeps the key under which everything on this device is sealed, wrapped by the system or a passphrase. */
export class Vault {
  readonly #database: CacheDatabase;
  readonly #cost: number;
  #key: Buffer | null = null;

  /** `cost`: power of two of scrypt's N for a new passphrase. */
  constructor(database: CacheDatabase, keyStore: KeyStore, cost: number = SCRYPT_COST) {
    this.#database = database;
    this.#cost = cost;
    const row = this.#row();
    if (row === undefined && keyStore.available()) {
      const key = randomBytes(KEY_BYTES);
      this.#insert(key, { kind: 'system', wrapped: keyStore.wrap(key), salt: Buffer.alloc(0), cost: 0 });
      this.#key = key;
    } else if (row?.kind === 'system') {
      this.#key = unwrapBySystem(row, keyStore);
    }
  }

  state(): VaultState {
    if (this.#key !== null) return 'open';
    return this.#row() === undefined ? 'unset' : 'locked';
  }

  /** The data key. Throws `CacheFault('locked')` until it was unwrapped. */
  key(): Buffer {
    if (this.#key === null) throw new CacheFault('locked');
    return this.#key;
  }

  /** Only in state `unset`. */
  async setPassphrase(passphrase: string): Promise<void> {
    const key = randomBytes(KEY_BYTES);
    const salt = randomBytes(16);
    const wrapping = await derive(passphrase, salt, this.#cost);
    if (this.state() !== 'unset') throw new Error('the passphrase is set already');
    this.#insert(key, { kind: 'passphrase', wrapped: seal(wrapping, WRAPPED, key), salt, cost: this.#cost });
    this.#key = key;
  }

  /** False for a wrong passphrase. */
  async unlock(passphrase: string): Promise<boolean> {
    const row = this.#row();
    if (row?.kind !== 'passphrase') return this.#key !== null;
    const wrapping = await derive(passphrase, row.salt, row.cost);
    try {
      const key = unseal(wrapping, WRAPPED, row.wrapped);
      unseal(key, PROOF, row.proof);
      this.#key = key;
      return true;
    } catch (error) {
      if (error instanceof CacheFault && error.fault === 'damaged') return false;
      throw error;
    }
  }

  /** Forgets the key, as far as memory can be wiped. */
  close(): void {
    this.#key?.fill(0);
    this.#key = null;
  }

  #row(): VaultRow | undefined {
    return this.#database
      .prepare<[], VaultRow>('SELECT kind, wrapped, salt, cost, proof FROM vault WHERE id = 1')
      .get();
  }

  #insert(key: Buffer, row: Omit<VaultRow, 'proof'>): void {
    const proof = seal(key, PROOF, Buffer.alloc(0));
    this.#database
      .prepare('INSERT INTO vault (id, kind, wrapped, salt, cost, proof) VALUES (1, ?, ?, ?, ?, ?)')
      .run(row.kind, row.wrapped, row.salt, row.cost, proof);
  }
}

function unwrapBySystem(row: VaultRow, keyStore: KeyStore): Buffer {
  if (!keyStore.available()) throw new CacheFault('keyStoreUnavailable');
  try {
    const key = keyStore.unwrap(row.wrapped);
    unseal(key, PROOF, row.proof);
    return key;
  } catch (error) {
    throw new CacheFault('keyStoreUnavailable', error);
  }
}

function derive(passphrase: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options = {
    N: 2 ** cost,
    r: SCRYPT_BLOCK,
    p: SCRYPT_PARALLEL,
    maxmem: 256 * SCRYPT_BLOCK * 2 ** cost,
  };
  return new Promise((resolve, reject) => {
    // NFC: the same words typed on another keyboard layout give the same bytes.
    scrypt(passphrase.normalize('NFC'), salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
