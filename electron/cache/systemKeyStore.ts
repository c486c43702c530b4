import { safeStorage } from 'electron';
import type { KeyStore } from './vault.ts';

/**
 * The system's key store. On Linux without a keyring Electron falls back to `basic_text`, a key that is the
 * same on every computer, which counts as none. Only when the application is ready.
 */
export function systemKeyStore(platform: NodeJS.Platform): KeyStore {
  return {
    available: () => {
      if (!safeStorage.isEncryptionAvailable()) return false;
      return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
    },
    wrap: (key) => safeStorage.encryptString(key.toString('base64')),
    unwrap: (wrapped) => Buffer.from(safeStorage.decryptString(wrapped), 'base64'),
  };
}
