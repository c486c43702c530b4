import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { mayLeave } from '../../electron/trust/gateRequests.ts';
import { pinOf } from '../../electron/trust/pinOf.ts';
import { presentedPin } from '../../electron/trust/presentedPin.ts';
import { trustRoom } from '../../electron/trust/trustRoom.ts';
import { ACCEPTED, REFUSED, RefusedKeys, verifyCertificate } from '../../electron/trust/verifyCertificate.ts';
import type { BridgeSession } from '../../shared/bridge/contract.ts';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import { issueAuthority, issueServerCertificate } from '../../server/tls/issueCertificates.ts';
import { permittedFor } from '../../server/tls/nameConstraints.ts';
import { pinOf as pinOfServer } from '../../server/tls/pin.ts';
import { cleanUp, openTestCache, temporaryFolder } from './cacheFixture.ts';

const ROOM = 'https://192.168.1.10:8181';

async function madeCertificate() {
  const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const [authorityKey, key] = [pair(), pair()];
  const names = { names: ['localhost'], addresses: ['127.0.0.1'] };
  const certificate = await issueAuthority(authorityKey, permittedFor(names), Date.now());
  const authority = { certificate, key: authorityKey };
  const cert = await issueServerCertificate(authority, key, names, Date.now());
  return { cert, key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function device() {
  const cache = openTestCache(temporaryFolder());
  const refused = new RefusedKeys();
  const shows = (pin: string | null) => () => Promise.resolve(pin);
  const trust = (shown: string | null, pin: string | null, room = ROOM) =>
    trustRoom({ pins: cache.pins, refused, present: shows(shown) }, room, pin);
  const remember = (roomUrl: string) =>
    cache.identity.remember({
      ...{ roomUrl, sessionId: 's1' as SessionId, title: '', councilName: '', token: 'abc' },
      ...{ expiresAt: 1, lastUsedAt: 1 },
      member: {
        ...{ id: 'm1' as MemberId, name: 'Nguyễn An', position: '', roles: ['delegate'] },
        ...{ groupId: null, committeeIds: [] },
      },
    } satisfies BridgeSession);
  return { cache, refused, trust, remember };
}

const KEY = `sha256-${'A'.repeat(43)}`;
const OTHER = `sha256-${'B'.repeat(43)}`;

test('a room is trusted by the key of its link, or by the one that a person compared', async () => {
  const { trust } = device();
  expect(await trust(KEY, OTHER)).toEqual({ kind: 'different', shown: KEY });
  expect(await trust(KEY, null)).toEqual({ kind: 'unknown', shown: KEY });
  expect(await trust(null, KEY)).toEqual({ kind: 'unreachable' });
  expect(await trust(KEY, KEY)).toEqual({ kind: 'trusted' });
  expect(await trust(KEY, null)).toEqual({ kind: 'trusted' });
  expect(await trust(KEY, null, 'https://192.168.1.10:9999')).toEqual({ kind: 'unknown', shown: KEY });
  expect(await trust(null, null, 'http://127.0.0.1:8181')).toEqual({ kind: 'trusted' });
});

test('another key is refused while a session depends on the kept one, whatever a link says', async () => {
  const { cache, trust, remember } = device();
  await trust(KEY, KEY);
  await remember(ROOM);
  expect(await trust(OTHER, OTHER)).toEqual({ kind: 'changed', shown: OTHER });
  expect(cache.pins.of(ROOM)).toEqual({ pin: KEY, isBound: true });
  await cache.forget({ roomUrl: ROOM, sessionId: 's1' as SessionId, memberId: 'm1' as MemberId });
  expect(await trust(OTHER, OTHER)).toEqual({ kind: 'trusted' });
  expect(cache.pins.of(ROOM)).toEqual({ pin: OTHER, isBound: false });
});

test('a certificate is accepted for its key alone, and a changed key is told once', async () => {
  const { cache, refused, trust, remember } = device();
  const changes: string[] = [];
  const verify = verifyCertificate(cache.pins, refused, (hostname) => changes.push(hostname));
  const own = await madeCertificate();
  const foreign = await madeCertificate();
  const verdict = (hostname: string, { cert }: { cert: string }) =>
    verify({ hostname, certificate: { data: cert } });
  expect(verdict('192.168.1.10', own)).toBe(REFUSED);
  const pin = pinOf(new X509Certificate(own.cert));
  expect(pin).toBe(pinOfServer(new X509Certificate(own.cert)));
  expect(await trust(pin, pin)).toEqual({ kind: 'restart' });
  expect(verdict('192.168.1.10', own)).toBe(ACCEPTED);
  expect(verdict('192.168.1.11', own)).toBe(REFUSED);
  expect(verdict('192.168.1.10', foreign)).toBe(REFUSED);
  expect(changes).toEqual([]);
  await remember(ROOM);
  const changed = await madeCertificate();
  expect(verdict('192.168.1.10', changed)).toBe(REFUSED);
  expect(verdict('192.168.1.10', changed)).toBe(REFUSED);
  expect(changes).toEqual(['192.168.1.10']);
});

test('a request leaves only to an origin whose key is kept, which it must show where another port has another', async () => {
  const { cache, refused, trust, remember } = device();
  const changes: string[] = [];
  let shown: string | null = OTHER;
  let handshakes = 0;
  const present = () => {
    handshakes += 1;
    return Promise.resolve(shown);
  };
  const gate = { pins: cache.pins, present, refused, onChanged: (name: string) => changes.push(name) };
  const leaves = (url: string) => mayLeave(gate, url);
  expect(await leaves('http://127.0.0.1:8181/api/room')).toBe(true);
  expect(await leaves(`${ROOM}/api/room`)).toBe(false);
  await trust(KEY, KEY);
  expect(await leaves(`${ROOM}/api/room?x=1`)).toBe(true);
  expect(await leaves(`${ROOM.replace('https', 'wss')}/sync`)).toBe(true);
  expect(await leaves('https://192.168.1.10:9999/')).toBe(false);
  expect(await leaves('https://192.168.1.10/')).toBe(false);
  expect(handshakes).toBe(0);

  await trust(OTHER, OTHER, 'https://192.168.1.10:9999');
  expect(await leaves('wss://192.168.1.10:9999/sync')).toBe(true);
  expect(await leaves(`${ROOM}/api/room`)).toBe(false);
  expect(changes).toEqual([]);
  shown = null;
  expect(await leaves(`${ROOM}/api/room`)).toBe(false);
  shown = KEY;
  expect(await leaves(`${ROOM}/api/room`)).toBe(true);
  await remember(ROOM);
  shown = `sha256-${'C'.repeat(43)}`;
  expect(await leaves(`${ROOM}/api/room`)).toBe(false);
  expect(await leaves(`${ROOM}/api/room`)).toBe(false);
  expect(changes).toEqual(['192.168.1.10']);
});

test('the key that a room shows is read in a handshake', async () => {
  const { cert, key } = await madeCertificate();
  const server = createServer({ cert, key });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp(() => server.close());
  const { port } = server.address() as AddressInfo;
  expect(await presentedPin(`https://127.0.0.1:${port}`)).toBe(pinOf(new X509Certificate(cert)));
  expect(await presentedPin('https://127.0.0.1:1')).toBeNull();
});
