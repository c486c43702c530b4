import { expect, test, type Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { joinByLink } from '../actions.ts';
import { openTablet } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';

/** The council's own rules, the door, and a delegate less, on the real server with real browsers. */
test.describe.configure({ mode: 'serial' });

let room: RoomServer;
let desk: Page;
let tablet: Page;

test.beforeAll(async ({ browser }) => {
  room = await RoomServer.start();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  desk = await context.newPage();
  await joinByLink(desk, room.url, room.ready.codes.secretary ?? '');
  tablet = await openTablet(browser, room, room.ready.codes.delegates?.[0] ?? '');
});

test.afterAll(async () => {
  await desk?.context().close();
  await tablet?.context().close();
  await room?.dispose();
});

const packs = () => desk.getByTestId('rule-pack');

test('the secretary copies the rules, edits them, and keeps them as a file', async ({}, info) => {
  await desk.getByRole('link', { name: 'Bàn thư ký' }).click();
  await desk.getByRole('link', { name: 'Bộ quy tắc' }).click();
  await expect(packs()).toHaveCount(4);
  await packs().first().getByRole('button', { name: 'Sao chép' }).click();
  const editor = desk.getByRole('dialog');
  await editor.getByLabel('Tên bộ quy tắc').fill('Nội quy của Hội đồng');
  await editor.getByLabel('Nghị quyết – tử số').fill('3');
  await editor.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(editor.getByText('Tỷ lệ này không thể đạt được')).toBeVisible();
  await expect(editor.getByRole('alert')).toBeVisible();
  await editor.getByLabel('Nghị quyết – mẫu số').fill('5');
  await editor.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(packs()).toHaveCount(5);
  await expect(packs().first()).toContainText('quá 3/5 tổng số đại biểu');

  const saving = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Lưu “Nội quy của Hội đồng” thành tệp' }).click();
  const path = info.outputPath('quy-tac.json');
  await (await saving).saveAs(path);
  await packs().first().getByRole('button', { name: /^Xóa/ }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Xóa' }).click();
  await expect(packs()).toHaveCount(4);

  const picker = desk.locator('input[type=file]');
  const broken = info.outputPath('hong.json');
  await writeFile(broken, (await readFile(path, 'utf8')).replace('"numerator": 3', '"numerator": "ba"'));
  await picker.setInputFiles(broken);
  await expect(desk.getByRole('alert')).toContainText('majorities.resolution.share.numerator');
  await picker.setInputFiles(path);
  await desk.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(packs().first()).toContainText('Nội quy của Hội đồng');
});

test('the sitting is opened with them, and says so', async () => {
  await desk.getByRole('link', { name: 'Điều hành' }).click();
  await desk.getByRole('button', { name: 'Mở phiên họp' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Bộ quy tắc của phiên họp' }).click();
  await desk.getByRole('option', { name: /^Nội quy của Hội đồng/ }).click();
  await expect(dialog).toContainText('Nghị quyết · cần ít nhất 37/61, quá 3/5 tổng số đại biểu');
  await dialog.getByRole('button', { name: 'Mở phiên họp' }).click();
  await expect(desk.getByText(/quy tắc: Nội quy của Hội đồng/)).toBeVisible();
});

test('a delegate comes in by the code at the door, and a wrong one is refused', async ({ browser }) => {
  const door = await browser.newContext({ locale: 'vi-VN' });
  const screen = await door.newPage();
  await joinByLink(screen, room.url, room.ready.codes.chair ?? '');
  await screen.getByRole('link', { name: 'Điều hành' }).click();
  await screen
    .getByText(/^Điểm danh/)
    .first()
    .click();
  await screen.getByRole('link', { name: 'Màn hình mã ở cửa' }).click();
  const shown = async () => (await screen.getByTestId('door-code').innerText()).replace(/\s/g, '');
  await expect(screen.getByTestId('door-code')).toHaveText(/^\d{3} \d{3}$/);
  const wrong = String((Number(await shown()) + 1) % 1_000_000).padStart(6, '0');
  const field = tablet.getByLabel('Mã ở cửa');
  await field.fill(wrong);
  await tablet.getByRole('button', { name: 'Điểm danh' }).click();
  await expect(tablet.getByTestId('presence-card')).toContainText('Mã này không đúng hoặc đã đổi');
  await field.fill(await shown());
  await tablet.getByRole('button', { name: 'Điểm danh' }).click();
  await expect(tablet.getByTestId('presence-card')).toHaveCount(0);
  await expect(desk.getByTestId('quorum')).toContainText('1/61');
  await desk
    .getByText(/^Điểm danh/)
    .first()
    .click();
  await desk.getByRole('button', { name: 'Lịch sử điểm danh' }).click();
  await expect(desk.getByTestId('roll-history')).toContainText('Đến muộn · bằng mã ở cửa');
  await desk.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
  await door.close();
});

test('the picture at the door leads a signed-in device in by itself', async ({ browser }) => {
  const other = await openTablet(browser, room, room.ready.codes.delegates?.[1] ?? '');
  const session = (await desk.evaluate(() => window.location.hash)).split('/')[2] ?? '';
  const [sessionId = ''] = session.split('.');
  const sittingId = await sittingOf();
  const code = await doorCode(sessionId, sittingId);
  await other.goto(`${room.url}/#/door?session=${sessionId}&sitting=${sittingId}&code=${code}`);
  await expect(other.getByText('Đã ghi nhận đại biểu có mặt.')).toBeVisible();
  await expect(desk.getByTestId('quorum')).toContainText('2/61');
  await other.context().close();
});

test('a mandate that ends lowers the total, and the statistics are counted', async () => {
  await desk.getByRole('link', { name: 'Bàn thư ký' }).click();
  await desk.getByRole('link', { name: 'Tổng số đại biểu' }).click();
  await desk.getByRole('button', { name: 'Ghi nhận thôi làm đại biểu' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Đại biểu' }).click();
  await desk.getByRole('option').nth(30).click();
  await dialog.getByLabel('Theo văn bản').fill('Nghị quyết số 12/NQ-HĐND');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(desk.getByTestId('total')).toHaveText('60 đại biểu');
  await expect(desk.getByTestId('mandate-change')).toContainText('thôi làm nhiệm vụ đại biểu');
  await desk.getByRole('link', { name: 'Thông tin kỳ họp' }).click();
  await expect(desk.getByLabel('Tổng số đại biểu')).toBeDisabled();
  await desk.getByRole('link', { name: 'Thống kê' }).click();
  await expect(desk.getByTestId('statistics-row').filter({ hasText: '1/1' })).toHaveCount(2);
});

async function desktopToken(): Promise<string> {
  const answer = await fetch(`${room.url}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: room.ready.codes.secretary }),
  });
  return ((await answer.json()) as { token: string }).token;
}

async function doorCode(sessionId: string, sittingId: string): Promise<string> {
  const headers = { authorization: `Bearer ${await desktopToken()}` };
  const answer = await fetch(`${room.url}/api/sessions/${sessionId}/sittings/${sittingId}/door`, { headers });
  return ((await answer.json()) as { code: string }).code;
}

/** Of the sitting that is open, from the whole record. */
async function sittingOf(): Promise<string> {
  const [, , key = ''] = (await desk.evaluate(() => window.location.hash)).split('/');
  const headers = { authorization: `Bearer ${await desktopToken()}` };
  const answer = await fetch(`${room.url}/api/sessions/${key.split('.')[0]}/record`, { headers });
  const { events } = (await answer.json()) as { events: { type: string; payload: string }[] };
  const opened = events.findLast(({ type }) => type === 'sittingOpened');
  return (JSON.parse(opened?.payload ?? '{}') as { sittingId: string }).sittingId;
}
