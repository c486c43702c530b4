import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { roomAnswer } from '../../../shared/protocol/http.ts';
import { formatFingerprint, formatPin } from '../../../shared/protocol/pin.ts';
import { openDesktop, type Desktop } from '../openDesktop.ts';

let userData: string;
let desktop: Desktop | null = null;

test.beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'paperless-hosting-'));
});

test.afterEach(async () => {
  await desktop?.application.close();
  await rm(userData, { recursive: true, force: true });
});

test('the computer that hosts a room shows what people at other devices compare', async () => {
  desktop = await openDesktop(userData);
  const { window } = desktop;
  await window.getByRole('link', { name: 'Tổ chức phòng họp trên máy này' }).click();
  await window.getByRole('button', { name: 'Mở phòng họp', exact: true }).click();
  const own = await window.getByText(/^Trên máy này: 127\.0\.0\.1:\d+$/).textContent();
  const answer = await (await fetch(`http://${own?.replace('Trên máy này: ', '')}/api/room`)).json();
  const reach = roomAnswer.parse(answer).secure;
  const [address] = reach?.addresses ?? [];
  test.skip(address === undefined, 'this machine has no network address');
  await expect(window.getByTestId('room-key')).toHaveText(formatPin(reach?.pin ?? ''));
  await expect(window.getByTestId('setup-link')).toHaveText(`${address}/#/new?pin=${reach?.pin}`);

  const page = `http://${new URL(address ?? '').hostname}:${reach?.authority?.port}`;
  await expect(window.getByText(page, { exact: true })).toBeVisible();
  await expect(window.getByRole('img', { name: `Mã QR của trang cài chứng chỉ ${page}` })).toBeVisible();
  const offered = new X509Certificate(Buffer.from(await (await fetch(`${page}/ca.crt`)).arrayBuffer()));
  const fingerprint = formatFingerprint(offered.fingerprint256);
  await expect(window.getByTestId('authority-fingerprint')).toHaveText(fingerprint);
  expect(await (await fetch(page)).text()).toContain(fingerprint);

  await window.getByRole('button', { name: 'Sao chép liên kết' }).click();
  await expect(window.getByRole('button', { name: 'Đã sao chép' })).toBeVisible();
  const copied = await desktop.application.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe(`${address}/#/new?pin=${reach?.pin}`);
});
