import { createPrivateKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFault } from '../startFault.ts';
import { writeDurably } from '../store/disk/writeDurably.ts';
import { asStorageFault, codeOf } from '../store/faults.ts';
import { issueAuthority, issueServerCertificate } from './issueCertificates.ts';
import type { CertifiedNames, MachineNames } from './machine.ts';
import { outside, permittedBy, permittedFor } from './nameConstraints.ts';
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
 * Why an authority was replaced. `limited`: it could vouch for any name, and devices that trust it go on
 * trusting the room; `widened`: it could not for a new address; `expiring`: devices have to trust the new one.
 */
export type AuthorityRenewal = 'limited' | 'widened' | 'expiring';

/**
 * The certificate of the house's own authority, made on the first start. The two keys stay for good: devices
 * trust the one and pin the other. Everything lies in `folder`, for its owner only.
 */
export class HouseCertificate {
  readonly #folder: string;
  readonly #authorityKey: KeyObject;
  readonly #serverKey: KeyObject;
  /** Empty before the first `serve`. */
  #authority = '';
  #renewal: AuthorityRenewal | null = null;

  private constructor(folder: string, authorityKey: KeyObject, serverKey: KeyObject) {
    this.#folder = folder;
    this.#authorityKey = authorityKey;
    this.#serverKey = serverKey;
  }

  /** Rejects `StartFault` for a key that cannot be read, and leaves it as it is; `StorageFull`. */
  static async open(folder: string): Promise<HouseCertificate> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw asStorageFault(error);
    }
    const authorityKey = await openKey(join(folder, 'authority-key.pem'));
    const serverKey = await openKey(join(folder, 'server-key.pem'));
    return new HouseCertificate(folder, authorityKey, serverKey);
  }

  /** For devices that shall trust it. */
  get authority(): X509Certificate {
    return new X509Certificate(this.#authority);
  }

  /** What became of the authority that was found or made before; `null` while it is the same. */
  get renewal(): AuthorityRenewal | null {
    return this.#renewal;
  }

  /** The one at hand when it still serves for these names, else a new one under the same key. */
  async serve(machine: MachineNames, now: number): Promise<ServedCertificate> {
    const names = await this.#prepareAuthority(machine, now);
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

  /** Answers what it vouches for. A certificate with one name too many would be refused for all of them. */
  async #prepareAuthority({ ownName, ...names }: MachineNames, now: number): Promise<CertifiedNames> {
    const path = join(this.#folder, 'authority.pem');
    const own = { names: ownName === null ? [] : [ownName], addresses: [] };
    const all = { ...names, names: [...new Set([...names.names, ...own.names])] };
    const found = await certificateOf(path, this.#authorityKey);
    const permitted = found === null ? null : permittedBy(found.toString());
    const renewal = found === null ? null : renewalOf(found, names, now);
    if (found !== null && renewal === null) {
      this.#authority = found.toString();
    } else {
      const wanted =
        renewal === 'widened' && permitted !== null ? permittedFor(names, permitted) : permittedFor(all);
      this.#authority = await issueAuthority(this.#authorityKey, wanted, now);
      await writeDurably(path, this.#authority);
      this.#renewal = renewal;
    }
    // A renamed computer keeps its authority: with another one the tablets would have to be set up anew.
    const isOwnPermitted = outside(permittedBy(this.#authority) ?? NOTHING, own).names.length === 0;
    return isOwnPermitted ? all : names;
  }

  #serves(server: X509Certificate, { names, addresses }: CertifiedNames, now: number): boolean {
    const { authority } = this;
    return (
      server.checkIssued(authority) &&
      // An older one may hold names that a newer authority does not vouch for.
      Date.parse(server.validFrom) >= Date.parse(authority.validFrom) &&
      Date.parse(server.validFrom) <= now &&
      expiresAt(server) - now >= SERVER_RENEWED_BEFORE &&
      names.every((name) => server.checkHost(name) !== undefined) &&
      addresses.every((address) => server.checkIP(address) !== undefined)
    );
  }
}

const NOTHING = { names: [], ranges: [] };

function renewalOf(authority: X509Certificate, names: CertifiedNames, now: number): AuthorityRenewal | null {
  if (expiresAt(authority) - now < AUTHORITY_RENEWED_BEFORE) return 'expiring';
  const permitted = permittedBy(authority.toString());
  if (permitted === null) return 'limited';
  const missing = outside(permitted, names);
  return missing.names.length + missing.addresses.length > 0 ? 'widened' : null;
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
