import { X509Certificate } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { roomAnswer } from '../../../shared/protocol/http.ts';
import { expectOnline, joinByCode } from '../actions.ts';
import { RoomServer } from '../roomServer.ts';
import { Tablet, type Launching } from '../tablet.ts';

/** A tablet's browser and a real room at this machine's own network address, over TLS under the room's authority. */
test.skip(process.platform !== 'linux', 'Chromium trusts by way of NSS on Linux only');

let room: RoomServer;
/** Addresses as other devices use them. */
let secure: string;
let plain: string;
let certificate: Buffer;
let launching: Launching;
let tablet: Tablet | null = null;

test.beforeAll(async ({ launchOptions }) => {
  launching = launchOptions as Launching;
});

test.beforeEach(async () => {
  room = await RoomServer.start('--host', '0.0.0.0');
  const answer = await (await fetch(`${room.url}/api/room`)).json();
  const reach = roomAnswer.parse(answer).secure;
  test.skip(reach?.addresses[0] === undefined, 'this machine has no network address');
  secure = reach?.addresses[0] ?? '';
  plain = `http://${new URL(secure).hostname}:${reach?.authority?.port}`;
  certificate = Buffer.from(await (await fetch(`${plain}/ca.crt`)).arrayBuffer());
  expect(new X509Certificate(certificate).fingerprint256).toBe(reach?.authority?.fingerprint);
});

test.afterEach(async () => {
  await tablet?.close();
  tablet = null;
  await room?.dispose();
});

function code(): string {
  return room.ready.codes.delegates?.[3] ?? '';
}

async function expectSigningKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('menuitem', { name: 'Máy của tôi' }).click();
  await expect(page.getByText('Máy này được ký phiếu biểu quyết')).toBeVisible();
}

test('one that trusts the room goes in by itself, signs ballots, and opens again without the room', async () => {
  tablet = await Tablet.open(launching, certificate);
  const { page } = tablet;
  await page.goto(`${plain}/`);
  await expect(page).toHaveURL(new RegExp(`^${secure}/`));
  await expect(page.getByLabel('Mã đăng nhập')).toBeVisible();
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  await expect(page.getByText('chưa tin cậy chứng chỉ')).toBeHidden();
  await joinByCode(page, secure, code());
  await expectSigningKey(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await room.kill();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Chương trình kỳ họp', exact: true })).toBeVisible();
});

test('one that does not is told how to, and on its own wish works online and says what is off', async () => {
  tablet = await Tablet.open(launching, null);
  const { page } = tablet;
  await page.goto(`${plain}/`);
  await expect(page.getByRole('status')).toContainText('Máy này chưa tin cậy chứng chỉ của phòng họp');
  await expect(page.locator('[data-fingerprint]')).toHaveText(
    new X509Certificate(certificate).fingerprint256.replaceAll(':', ' '),
  );
  await expect(page.getByRole('link', { name: 'Tải chứng chỉ' })).toHaveAttribute('href', `${plain}/ca.crt`);

  await expect(page.goto(`${secure}/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
  // Chromium's own way past its warning, as “Advanced” and “Proceed” are.
  await page.locator('body').pressSequentially('thisisunsafe');
  await expect(page.getByText('Trình duyệt này chưa mở được ứng dụng khi mất kết nối')).toBeVisible();
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0);
  await joinByCode(page, secure, code());
  await expectOnline(page);
});
