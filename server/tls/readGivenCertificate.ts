import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { StartFault } from '../startFault.ts';
import type { ServedCertificate } from './HouseCertificate.ts';
import { pinOf } from './pin.ts';

/** Paths of a certificate (PEM, its chain behind it) and its key (PEM, not encrypted). */
export interface GivenCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Reads what `--cert` and `--key` name. Rejects `StartFault` when they cannot be read or do not belong together. */
export async function readGivenCertificate(paths: GivenCertificate, now: number): Promise<ServedCertificate> {
  const cert = await readText(paths.cert);
  const key = await readText(paths.key);
  const certificate = parsed(paths.cert, () => new X509Certificate(cert));
  const privateKey: KeyObject = parsed(paths.key, () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new StartFault({ kind: 'tlsMismatch', cert: paths.cert, key: paths.key });
  }
  if (Date.parse(certificate.validTo) <= now) throw new StartFault({ kind: 'tlsExpired', path: paths.cert });
  return { cert, key, pin: pinOf(certificate) };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StartFault({ kind: 'tlsUnreadable', path }, error);
  }
}

function parsed<Value>(path: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw new StartFault({ kind: 'tlsUnreadable', path }, error);
  }
}
