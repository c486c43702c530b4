import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { encodeClientFrame, LINK_PROTOCOL } from '../../shared/protocol/link.ts';
import { answerMessage, askMessage } from '../../server/sync/messages.ts';
import { parseUpgrade } from '../../server/sync/parseUpgrade.ts';
import { stockClients } from '../soak/stockClients.ts';
import { RealHall } from './support/RealHall.ts';
import { AN, FILE, SESSION } from './support/TestRoom.ts';

const ROOM = `room/${SESSION}`;
let hall: RealHall | null = null;

afterEach(async () => {
  await hall?.stop();
  hall = null;
});

function closeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.on('close', (code) => resolve(code)));
}

test('stock clients beside a link stay in sync through a silence, without a reconnect', async () => {
  const report = await stockClients({ seconds: 2, limits: { keepAliveMs: 200, clockMs: 200, sweepMs: 50 } });
  expect(report).toMatchObject({ reconnects: 0, inSync: true });
  // The keep-alive came in between: the silence was never as long as the wait.
  expect(report.longestSilenceMs).toBeLessThan(2000);
});

test.each([
  ['/sync', undefined, { document: null, token: null }],
  ['/sync/', undefined, { document: null, token: null }],
  ['/sync?token=abc', undefined, { document: null, token: 'abc' }],
  ['/sync/room/s1@3', 'token.abc', { document: 'room/s1@3', token: 'abc' }],
  ['/sync/room%2Fs1%403?token=a', 'x, token.abc', { document: 'room/s1@3', token: 'abc' }],
  ['/sync/marks/f/group%3Ag/m', undefined, { document: 'marks/f/group:g/m', token: null }],
  ['/sync/%E0%A4%A', undefined, { document: '%E0%A4%A', token: null }],
  ['/synchronous', undefined, null],
  ['/', undefined, null],
])('the address %s with protocols %s is read', (address, protocols, expected) => {
  expect(parseUpgrade(address, protocols)).toEqual(expected);
});

test.each([
  [[LINK_PROTOCOL, 'token.token-an'], LINK_PROTOCOL],
  [['token.token-an', 'other'], 'other'],
  [['token.token-an'], 'token.token-an'],
])('of the protocols %s the server takes %s', async (offered, chosen) => {
  hall = await RealHall.start();
  const socket = new WebSocket(`${hall.url}/sync/${ROOM}`, offered);
  await once(socket, 'open');
  expect(socket.protocol).toBe(chosen);
});

test('a token in the address is accepted, none or a wrong one is accepted and then closed with 4401', async () => {
  hall = await RealHall.start();
  const good = new WebSocket(`${hall.url}/sync/${encodeURIComponent(ROOM)}?token=token-an`);
  await once(good, 'open');
  good.send(askMessage(Uint8Array.of(0)));
  const [answer] = (await once(good, 'message')) as [Buffer];
  expect(new Uint8Array(answer)).toEqual(answerMessage(Uint8Array.of(0, 0)));
  const [none, wrong] = [
    new WebSocket(`${hall.url}/sync/${ROOM}`),
    new WebSocket(`${hall.url}/sync?token=x`),
  ];
  expect(await Promise.all([closeOf(none), closeOf(wrong)])).toEqual([
    CLOSE.unauthenticated,
    CLOSE.unauthenticated,
  ]);
});

test('a message over the limit is answered by 4413, one far over it by 1009', async () => {
  hall = await RealHall.start();
  const address = `${hall.url}/sync/marks/${FILE}/private/${AN}?token=token-an`;
  const codes = [];
  for (const bytes of [1024 * 1024 + 1, 3 * 1024 * 1024]) {
    const socket = new WebSocket(address);
    socket.on('error', () => undefined);
    const closed = closeOf(socket);
    await once(socket, 'open');
    socket.send(new Uint8Array(bytes));
    codes.push(await closed);
  }
  expect(codes).toEqual([CLOSE.tooLarge, 1009]);
});

test('a text message and a garbled frame harm that one connection only', async () => {
  hall = await RealHall.start();
  const link = await hall.link(AN);
  const text = new WebSocket(`${hall.url}/sync?token=token-an`);
  const closed = closeOf(text);
  await once(text, 'open');
  text.send('hello');
  expect(await closed).toBe(CLOSE.malformed);
  const raw = connect(Number(new URL(hall.url).port), '127.0.0.1');
  raw.write(
    'GET /sync?token=token-an HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await once(raw, 'data');
  raw.write(Uint8Array.of(0xff, 0xff, 0xff, 0xff));
  raw.resume();
  await once(raw, 'close');
  expect(link.closeCode).toBeNull();
});

test('a path that is nobody’s is refused', async () => {
  hall = await RealHall.start();
  const socket = new WebSocket(`${hall.url}/elsewhere`);
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('404');
});

test('no more than a bounded number of connections is accepted', async () => {
  hall = await RealHall.start({ maxConnections: 1 });
  await hall.link(AN);
  await expect(hall.link(AN)).rejects.toThrow('503');
});

test('sockets of one address that have not signed in are bounded, those that have are not', async () => {
  hall = await RealHall.start({ maxUnsignedPerAddress: 2 });
  const unsigned = async () => {
    const socket = new WebSocket(`${hall?.url}/sync`);
    await once(socket, 'open');
    return socket;
  };
  for (let count = 0; count < 4; count += 1) await hall.link(AN);
  const first = await unsigned();
  await unsigned();
  await expect(unsigned()).rejects.toThrow('503');
  await expect(hall.link(AN)).rejects.toThrow('503');
  first.send(encodeClientFrame({ type: 'signIn', token: 'token-binh' }));
  await once(first, 'message');
  await hall.link(AN);
});

test('a peer that does not answer a close is not waited for', async () => {
  hall = await RealHall.start({ closeMs: 50 });
  const link = await hall.link(AN);
  const raw = connect(Number(new URL(hall.url).port), '127.0.0.1');
  raw.write(
    'GET /sync?token=token-an HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await once(raw, 'data');
  const gone = once(raw, 'close');
  raw.resume();
  await hall.stop();
  hall = null;
  await gone;
  expect(link.closeCode ?? CLOSE.unavailable).toBe(CLOSE.unavailable);
});
