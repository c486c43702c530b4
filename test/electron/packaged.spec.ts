import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Bridge } from '../../shared/bridge/contract.ts';
import { pasteInto } from '../e2e/openDesktop.ts';
import { RoomServer } from '../e2e/roomServer.ts';
import { packageFolder, PackagedApplication } from './packagedApplication.ts';

const PASSPHRASE = 'một câu dài dễ nhớ';

let executable = '';

test.beforeAll(async () => {
  test.setTimeout(300_000);
  executable = await packageFolder();
});

test('the packaged application reads a file, and again after a restart with the room gone', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'paperless-packaged-'));
  const room = await RoomServer.start();
  const first = await PackagedApplication.start(executable, userData, ['--room', room.url]);
  let second: PackagedApplication | null = null;
  try {
    await openVault(first.page);
    await first.page
      .getByRole('textbox', { name: 'Mã đăng nhập' })
      .fill(room.ready.codes.delegates?.[0] ?? '');
    await first.page.getByRole('button', { name: 'Vào phòng họp' }).click();
    await readFirstFile(first.page);
    const key = await deviceKey(first.page);
    expect(key).toMatchObject({ algorithm: 'Ed25519', privateKeyLeaves: false });
    expect(await first.close()).toBe(0);

    await room.kill();
    second = await PackagedApplication.start(executable, userData, []);
    await openVault(second.page);
    await second.page.getByRole('link', { name: /^Mở / }).click();
    await readFirstFile(second.page);
    expect(await deviceKey(second.page)).toEqual(key);
  } finally {
    await first.close();
    await second?.close();
    await room.dispose();
    await rm(userData, { recursive: true, force: true });
  }
});

test('the packaged application goes into a room over TLS by a link with its key, and into no other', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'paperless-packaged-'));
  const room = await RoomServer.start('--host', '0.0.0.0', '--ca-port', '0');
  const application = await PackagedApplication.start(executable, userData, []);
  try {
    const { page } = application;
    await openVault(page);
    const secure = room.url.replace('http:', 'https:');
    const code = (room.ready.codes.delegates?.[1] ?? '').replaceAll('-', '');
    const enter = async (pin: string) => {
      await pasteInto(page, 'Mã đăng nhập', `${secure}/#/join?code=${code}&pin=${pin}`);
      await page.getByRole('button', { name: 'Vào phòng họp' }).click();
    };
    await enter(`sha256-${'A'.repeat(43)}`);
    await expect(page.getByRole('alert')).toContainText('khóa bảo mật không khớp');
    const health = () => page.evaluate((url) => fetch(url).then(Boolean, () => false), `${secure}/healthz`);
    expect(await health()).toBe(false);

    await enter(room.ready.pin ?? '');
    await readFirstFile(page);
    expect(await health()).toBe(true);
    expect(await deviceKey(page)).toMatchObject({ algorithm: 'Ed25519', privateKeyLeaves: false });
  } finally {
    await application.close();
    await room.dispose();
    await rm(userData, { recursive: true, force: true });
  }
});

test('the packaged application hosts a room with the sample, and nothing else can be run in it', async () => {
  const userData = await mkdtemp(join(tmpdir(), 'paperless-packaged-'));
  const application = await PackagedApplication.start(executable, userData, []);
  try {
    const answer = await application.page.evaluate(() =>
      (window as unknown as { paperless: Bridge }).paperless.calls.roomStart({ withSample: true }),
    );
    if (!answer.ok) throw new Error(`${answer.fault}: ${answer.detail ?? ''}`);
    const response = await fetch(`${answer.value.url}/api/room`);
    expect(await response.json()).toMatchObject({ product: 'paperless-meeting-room', needsSetup: false });
  } finally {
    expect(await application.close()).toBe(0);
    await rm(userData, { recursive: true, force: true });
  }
  const fuses = await getCurrentFuseWire(executable);
  for (const off of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]) {
    expect(fuses[off]).toBe(FuseState.DISABLE);
  }
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
  expect(existsSync(join(dirname(executable), 'resources', 'default_app.asar'))).toBe(false);
});

/** Without a system key store (a bare test machine) the application asks for a passphrase first. */
async function openVault(page: Page): Promise<void> {
  const state = await page.evaluate(() =>
    (window as unknown as { paperless: Bridge }).paperless.calls.vaultState(undefined),
  );
  if (!state.ok || state.value === 'open') return;
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSPHRASE);
  if (state.value === 'unset') await page.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  await page.getByRole('button', { name: state.value === 'unset' ? 'Đặt mật khẩu' : 'Mở' }).click();
}

async function readFirstFile(page: Page): Promise<void> {
  const file = page.getByRole('link', { name: /KB/ }).first();
  await file.click();
  await expect(page.getByRole('document').locator('canvas').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.textLayer').first()).toContainText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
}

/** The signing key that the page keeps (renderer/host/deviceKey.ts). */
async function deviceKey(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const opened = indexedDB.open('paperless-device');
    await new Promise((resolve) => (opened.onsuccess = resolve));
    const got = opened.result.transaction('keys').objectStore('keys').get('device');
    await new Promise((resolve) => (got.onsuccess = resolve));
    opened.result.close();
    const { publicKey, privateKey } = got.result as CryptoKeyPair;
    return {
      algorithm: privateKey.algorithm.name,
      privateKeyLeaves: privateKey.extractable,
      publicKey: [...new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))].join(' '),
    };
  });
}
