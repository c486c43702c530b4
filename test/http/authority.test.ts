import { X509CertificateGenerator, BasicConstraintsExtension } from '@peculiar/x509';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  webcrypto,
  X509Certificate,
} from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { issueServerCertificate } from '../../server/tls/issueCertificates.ts';
import type { CertifiedNames } from '../../server/tls/machine.ts';
import { TestServer } from './runningServer.ts';
import { spawnServer } from './serverProcess.ts';

const DAY = 24 * 60 * 60 * 1000;

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start({ host: '0.0.0.0' });
});
afterEach(async () => {
  await server.dispose();
});

function file(name: string): string {
  return join(server.folder, 'data', 'tls', name);
}

function authority(): Promise<string> {
  return readFile(file('authority.pem'), 'utf8');
}

/** How a client that trusts `ca` takes what is shown at a port under a name or address. */
function verdict(port: number, ca: string, name: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, ca, ...sentName(name) }, () => {
      socket.destroy();
      resolve('trusted');
    });
    socket.once('error', (error) => resolve(error.message));
  });
}

/** An address is not sent as a name (RFC 6066), but compared all the same. */
function sentName(name: string): object {
  const isAddress = /^[0-9.]+$/.test(name) || name.includes(':');
  if (!isAddress) return { servername: name };
  return {
    checkServerIdentity: (_: string, { raw }: { raw: Buffer }) =>
      new X509Certificate(raw).checkIP(name) === undefined ? new Error('another address') : undefined,
  };
}

/** What somebody with a copy of the authority's key could show. */
async function verdictOnForged(names: CertifiedNames, name: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await authority();
  const key = createPrivateKey(await readFile(file('authority-key.pem'), 'utf8'));
  const cert = await issueServerCertificate({ certificate, key }, privateKey, names, Date.now());
  const forger = createServer({ cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) });
  await new Promise<void>((resolve) => forger.listen(0, '127.0.0.1', resolve));
  try {
    return await verdict((forger.address() as AddressInfo).port, certificate, name);
  } finally {
    forger.close();
  }
}

/** As rooms made it before authorities were constrained. */
async function unconstrainedAuthority(subject: string): Promise<string> {
  const key = createPrivateKey(await readFile(file('authority-key.pem'), 'utf8'));
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const { subtle } = webcrypto;
  const exported = {
    private: key.export({ type: 'pkcs8', format: 'der' }),
    public: createPublicKey(key).export({ type: 'spki', format: 'der' }),
  };
  const keys = {
    privateKey: await subtle.importKey('pkcs8', exported.private, curve, false, ['sign']),
    publicKey: await subtle.importKey('spki', exported.public, curve, true, ['verify']),
  };
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: subject,
    notBefore: new Date(Date.now() - 2 * DAY),
    notAfter: new Date(Date.now() + 3650 * DAY),
    keys: keys as unknown as Parameters<typeof X509CertificateGenerator.createSelfSigned>[0]['keys'],
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  return certificate.toString('pem');
}

it('vouches for this computer and for local networks', async () => {
  const ca = await authority();
  for (const name of ['localhost', 'phonghop', 'phonghop.local', '127.0.0.1', '192.0.2.10']) {
    expect([name, await verdict(server.running.port, ca, name)]).toEqual([name, 'trusted']);
  }
  const names = { names: ['khac.local'], addresses: ['10.1.2.3', '172.31.0.1', '192.168.9.9', 'fd12::1'] };
  expect(await verdictOnForged(names, 'khac.local')).toBe('trusted');
  expect(await verdictOnForged(names, 'fd12::1')).toBe('trusted');
});

it.each([
  [{ names: ['example.com'], addresses: [] }, 'example.com'],
  [{ names: ['mail.chinhphu.vn'], addresses: [] }, 'mail.chinhphu.vn'],
  [{ names: [], addresses: ['203.0.113.5'] }, '203.0.113.5'],
  [{ names: [], addresses: ['172.32.0.1'] }, '172.32.0.1'],
  [{ names: [], addresses: ['2001:db8::5'] }, '2001:db8::5'],
  [{ names: ['localhost', 'example.com'], addresses: [] }, 'localhost'],
])('is refused for anything else, also by who trusts it: %j', async (names, name) => {
  expect(await verdictOnForged(names, name)).toBe('permitted subtree violation');
});

it('a renamed computer keeps its authority', async () => {
  const ca = await authority();
  server.machine = { hostName: 'may-moi', addresses: ['192.0.2.10'] };
  await server.restart();
  expect(await authority()).toBe(ca);
  expect(server.running.tls?.authorityRenewal).toBeNull();
  expect(await verdict(server.running.port, ca, 'may-moi.local')).toBe('trusted');
});

it('a public address that comes gets an authority that vouches for it, too', async () => {
  server.machine = { ...server.machine, addresses: ['192.0.2.10', '203.0.113.5'] };
  await server.running.tls?.renew();
  expect(server.running.tls?.authorityRenewal).toBe('widened');
  expect(server.log).toContain('devices have to trust the new one');
  const ca = await authority();
  expect(server.running.tls?.authority?.fingerprint).toBe(new X509Certificate(ca).fingerprint256);
  for (const name of ['192.0.2.10', '203.0.113.5', 'phonghop']) {
    expect([name, await verdict(server.running.port, ca, name)]).toEqual([name, 'trusted']);
  }
});

it('an authority of before is constrained under the same key, and who trusts the old one still trusts the room', async () => {
  const subject = new X509Certificate(await authority());
  await server.running.close();
  const old = await unconstrainedAuthority(subjectOf(subject));
  await writeFile(file('authority.pem'), old);
  await server.open();
  expect(server.running.tls?.authorityRenewal).toBe('limited');
  const renewed = await authority();
  expect(renewed).not.toBe(old);
  for (const ca of [old, renewed]) {
    expect(await verdict(server.running.port, ca, '192.0.2.10')).toBe('trusted');
  }
  expect(await verdictOnForged({ names: ['example.com'], addresses: [] }, 'example.com')).toBe(
    'permitted subtree violation',
  );
  await server.restart();
  expect(server.running.tls?.authorityRenewal).toBeNull();
  expect(await authority()).toBe(renewed);

  await server.running.close();
  await writeFile(file('authority.pem'), old);
  const said = await saidAtStart();
  expect(said).toContain('chỉ còn giá trị cho mạng nội bộ');
  expect(said).toContain('Devices that trust the old one go on working');
  expect(await saidAtStart()).not.toContain('nội bộ');
  await server.open();
});

/** What a server in a process of its own says to whoever starts it. */
async function saidAtStart(): Promise<string> {
  const started = spawnServer(join(server.folder, 'data'), '--no-sample', '--host', '0.0.0.0');
  await started.ready();
  return (await started.end('SIGTERM')).stdout;
}

/** In the order and spelling of the certificate, as the generator reads it. */
function subjectOf(certificate: X509Certificate): string {
  return certificate.subject
    .split('\n')
    .map((part) => part.replace(/,/g, '\\,'))
    .join(', ');
}
