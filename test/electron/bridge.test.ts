import { expect, test } from 'vitest';
import { answerRequest, RefusedRequest, type SenderFrame } from '../../electron/bridge/answerRequest.ts';
import { answerersFor } from '../../electron/bridge/answerers.ts';
import { RoomFailed, RoomHost, type RoomHostParts } from '../../electron/room/RoomHost.ts';
import type { Channel } from '../../shared/bridge/contract.ts';
import { NO_KEY_STORE, openTestCache, someFile, temporaryFolder } from './cacheFixture.ts';

const OWN: SenderFrame = { origin: 'app://paperless', parent: null };

function bridge(keyStore = NO_KEY_STORE) {
  const reported: unknown[] = [];
  const parts: RoomHostParts = {
    fork: () => {
      throw new RoomFailed('Cổng đã có chương trình khác dùng.');
    },
    freePort: () => Promise.resolve(1),
    dataFolder: '',
    sampleFolder: null,
    onCrash: () => undefined,
    setTimer: () => () => undefined,
  };
  const answerers = answerersFor(openTestCache(temporaryFolder(), keyStore), new RoomHost(parts));
  const ask = (channel: Channel, payload: unknown, sender: SenderFrame | null = OWN) =>
    answerRequest(channel, sender, payload, answerers, (error) => reported.push(error));
  return { ask, reported };
}

test.each([
  ['a frame that is gone', null],
  ['another origin', { origin: 'http://192.168.1.10:8181', parent: null }],
  ['an origin that only begins like ours', { origin: 'app://paperless.evil', parent: null }],
  ['an opaque origin', { origin: 'null', parent: null }],
  ['a frame inside our page', { origin: 'app://paperless', parent: {} }],
] as const)('a request from %s is refused', async (_name, sender) => {
  const { ask } = bridge();
  await expect(ask('vaultState', undefined, sender)).rejects.toThrow(RefusedRequest);
  await expect(ask('identitySessions', undefined, sender)).rejects.toThrow('wrong sender');
});

const { content } = someFile(100);
const source = { roomUrl: 'http://127.0.0.1:9', token: 'abc' };

test.each<[Channel, unknown]>([
  ['docsLoad', undefined],
  ['docsLoad', { key: 3 }],
  ['docsLoad', { key: 'a\0b' }],
  ['docsLoad', { key: 'a', extra: 1 }],
  ['docsAppend', { key: 'a', update: [1, 2], unsaved: true }],
  ['docsAppend', { key: 'a', update: new Uint8Array(1), unsaved: 'yes' }],
  ['docsCompact', { key: 'a', state: new Uint8Array(1), revision: -1 }],
  ['filesRead', { content, source, begin: -1, end: 5 }],
  ['filesRead', { content, source, begin: 0, end: 2 ** 40 }],
  ['filesRead', { content: { ...content, sha256: '../../etc/passwd' }, source, begin: 0, end: 1 }],
  ['filesRead', { content, source: { ...source, roomUrl: 'file:///etc' }, begin: 0, end: 1 }],
  ['filesRead', { content, source: { ...source, roomUrl: 'http://a@b' }, begin: 0, end: 1 }],
  ['filesRead', { content, source: { ...source, roomUrl: 'http://a/path' }, begin: 0, end: 1 }],
  ['filesRead', { content, source: { ...source, token: 'a\r\nx: y' }, begin: 0, end: 1 }],
  ['filesRemove', { sha256: '..' }],
  ['vaultSetPassphrase', { passphrase: 'short' }],
  ['vaultState', {}],
  ['roomStart', { withSample: 'yes' }],
])('%s refuses the wrong shape %o', async (channel, payload) => {
  await expect(bridge().ask(channel, payload)).rejects.toThrow('wrong shape');
});

test('faults cross as values, without stacks or paths', async () => {
  const { ask, reported } = bridge();
  expect(await ask('docsLoad', { key: 'a' })).toEqual({ ok: false, fault: 'locked', detail: null });
  expect(await ask('roomStart', { withSample: false })).toEqual({
    ok: false,
    fault: 'roomFailed',
    detail: 'Cổng đã có chương trình khác dùng.',
  });
  expect(await ask('vaultSetPassphrase', { passphrase: 'mật khẩu dài' })).toEqual({ ok: true, value: null });
  expect(await ask('filesRead', { content, source, begin: 0, end: 1 })).toEqual({
    ok: false,
    fault: 'offline',
    detail: null,
  });
  expect(reported).toEqual([]);
  expect(await ask('vaultSetPassphrase', { passphrase: 'mật khẩu khác' })).toEqual({
    ok: false,
    fault: 'internal',
    detail: null,
  });
  expect(reported).toHaveLength(1);
});
