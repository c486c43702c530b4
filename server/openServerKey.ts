import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ServerKey } from './room/ServerKey.ts';
import { StartFault } from './startFault.ts';
import { writeDurably } from './store/disk/writeDurably.ts';
import { codeOf } from './store/faults.ts';

/**
 * The house's key from its file (PKCS8, PEM), made when there is none and durable before it signs anything.
 * Rejects `StartFault` for a file that cannot be read or holds no Ed25519 key, and leaves it as it is.
 */
export async function openServerKey(path: string): Promise<ServerKey> {
  const pem = await readPem(path);
  if (pem === null) return await makeServerKey(path);
  try {
    return new ServerKey(createPrivateKey(pem));
  } catch (error) {
    throw new StartFault({ kind: 'serverKeyBroken', path }, error);
  }
}

async function readPem(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new StartFault({ kind: 'serverKeyBroken', path }, error);
  }
}

async function makeServerKey(path: string): Promise<ServerKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeDurably(path, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 0o600);
  return new ServerKey(privateKey);
}
