import { expect, test, type Locator, type Page } from '@playwright/test';
import { takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { expectOffline, expectOnline } from '../actions.ts';
import { openChairDesk, openDesktop, openTablet, type Desktop } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, putToVote } from '../sitting.ts';

/**
 * Whose device signs: a delegate's second one waits for the consent of the first or for two people of the desk, and
 * a lost one is revoked in the middle of a vote without taking back what it cast.
 */
test.describe.configure({ mode: 'serial' });

let room: RoomServer;
let secretarySeat: Seat;
let desktop: Desktop;
let chair: Page;
let secretary: Page;
/** Second devices of two delegates. */
let consented: Page;
let vouched: Page;

test.beforeAll(async ({ browser }) => {
  room = await RoomServer.start();
  secretarySeat = await takeSeat(room.url, codeOf('secretary'));
  await beginSitting(secretarySeat);
  await putToVote(secretarySeat, 3600);
  chair = await openChairDesk(browser, room, codeOf('chair'), 'devices');
  secretary = await openChairDesk(browser, room, codeOf('secretary'), 'devices');
});

test.afterAll(async () => {
  secretarySeat?.room.close();
  for (const page of [chair, secretary, consented, vouched]) await page?.context().close();
  await desktop?.close();
  await room?.dispose();
});

test('a second device waits; the first one scans its code, and it votes', async ({ browser }) => {
  desktop = await openDesktop(room, delegateCode(0));
  await expect(choice(desktop.page, 'Tán thành')).toBeEnabled();
  consented = await openTablet(browser, room, delegateCode(0));
  await expect(consented.getByTestId('hindrance')).toContainText('Máy này đang chờ xác nhận');
  await expect(choice(consented, 'Tán thành')).toBeDisabled();

  await consented.getByTestId('hindrance').getByRole('button', { name: 'Máy của tôi' }).click();
  const code = consented.getByRole('img', { name: 'Mã QR của máy này' });
  await expect(code).toBeVisible();
  await scan(desktop.page, await code.screenshot());
  await expect(desktop.page.getByText('Máy kia đã ký phiếu được.')).toBeVisible();

  // What was shown for the first device goes away by itself, and the choices are free.
  await expect(code).toHaveCount(0);
  await cast(consented, 'Tán thành');
  await expect(consented.getByTestId('ballot-panel')).toContainText('1/61 đại biểu đã biểu quyết');
});

test('with the first device gone, two people of the desk vouch for the second', async ({ browser }) => {
  const first = await takeSeat(room.url, delegateCode(1));
  first.room.close();
  vouched = await openTablet(browser, room, delegateCode(1));
  const code = await deviceCode(vouched);
  await vouch(chair, code);
  await expect(deviceRow(secretary, code)).toContainText('1/2 người đã xác nhận');
  await expect(choice(vouched, 'Tán thành')).toBeDisabled();
  await vouch(secretary, code);
  await expect(deviceRow(secretary, code)).toHaveAttribute('data-standing', 'active');
  await cast(vouched, 'Tán thành');
  await expect(vouched.getByTestId('ballot-panel')).toContainText('2/61 đại biểu đã biểu quyết');
});

test('a lost device is revoked in mid-vote: its next ballot is refused in words, the earlier one counts', async () => {
  const lost = await deviceCode(consented);
  await consented.context().setOffline(true);
  await expectOffline(consented);
  await choice(consented, 'Không tán thành').click();
  const ballot = consented.getByTestId('own-ballot');
  await expect(ballot).toHaveAttribute('data-state', 'waiting');
  await revoke(chair, lost);

  await consented.context().setOffline(false);
  await expectOnline(consented);
  await expect(ballot).toContainText(
    'Phòng họp không nhận phiếu: Thiết bị này chưa được xác nhận hoặc đã bị thu hồi',
  );
  await expect(ballot.getByTestId('counts')).toHaveText(
    'Lựa chọn đã được ghi nhận trước đó vẫn được tính: Tán thành.',
  );
  await expect(consented.getByTestId('hindrance')).toContainText('Máy này đã bị thu hồi quyền ký');
  await expect(choice(consented, 'Không tán thành')).toBeDisabled();
});

test('one that is online when it is revoked cannot choose any more', async () => {
  await revoke(chair, await deviceCode(vouched));
  await expect(vouched.getByTestId('hindrance')).toContainText('Máy này đã bị thu hồi quyền ký');
  await expect(choice(vouched, 'Không tán thành')).toBeDisabled();
  await expect(vouched.getByTestId('own-ballot')).toHaveAttribute('data-state', 'cast');
});

test('both ballots cast before count in the result', async () => {
  await chair.getByText('Điều hành', { exact: true }).last().click();
  await chair.getByRole('button', { name: 'Kết thúc và công bố' }).click();
  for (const page of [consented, vouched, desktop.page]) {
    await expect(page.getByTestId('arithmetic')).toHaveText(
      '2/61 đại biểu tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu) – Không thông qua',
    );
  }
});

function codeOf(role: 'chair' | 'secretary'): string {
  return room.ready.codes[role] ?? '';
}

function delegateCode(index: number): string {
  return room.ready.codes.delegates?.[index] ?? '';
}

function choice(page: Page, name: string): Locator {
  return page.getByTestId('ballot-panel').getByRole('button', { name, exact: true });
}

async function cast(page: Page, name: string): Promise<void> {
  await choice(page, name).click();
  await expect(page.getByTestId('own-ballot')).toContainText('Đã ghi nhận – biên nhận số');
}

/** The number on the screen of a device, by which two people compare it. */
async function deviceCode(page: Page): Promise<string> {
  await openDevices(page);
  const text = await page.getByText('Mã máy này:').locator('strong').innerText();
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.getByRole('button', { name: 'Mở phiếu' }).click();
  return text;
}

async function openDevices(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Thu nhỏ phiếu biểu quyết' }).click();
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('menuitem', { name: 'Máy của tôi' }).click();
}

/** Hands a picture of a QR code to the other device, as its camera would. */
async function scan(page: Page, picture: Buffer): Promise<void> {
  await openDevices(page);
  const file = page.getByRole('dialog').locator('input[type=file]');
  await file.setInputFiles({ name: 'qr.png', mimeType: 'image/png', buffer: picture });
}

function deviceRow(desk: Page, code: string): Locator {
  return desk.getByTestId('device').filter({ hasText: code });
}

async function vouch(desk: Page, code: string): Promise<void> {
  await deviceRow(desk, code).getByRole('button', { name: 'Xác nhận' }).click();
}

async function revoke(desk: Page, code: string): Promise<void> {
  await deviceRow(desk, code).getByRole('button', { name: 'Thu hồi' }).click();
  await expect(deviceRow(desk, code)).toHaveAttribute('data-standing', 'revoked');
}
