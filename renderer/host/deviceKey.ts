import { openDB } from 'idb';

const STORE = 'keys';
const KEY = 'device';

/**
 * This device's signing key (Ed25519): made once, kept in IndexedDB, the private key not extractable. `null`
 * where there is no WebCrypto, or one that does not know Ed25519.
 */
export async function deviceKey(databaseName = 'paperless-device'): Promise<CryptoKeyPair | null> {
  if (!hasWebCrypto()) return null;
  const database = await openDB(databaseName, 1, {
    upgrade: (created) => void created.createObjectStore(STORE),
  });
  try {
    const kept = (await database.get(STORE, KEY)) as CryptoKeyPair | undefined;
    if (kept !== undefined) return kept;
    const made = await makeDeviceKey();
    if (made === null) return null;
    // Another tab may have been faster: the first one counts.
    const transaction = database.transaction(STORE, 'readwrite');
    const first = (await transaction.store.get(KEY)) as CryptoKeyPair | undefined;
    if (first === undefined) await transaction.store.put(made, KEY);
    await transaction.done;
    return first ?? made;
  } finally {
    database.close();
  }
}

/** A new key pair; `null` when the WebCrypto here does not know Ed25519. */
export async function makeDeviceKey(): Promise<CryptoKeyPair | null> {
  try {
    return (await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])) as CryptoKeyPair;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    throw error;
  }
}

/** False where the page has no secure context. */
export function hasWebCrypto(): boolean {
  return (globalThis.crypto as Partial<Crypto> | undefined)?.subtle !== undefined;
}
