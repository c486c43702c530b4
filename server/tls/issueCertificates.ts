import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  DNS,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  IP,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { createPublicKey, webcrypto, type KeyObject } from 'node:crypto';
import type { CertifiedNames } from './machine.ts';
import { constraintOf, type Permitted } from './nameConstraints.ts';
import { pinOfKey } from './pin.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The library's name for a WebCrypto pair: its own, and Node's types are one version apart. */
type LibraryKeys = Parameters<typeof X509CertificateGenerator.createSelfSigned>[0]['keys'];

const DAY = 24 * 60 * 60 * 1000;
/** A device's clock may be behind the server's. */
const BACKDATED = DAY;
const AUTHORITY_LIFE = 3650 * DAY;
/** With the day before, not more than the 397 days that systems accept of a server. */
const SERVER_LIFE = 396 * DAY;

/**
 * The certificate of the house's own authority, self-signed, as PEM: only for servers, and only for what is
 * permitted. `now` in milliseconds since 1970.
 */
export async function issueAuthority(key: KeyObject, permitted: Permitted, now: number): Promise<string> {
  const keys = await pairOf(key);
  // The key's first letters tell the authorities of two houses apart in a device's settings.
  const mark = pinOfKey(createPublicKey(key)).slice('sha256-'.length, 'sha256-'.length + 8);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['Phòng họp không giấy'] }, { CN: [`Phòng họp không giấy ${mark}`] }],
    notBefore: new Date(now - BACKDATED),
    notAfter: new Date(now + AUTHORITY_LIFE),
    keys,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      constraintOf(permitted),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return certificate.toString('pem');
}

export interface IssuedBy {
  /** PEM. */
  readonly certificate: string;
  readonly key: KeyObject;
}

/** A server certificate for these names and addresses, signed by the authority, as PEM. */
export async function issueServerCertificate(
  authority: IssuedBy,
  key: KeyObject,
  { names, addresses }: CertifiedNames,
  now: number,
): Promise<string> {
  const issuer = new X509Certificate(authority.certificate);
  const { publicKey } = await pairOf(key);
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: [names[0] ?? 'localhost'] }],
    issuer: issuer.subjectName,
    notBefore: new Date(now - BACKDATED),
    notAfter: new Date(now + SERVER_LIFE),
    publicKey,
    signingKey: (await pairOf(authority.key)).privateKey,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: DNS, value }) as const),
        ...addresses.map((value) => ({ type: IP, value }) as const),
      ]),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return certificate.toString('pem');
}

/** The library signs with WebCrypto keys. */
async function pairOf(key: KeyObject): Promise<LibraryKeys> {
  const { subtle } = webcrypto;
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    privateKey: (await subtle.importKey('pkcs8', pkcs8, CURVE, false, ['sign'])) as LibraryKeys['privateKey'],
    publicKey: (await subtle.importKey('spki', spki, CURVE, true, ['verify'])) as LibraryKeys['publicKey'],
  };
}
