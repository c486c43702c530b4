import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { formatPin } from '../../../shared/protocol/pin.ts';
import { expectOffline, expectOnline } from '../actions.ts';
import { openDesktop, pasteInto, type Desktop } from '../openDesktop.ts';
import { RoomServer } from '../roomServer.ts';

/** The real Electron and a real room over TLS: it speaks to no other key than the one it was told. */
test.describe.configure({ mode: 'serial' });

let room: RoomServer;
let other: RoomServer;
let userData: string;
let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  userData = await mkdtemp(join(tmpdir(), 'paperless-tls-'));
  room = await RoomServer.start('--host', '0.0.0.0', '--ca-port', '0');
  other = await RoomServer.start('--host', '0.0.0.0', '--ca-port', '0', '--no-sample');
  desktop = await openDesktop(userData);
  window = desktop.window;
});

test.afterAll(async () => {
  await desktop?.application.close();
  await room?.dispose();
  await other?.dispose();
  await rm(userData, { recursive: true, force: true });
});

function pinOf({ ready }: RoomServer): string {
  return ready.pin ?? '';
}

function secureUrl({ url }: RoomServer): string {
  return url.replace('http:', 'https:');
}

function code(): string {
  return room.ready.codes.delegates?.[2] ?? '';
}

async function enter(link: string): Promise<void> {
  await pasteInto(window, 'Mã đăng nhập', link);
  await window.getByRole('button', { name: 'Vào phòng họp' }).click();
}

test('a link with another key is refused, and nothing is sent', async () => {
  expect(pinOf(room)).not.toBe('');
  await enter(`${secureUrl(room)}/#/join?code=${code().replaceAll('-', '')}&pin=${pinOf(other)}`);
  await expect(window.getByRole('alert')).toContainText('khóa bảo mật không khớp');
});

test('a typed address asks the person to compare, and only then goes in', async () => {
  await window.getByLabel('Địa chỉ phòng họp').fill('');
  await window.getByLabel('Địa chỉ phòng họp').fill(secureUrl(room));
  await window.getByLabel('Mã đăng nhập').fill(code());
  await window.getByRole('button', { name: 'Vào phòng họp' }).click();
  await expect(window.getByTestId('room-key')).toHaveText(formatPin(pinOf(room)));
  await window.getByRole('button', { name: 'Giống nhau, vào phòng họp' }).click();
  await expectOnline(window);
  expect(await desktop.reaches(secureUrl(room))).toBe(true);
});

test('another room on the same computer is not trusted along with it', async () => {
  expect(await desktop.reaches(secureUrl(other))).toBe(false);
});

test('a changed key is refused in words', async () => {
  await room.kill();
  await expectOffline(window);
  await rm(join(room.dataFolder, 'tls'), { recursive: true });
  await room.restart();
  await expect.poll(() => desktop.said()).toContain('Khóa bảo mật của phòng họp đã thay đổi');
  await expectOffline(window);
  expect(await desktop.reaches(secureUrl(room))).toBe(false);
});
