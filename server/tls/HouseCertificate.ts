import { createPrivateKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFault } from '../startFault.ts';
import { writeDurably } from '../store/disk/writeDurably.ts';
import { asStorageFault, codeOf } from '../store/faults.ts';
import { issueAuthority, issueServerCertificate } from './issueCertificates.ts';
import type { CertifiedNames } from './machine.ts';
import { pinOf } from './pin.ts';

/** What a server shows and proves with. */
export interface ServedCertificate {
  /** PEM, the server's own first. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
  readonly pin: string;
}

const DAY = 24 * 60 * 60 * 1000;
const SERVER_RENEWED_BEFORE = 60 * DAY;
/** As long as a server certificate lives, so that none outlives its authority. */
const AUTHORITY_RENEWED_BEFORE = 400 * DAY;

/**
 * The certificate of the house's own authority, made on the first start. The two keys stay for good: devices
 * trust the one and pin the other. Everything lies in `folder`, for its owner only.
 */
export class HouseCertificate {
  readonly #folder: string;
  readonly #authorityKey: KeyObject;
  readonly #serverKey: KeyObject;
  #authority: string;

  private constructor(folder: string, authorityKey: KeyObject, serverKey: KeyObject, authority: string) {
    this.#folder = folder;
    this.#authorityKey = authorityKey;
    this.#serverKey = serverKey;
    this.#authority = authority;
  }

  /** Rejects `StartFault` for a key that cannot be read, and leaves it as it is; `StorageFull`. */
  static async open(folder: string, now: number): Promise<HouseCertificate> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw asStorageFault(error);
    }
    const authorityKey = await openKey(join(folder, 'authority-key.pem'));
    const serverKey = await openKey(join(folder, 'server-key.pem'));
    const path = join(folder, 'authority.pem');
    let authority = await certificateOf(path, authorityKey);
    if (authority === null || expiresAt(authority) - now < AUTHORITY_RENEWED_BEFORE) {
      authority = new X509Certificate(await issueAuthority(authorityKey, now));
      await writeDurably(path, authority.toString());
    }
    return new HouseCertificate(folder, authorityKey, serverKey, authority.toString());
  }

  /** DER, for devices that shall trust it. */
  get authority(): Buffer {
    return new X509Certificate(this.#authority).raw;
  }

  /** The one at hand when it still serves for these names, else a new one under the same key. */
  async serve(names: CertifiedNames, now: number): Promise<ServedCertificate> {
    const path = join(this.#folder, 'server.pem');
    let server = await certificateOf(path, this.#serverKey);
    if (server === null || !this.#serves(server, names, now)) {
      const authority = { certificate: this.#authority, key: this.#authorityKey };
      server = new X509Certificate(await issueServerCertificate(authority, this.#serverKey, names, now));
      await writeDurably(path, server.toString());
    }
    return {
      cert: `${server.toString().trimEnd()}\n${this.#authority}`,
      key: pemOf(this.#serverKey),
      pin: pinOf(server),
    };
  }

  #serves(server: X509Certificate, { names, addresses }: CertifiedNames, now: number): boolean {
    return (
      server.checkIssued(new X509Certificate(this.#authority)) &&
      Date.parse(server.validFrom) <= now &&
      expiresAt(server) - now >= SERVER_RENEWED_BEFORE &&
      names.every((name) => server.checkHost(name) !== undefined) &&
      addresses.every((address) => server.checkIP(address) !== undefined)
    );
  }
}

function expiresAt(certificate: X509Certificate): number {
  return Date.parse(certificate.validTo);
}

async function openKey(path: string): Promise<KeyObject> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw new StartFault({ kind: 'tlsKeyBroken', path }, error);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await writeDurably(path, pemOf(privateKey));
    return privateKey;
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new TypeError('not a key of P-256');
    return key;
  } catch (error) {
    throw new StartFault({ kind: 'tlsKeyBroken', path }, error);
  }
}

/** `null` when there is none for this key; a certificate can always be made anew, unlike its key. */
async function certificateOf(path: string, key: KeyObject): Promise<X509Certificate | null> {
  const pem = await readFile(path, 'utf8').catch(() => null);
  if (pem === null) return null;
  try {
    const certificate = new X509Certificate(pem);
    return certificate.checkPrivateKey(key) ? certificate : null;
  } catch {
    // No certificate: the next one takes its place.
    return null;
  }
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
