import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { roomAnswer } from '../../shared/protocol/http.ts';
import { LINK_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../shared/protocol/link.ts';
import { formatPin } from '../../shared/protocol/pin.ts';
import { issueAuthority, issueServerCertificate } from '../../server/tls/issueCertificates.ts';
import { permittedFor } from '../../server/tls/nameConstraints.ts';
import { pinOf } from '../../server/tls/pin.ts';
import { isLoopback } from '../../server/tls/SecureDoor.ts';
import { TestServer } from './runningServer.ts';
import { spawnServer } from './serverProcess.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Another of this computer's loopback addresses, which the tests take for another computer. */
const ELSEWHERE = '127.0.0.2';

const OPENSSL_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBfDCCASOgAwIBAgIUYJUFhGGYuiDZZiXJfHkcNfW5MmMwCgYIKoZIzj0EAwIw
EzERMA8GA1UEAwwIcGhvbmdob3AwIBcNMjYxMTIyMDQyNDM2WhgPMjEyNjEwMjkw
NDI0MzZaMBMxETAPBgNVBAMMCHBob25naG9wMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEauSB+OKJJi0pYasT+1n38MT7EarGki2xZcWotp73wdcWLe9j0nJ/E9HG
7XcnoTgF0E5ubqlPDPfojrCL9kTQR6NTMFEwHQYDVR0OBBYEFAzHG6bmLt7q8mN0
nEVrXwMhFjJfMB8GA1UdIwQYMBaAFAzHG6bmLt7q8mN0nEVrXwMhFjJfMA8GA1Ud
EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgDqIkOxEqilJe0EovpbIoZJtp
slwaLfJU4yt1iZGqvIkCIBU3cD4ZWDyu5l5LTCL+dJhjHPUO6mVlFqr688nMquHg
-----END CERTIFICATE-----`;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Address that the request comes from. */
  readonly from?: string;
  readonly ca?: string;
}

function ask(url: string, { method = 'GET', headers = {}, from, ca }: Asking = {}): Promise<Answer> {
  const send = url.startsWith('https:') ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false as const, ...(ca === undefined ? {} : { ca }) };
    const sent = send(
      url,
      { ...options, ...(from === undefined ? {} : { localAddress: from }) },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** The certificate that a server shows to whoever connects. */
function shown(port: number): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      const raw = socket.getPeerX509Certificate()?.raw;
      socket.destroy();
      if (raw === undefined) reject(new Error('no certificate'));
      else resolve(new X509Certificate(raw));
    });
    socket.on('error', reject);
  });
}

function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256;
}

describe('a room beyond this computer', () => {
  let server: TestServer;
  let secure: string;
  let ca: string;
  beforeEach(async () => {
    server = await TestServer.start({ host: '0.0.0.0' });
    server.isOwn = (address) => isLoopback(address) && address !== ELSEWHERE;
    secure = `https://127.0.0.1:${server.running.port}`;
    ca = await readFile(join(server.folder, 'data', 'tls', 'authority.pem'), 'utf8');
  });
  afterEach(async () => {
    await server.dispose();
  });

  function present(): number {
    return server.running.port;
  }

  it('answers over TLS and plainly on one port, and tells its key', async () => {
    for (const { status, body } of [
      await ask(`${secure}/api/room`, { ca, from: ELSEWHERE }),
      await ask(`${server.url}/api/room`),
    ]) {
      expect(status).toBe(200);
      const room = roomAnswer.parse(JSON.parse(body.toString('utf8')));
      expect(room.secure).toEqual({
        addresses: [`https://192.0.2.10:${present()}`],
        pin: server.running.tls?.pin,
        authority: { port: server.running.tls?.authority?.port, fingerprint: fingerprintOf(ca) },
      });
    }
    expect(pinOf(await shown(present()))).toBe(server.running.tls?.pin);
    await expect(ask(`${secure}/api/room`)).rejects.toThrow(/certificate/);
  });

  it('sends plain HTTP of others to the secure address, whatever they ask', async () => {
    for (const method of ['GET', 'POST', 'HEAD']) {
      const answer = await ask(`${server.url}/api/join?x=1`, { method, from: ELSEWHERE });
      expect(answer.status).toBe(308);
      expect(answer.headers.location).toBe(`${secure}/api/join?x=1`);
    }
    const strange = await ask(`${server.url}//example.com/`, { from: ELSEWHERE, headers: { host: 'a"b' } });
    expect(strange.headers.location).toBe(`${secure}/`);
  });

  it('explains itself to the browser of another, and lets nothing else run there', async () => {
    const { status, headers, body } = await ask(`${server.url}/agenda`, {
      from: ELSEWHERE,
      headers: { accept: 'text/html,*/*' },
    });
    expect(status).toBe(200);
    const text = body.toString('utf8');
    expect(text).toContain(`href="${secure}/agenda"`);
    expect(text).toContain(`http://127.0.0.1:${server.running.tls?.authority?.port}/ca.crt`);
    // Else the page could not tell a browser that trusts the room from one that does not.
    const probe = await ask(`${secure}/healthz`, { ca, from: ELSEWHERE });
    expect(probe.headers['cross-origin-resource-policy']).toBe('cross-origin');
    const nonce = /script-src 'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
    expect(text).toContain(`<script nonce="${nonce}">`);
  });

  it('refuses a plain socket of another, and serves one over TLS with the peer’s own address', async () => {
    const secretary = await server.setUp();
    const protocols = [LINK_PROTOCOL, `${TOKEN_PROTOCOL_PREFIX}${secretary.token}`];
    const opened = (url: string, options: object) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url, protocols, options);
        socket.once('open', () => socket.close());
        socket.once('close', (code) => resolve(`closed ${code}`));
        socket.once('error', (error) => resolve(error.message));
      });
    const sync = (scheme: string) => `${scheme}://127.0.0.1:${present()}/sync`;
    expect(await opened(sync('ws'), { localAddress: ELSEWHERE })).toContain('308');
    expect(await opened(sync('ws'), {})).toContain('closed');
    expect(await opened(sync('wss'), { ca, localAddress: ELSEWHERE })).toContain('closed');
    expect(await opened(sync('wss'), {})).toMatch(/certificate/);
  });

  it('closes while connections are silent, in a handshake and in use', async () => {
    const silent = connectPlain(present(), '127.0.0.1');
    const halfway = connectPlain(present(), '127.0.0.1');
    halfway.write(Buffer.from([0x16, 3, 1]));
    const used = connectTls({ host: '127.0.0.1', port: present(), ca });
    const closed = [silent, halfway, used].map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.on('error', () => undefined);
          socket.once('close', () => resolve());
        }),
    );
    await new Promise<void>((resolve) => used.once('secureConnect', () => resolve()));
    await ask(`${secure}/api/room`, { ca });
    await server.running.close();
    await Promise.all(closed);
    await server.open();
  });

  it('offers its authority, and nothing else, on the plain port', async () => {
    const port = server.running.tls?.authority?.port;
    const at = (path: string) => ask(`http://127.0.0.1:${port}${path}`, { from: ELSEWHERE });
    const offered = await at('/ca.crt');
    expect(offered.headers['content-type']).toBe('application/x-x509-ca-cert');
    expect(offered.headers['content-disposition']).toBeUndefined();
    const authority = new X509Certificate(offered.body);
    expect(authority.ca).toBe(true);
    expect((await shown(present())).verify(authority.publicKey)).toBe(true);
    expect(authority.fingerprint256).toBe(fingerprintOf(ca));
    const page = await at('/');
    expect(page.body.toString('utf8')).toMatch(
      /lang="vi"[\s\S]*Tải chứng chỉ[\s\S]*Download the certificate/,
    );
    expect(page.body.toString('utf8').split(fingerprintOf(ca).replaceAll(':', ' '))).toHaveLength(3);
    for (const path of ['/api/room', '/sync', '/index.html', '/ca.key']) {
      expect((await at(path)).status).toBe(404);
    }
  });

  it('names this computer in a certificate that systems accept, from a key for its owner only', async () => {
    const certificate = await shown(present());
    for (const name of ['localhost', 'phonghop', 'phonghop.local']) {
      expect(certificate.checkHost(name)).toBeDefined();
    }
    for (const address of ['127.0.0.1', '::1', '192.0.2.10']) {
      expect(certificate.checkIP(address)).toBeDefined();
    }
    expect(certificate.checkHost('example.com')).toBeUndefined();
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / DAY;
    expect(days).toBeLessThanOrEqual(397);
    for (const name of ['authority-key.pem', 'server-key.pem']) {
      expect((await stat(join(server.folder, 'data', 'tls', name))).mode & 0o777).toBe(0o600);
    }
  });

  it('takes a new certificate under the same key when an address comes and when its end comes near', async () => {
    const first = await shown(present());
    await server.running.tls?.renew();
    expect((await shown(present())).serialNumber).toBe(first.serialNumber);

    server.machine = { ...server.machine, addresses: ['192.168.5.7', 'fd00::9', '2001:db8::9'] };
    await server.running.tls?.renew();
    const moved = await shown(present());
    expect(moved.checkIP('192.168.5.7')).toBeDefined();
    expect(moved.checkIP('fd00::9')).toBeDefined();
    expect(moved.checkIP('2001:db8::9')).toBeUndefined();
    expect(pinOf(moved)).toBe(pinOf(first));

    server.advance(340 * DAY);
    await server.running.tls?.renew();
    const renewed = await shown(present());
    expect(renewed.serialNumber).not.toBe(moved.serialNumber);
    expect(Date.parse(renewed.validTo)).toBeGreaterThan(Date.parse(moved.validTo));
    expect(pinOf(renewed)).toBe(pinOf(first));

    await server.restart();
    expect((await shown(present())).serialNumber).toBe(renewed.serialNumber);
    expect(await readFile(join(server.folder, 'data', 'tls', 'authority.pem'), 'utf8')).toBe(ca);
  });

  it('a damaged key stops the start and stays as it is', async () => {
    const path = join(server.folder, 'data', 'tls', 'server-key.pem');
    await server.running.close();
    const kept = await readFile(path, 'utf8');
    await writeFile(path, 'broken');
    await expect(server.open()).rejects.toMatchObject({ reason: { kind: 'tlsKeyBroken', path } });
    expect(await readFile(path, 'utf8')).toBe('broken');
    await writeFile(path, kept);
    await server.open();
  });
});

