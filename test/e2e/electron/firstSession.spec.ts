import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { formatPin } from '../../../shared/protocol/pin.ts';
import { openDesktop, pasteInto, type Desktop } from '../openDesktop.ts';
import { RoomServer } from '../roomServer.ts';

/** The secretary's Electron and rooms at other ports: the set-up code goes to the room that was meant. */
test.describe.configure({ mode: 'serial' });

let typed: RoomServer;
let linked: RoomServer;
let userData: string;
let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  userData = await mkdtemp(join(tmpdir(), 'paperless-first-'));
  const options = ['--host', '0.0.0.0', '--ca-port', '0', '--no-sample'];
  typed = await RoomServer.start(...options);
  linked = await RoomServer.start(...options);
  desktop = await openDesktop(userData);
  window = desktop.window;
});

test.afterAll(async () => {
  await desktop?.application.close();
  await typed?.dispose();
  await linked?.dispose();
  await rm(userData, { recursive: true, force: true });
});

function secureUrl({ url }: RoomServer): string {
  return url.replace('http:', 'https:');
}

function setupLink(room: RoomServer, pin = room.ready.pin): string {
  return `${secureUrl(room)}/#/new?pin=${pin}`;
}

async function needsSetup({ url }: RoomServer): Promise<boolean> {
  return ((await (await fetch(`${url}/api/room`)).json()) as { needsSetup: boolean }).needsSetup;
}

async function openJoinPage(): Promise<void> {
  await window.evaluate(() => (location.hash = '#/'));
  await expect(window.getByLabel('Mã đăng nhập')).toBeVisible();
  await window.getByLabel('Địa chỉ phòng họp').fill('');
}

async function fillAndCreate(room: RoomServer): Promise<void> {
  await expect(window.getByText(`Phòng họp: ${secureUrl(room)}`)).toBeVisible();
  await window.getByLabel('Mã thiết lập').fill(room.ready.codes.setup ?? '');
  await window.getByLabel('Tên cơ quan').fill('HĐND tỉnh Thanh Giang');
  await window.getByLabel('Nhiệm kỳ').fill('2026–2031');
  await window.getByLabel('Tổng số đại biểu').fill('61');
  await window.getByLabel('Tên kỳ họp').fill('Kỳ họp thứ ba');
  await window.getByLabel('Họ và tên thư ký').fill('Nguyễn Thị Thư');
  await window.getByRole('button', { name: 'Tạo kỳ họp', exact: true }).click();
}

test('a link with the key of another room offers nothing and sends nothing', async () => {
  await pasteInto(window, 'Địa chỉ phòng họp', setupLink(linked, typed.ready.pin));
  const address = `/new?room=${encodeURIComponent(secureUrl(linked))}&pin=${typed.ready.pin}`;
  await window.evaluate((hash) => (location.hash = hash), address);
  await fillAndCreate(linked);
  await expect(window.getByRole('alert')).toContainText('khóa bảo mật không khớp');
  expect(await needsSetup(linked)).toBe(true);
  expect(await desktop.reaches(secureUrl(linked))).toBe(false);
});

test('a typed address asks the person to compare before the set-up code is sent', async () => {
  await openJoinPage();
  await window.getByLabel('Địa chỉ phòng họp').fill(secureUrl(typed));
  await expect(window.getByText('Máy này chưa biết phòng họp này')).toBeVisible();
  await window.getByRole('link', { name: 'Tạo kỳ họp đầu tiên' }).click();
  await fillAndCreate(typed);
  await expect(window.getByTestId('room-key')).toHaveText(formatPin(typed.ready.pin ?? ''));
  expect(await needsSetup(typed)).toBe(true);
  await window.getByRole('button', { name: 'Khác nhau' }).click();
  await expect(window.getByTestId('room-key')).toBeHidden();
  expect(await needsSetup(typed)).toBe(true);
  await window.getByRole('button', { name: 'Tạo kỳ họp', exact: true }).click();
  await window.getByRole('button', { name: 'Giống nhau, tạo kỳ họp' }).click();
  await expect(window).toHaveURL(/\/desk$/);
  expect(await needsSetup(typed)).toBe(false);
});

test('the room’s own link asks nothing', async () => {
  await openJoinPage();
  await pasteInto(window, 'Địa chỉ phòng họp', setupLink(linked));
  await expect(window.getByText('Phòng họp này chưa có kỳ họp')).toBeVisible();
  await window.getByRole('link', { name: 'Tạo kỳ họp đầu tiên' }).click();
  await fillAndCreate(linked);
  await expect(window).toHaveURL(/\/desk$/);
  expect(await needsSetup(linked)).toBe(false);
});

test('the key of a room is no key for another port of its host', async () => {
  expect(await desktop.reaches(secureUrl(typed))).toBe(true);
  expect(await desktop.reaches(secureUrl(linked))).toBe(true);
  await typed.kill();
  const keys = (room: RoomServer) => join(room.dataFolder, 'tls');
  await rm(keys(typed), { recursive: true });
  await cp(keys(linked), keys(typed), { recursive: true });
  await typed.restart();
  expect(typed.ready.pin).toBe(linked.ready.pin);
  expect(await desktop.reaches(secureUrl(typed))).toBe(false);
  // Files are fetched by the main process.
  const fetched = (url: string) =>
    desktop.application.evaluate(
      ({ net }, address) =>
        net.fetch(address).then(
          () => true,
          () => false,
        ),
      `${url}/healthz`,
    );
  expect(await fetched(secureUrl(typed))).toBe(false);
  expect(await fetched(secureUrl(linked))).toBe(true);
  expect(await desktop.said()).toContain('Khóa bảo mật của phòng họp đã thay đổi');
  expect(await desktop.reaches(secureUrl(linked))).toBe(true);
});
