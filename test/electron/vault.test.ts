import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NO_KEY_STORE, openTestCache, someSession, stubKeyStore, temporaryFolder } from './cacheFixture.ts';

const KEY = 's/m/room/s';
const WORDS = Buffer.from('kín: ý kiến riêng của đại biểu');

test('with a system key store the vault is open at once, and again after a restart', async () => {
  const folder = temporaryFolder();
  const first = openTestCache(folder);
  expect(first.vault.state()).toBe('open');
  await first.documents.append(KEY, WORDS, true);
  first.close();
  const second = openTestCache(folder);
  const loaded = await second.documents.load(KEY);
  expect(loaded?.updates.map((update) => Buffer.from(update))).toEqual([WORDS]);
});

test('without one it asks for a passphrase, stays locked after a restart and tells a wrong one', async () => {
  const folder = temporaryFolder();
  const first = openTestCache(folder, NO_KEY_STORE);
  expect(first.vault.state()).toBe('unset');
  await expect(async () => first.documents.append(KEY, WORDS, true)).rejects.toMatchObject({
    fault: 'locked',
  });
  await first.vault.setPassphrase('mật khẩu của tôi');
  expect(first.vault.state()).toBe('open');
  await expect(first.vault.setPassphrase('một cái khác')).rejects.toThrow();
  await first.documents.append(KEY, WORDS, true);
  first.close();

  const second = openTestCache(folder, NO_KEY_STORE);
  expect(second.vault.state()).toBe('locked');
  await expect(async () => second.documents.load(KEY)).rejects.toMatchObject({ fault: 'locked' });
  expect(await second.vault.unlock('mật khẩu của ai')).toBe(false);
  expect(second.vault.state()).toBe('locked');
  // The same letters, composed differently by another keyboard.
  expect(await second.vault.unlock('mật khẩu của tôi'.normalize('NFD'))).toBe(true);
  expect((await second.documents.load(KEY))?.updates).toHaveLength(1);
});

test('a passphrase stays in use when a system key store appears later', async () => {
  const folder = temporaryFolder();
  const first = openTestCache(folder, NO_KEY_STORE);
  await first.vault.setPassphrase('mật khẩu của tôi');
  first.close();
  expect(openTestCache(folder, stubKeyStore()).vault.state()).toBe('locked');
});

test('what the system sealed is never replaced when the key store is gone or another one', () => {
  const folder = temporaryFolder();
  openTestCache(folder).close();
  expect(() => openTestCache(folder, NO_KEY_STORE)).toThrow('keyStoreUnavailable');
  expect(() => openTestCache(folder, stubKeyStore(0x11))).toThrow('keyStoreUnavailable');
  expect(openTestCache(folder).vault.state()).toBe('open');
});

test('nothing secret stands in the files of the device', async () => {
  const folder = temporaryFolder();
  const cache = openTestCache(folder);
  const session = someSession('http://10.0.0.1:8181');
  await cache.identity.remember(session);
  await cache.documents.append(KEY, WORDS, true);
  cache.close();
  expect(existsSync(join(folder, 'device.db'))).toBe(true);
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    for (const secret of [session.token, session.member.name, session.title, WORDS.toString()]) {
      expect(bytes.includes(Buffer.from(secret))).toBe(false);
    }
  }
});