describe('a room with a certificate of its own', () => {
  let folder: string;
  let cert: string;
  let key: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tls-'));
    [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const made = await given(Date.now());
    await writeFile(cert, made.cert);
    await writeFile(key, made.key);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function given(now: number): Promise<{ cert: string; key: string; ca: string }> {
    const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const [authorityKey, serverKey] = [pair(), pair()];
    const names = { names: ['localhost'], addresses: ['127.0.0.1'] };
    const ca = await issueAuthority(authorityKey, permittedFor(names), now);
    const issued = await issueServerCertificate(
      { certificate: ca, key: authorityKey },
      serverKey,
      names,
      now,
    );
    return { cert: issued, key: serverKey.export({ type: 'pkcs8', format: 'pem' }).toString(), ca };
  }

  it('serves it, also on loopback, and offers no authority', async () => {
    const server = await TestServer.start({ certificate: { cert, key } });
    try {
      const certificate = await shown(server.running.port);
      expect(pinOf(certificate)).toBe(pinOf(new X509Certificate(await readFile(cert))));
      expect(server.running.tls?.authority).toBeNull();
      await expect(stat(join(server.folder, 'data', 'tls'))).rejects.toThrow();
    } finally {
      await server.dispose();
    }
  });

  it.each([
    ['a key of another certificate', 'không khớp', 'do not belong together'],
    ['a certificate that has expired', 'đã hết hạn', 'has expired'],
    ['a file that is none', 'Không đọc được chứng chỉ', 'no readable certificate'],
    ['only one of the two', 'Tùy chọn', 'Invalid option'],
  ])('%s stops the start with a sentence', async (fault, vi, en) => {
    if (fault.startsWith('a key')) await writeFile(key, (await given(Date.now())).key);
    if (fault.startsWith('a file')) await writeFile(cert, 'none');
    if (fault.startsWith('a certificate')) {
      const old = await given(Date.now() - 400 * DAY);
      await writeFile(cert, old.cert);
      await writeFile(key, old.key);
    }
    const options = fault.startsWith('only') ? ['--cert', cert] : ['--cert', cert, '--key', key];
    const { code, stderr } = await spawnServer(join(folder, 'data'), '--no-sample', ...options).finished;
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(stderr).toContain(vi);
    expect(stderr).toContain(en);
  });
});

describe('a key', () => {
  it('is shown as the first 128 bits of its hash', () => {
    expect(formatPin('sha256-v8Z2b0O4zZ7085NxRJoUqI1DkDSQvzw23qSma05vaX4')).toBe(
      Buffer.from('v8Z2b0O4zZ7085NxRJoUqI1DkDSQvzw23qSma05vaX4', 'base64url')
        .subarray(0, 16)
        .toString('hex')
        .toUpperCase()
        .replace(/(....)(?=.)/g, '$1 '),
    );
  });

  it('is the one that other programs compute', () => {
    // openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | basenc --base64url
    expect(pinOf(new X509Certificate(OPENSSL_CERTIFICATE))).toBe(
      'sha256-jL9r6yjvlqxolY4JJ3ymn-pX7Ui2t-NHlvZwUa_77-E',
    );
  });
});
