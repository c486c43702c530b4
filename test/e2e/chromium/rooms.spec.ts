import { expect, test, type Browser, type Page } from '@playwright/test';
import { goToAgenda, goToPage, joinByLink, openFile, readerReady } from '../actions.ts';
import { RoomServer } from '../roomServer.ts';

/**
 * What goes on between the desk and the seats while a sitting runs, on the real server: announcements over the
 * reading, a call for the clerk, and two tablets that follow the chair through a file.
 */
test.describe.configure({ mode: 'serial' });

const LONG_FILE = /Phụ lục: Bảng giá đất tại/;

let room: RoomServer;
let chair: Page;
let secretary: Page;
let tablets: [Page, Page];
let names: string[];

test.beforeAll(async ({ browser }) => {
  room = await RoomServer.start();
  // The first ones preside; these sit in the hall.
  const [second, first] = (room.ready.codes.delegates ?? []).slice(-2);
  chair = await open(browser, { width: 1366, height: 768 }, room.ready.codes.chair);
  secretary = await open(browser, { width: 1366, height: 768 }, room.ready.codes.secretary);
  tablets = [
    await open(browser, { width: 1180, height: 820 }, first),
    await open(browser, { width: 820, height: 1180 }, second),
  ];
  names = await Promise.all(tablets.map(nameOf));
});

test.afterAll(async () => {
  for (const page of [chair, secretary, ...(tablets ?? [])]) await page?.context().close();
  await room?.dispose();
});

async function open(
  browser: Browser,
  viewport: { width: number; height: number },
  code: string | undefined,
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', hasTouch: viewport.width < 1366 });
  const page = await context.newPage();
  await joinByLink(page, room.url, code ?? '');
  return page;
}

async function nameOf(page: Page): Promise<string> {
  const label = await page.getByRole('button', { name: /^Tài khoản của/ }).getAttribute('aria-label');
  return (label ?? '').replace('Tài khoản của ', '');
}

const reader = (page: Page) => page.getByTestId('reader');
const strip = (page: Page) => page.getByTestId('presenting-strip');

test('an announcement stands over the reading, which stays where it was, and is kept in the list', async () => {
  const [tablet, other] = tablets;
  await openFile(tablet, LONG_FILE);
  await goToPage(tablet, 12);
  await secretary.getByRole('link', { name: 'Điều hành' }).click();
  await secretary.getByText('Thông báo', { exact: true }).click();
  await secretary.getByLabel('Nội dung thông báo').fill('Kỳ họp nghỉ giải lao 15 phút.');
  await secretary.getByRole('button', { name: 'Gửi thông báo' }).click();

  for (const page of tablets)
    await expect(page.getByTestId('notice-card')).toContainText('nghỉ giải lao 15 phút');
  await expect(reader(tablet)).toHaveAttribute('data-page', '12');
  await tablet.getByRole('button', { name: 'Đã xem', exact: true }).click();
  await expect(tablet.getByTestId('notice-card')).toHaveCount(0);
  await expect(reader(tablet)).toHaveAttribute('data-page', '12');
  await tablet.reload();
  await readerReady(tablet);
  await expect(tablet.getByTestId('notice-card')).toHaveCount(0);
  await tablet.getByRole('button', { name: 'Thông báo', exact: true }).click();
  await expect(tablet.getByTestId('notice-list')).toContainText('Gửi cả phòng họp');
  await tablet.keyboard.press('Escape');
  await other.getByRole('button', { name: 'Đã xem', exact: true }).click();
});

test('what goes to one reaches that one alone, leads to its item, and can be withdrawn', async () => {
  const [tablet, other] = tablets;
  await secretary.getByText('Một người', { exact: true }).click();
  await secretary.getByRole('combobox', { name: 'Người nhận' }).click();
  await secretary.getByRole('option', { name: names[1] ?? '' }).click();
  await secretary.getByLabel('Nội dung thông báo').fill('Xin mời chuẩn bị phát biểu.');
  await secretary.getByRole('combobox', { name: /^Dẫn tới/ }).click();
  await secretary.getByRole('option').nth(1).click();
  await secretary.getByRole('button', { name: 'Gửi thông báo' }).click();
  const card = other.getByTestId('notice-card');
  await expect(card).toContainText('Gửi riêng đại biểu');
  await expect(tablet.getByTestId('notice-card')).toHaveCount(0);
  await card.getByRole('button').first().click();
  await readerReady(other);
  await goToAgenda(other);
  await secretary.getByTestId('sent-notices').getByRole('button', { name: 'Thu hồi' }).first().click();
  await expect(secretary.getByTestId('sent-notices')).toContainText('Đã thu hồi');
  await other.getByRole('button', { name: 'Thông báo', exact: true }).click();
  await expect(other.getByTestId('notice-list')).not.toContainText('chuẩn bị phát biểu');
  await other.keyboard.press('Escape');
});

test('a delegate calls the clerk, who comes, and both see it', async () => {
  const [tablet] = tablets;
  await tablet.getByRole('button', { name: 'Gọi thư ký' }).click();
  await tablet.getByTestId('call-clerk').getByRole('button', { name: 'Nước uống' }).click();
  await expect(tablet.getByTestId('call-clerk')).toContainText('Đang chờ thư ký nhận');
  const calls = secretary.getByTestId('clerk-calls');
  await expect(calls).toContainText(names[0] ?? '');
  await expect(calls).toContainText('Nước uống');
  await expect(secretary.getByRole('button', { name: '1 lời gọi thư ký đang chờ' })).toBeVisible();
  await calls.getByRole('button', { name: 'Tôi nhận' }).click();
  await expect(tablet.getByTestId('call-clerk')).toContainText('đang đến (Nước uống)');
  await calls.getByRole('button', { name: 'Đã xong' }).click();
  await expect(tablet.getByTestId('call-clerk')).toContainText('đã xong');
  await expect(secretary.getByText('Không ai đang gọi thư ký.').first()).toBeVisible();
  await tablet.keyboard.press('Escape');
});

test('a tablet follows the chair through the file; another one that comes late is there at once', async () => {
  const [tablet, late] = tablets;
  await goToAgenda(tablet);
  await goToAgenda(chair);
  await openFile(chair, LONG_FILE);
  await chair.getByRole('button', { name: 'Trình bày tài liệu này' }).click();
  await expect(strip(chair)).toContainText('Đang trình bày');
  await strip(tablet).getByRole('button', { name: 'Theo người trình bày' }).click();
  await readerReady(tablet);
  await expect(strip(tablet)).toContainText('Đang theo:');
  await goToPage(chair, 5);
  await expect(reader(tablet)).toHaveAttribute('data-page', '5');
  await goToPage(chair, 9);
  await expect(reader(tablet)).toHaveAttribute('data-page', '9');
  await strip(late).getByRole('button', { name: 'Theo người trình bày' }).click();
  await readerReady(late);
  await expect(reader(late)).toHaveAttribute('data-page', '9');
});

test('the pointer stands on the same point of the page at another zoom', async () => {
  const [tablet] = tablets;
  await tablet.getByRole('button', { name: 'Phóng to' }).click();
  await expect(strip(tablet)).toContainText('Đang theo:');
  await chair.getByRole('button', { name: 'Bút chỉ' }).click();
  const box = await reader(chair).boundingBox();
  if (box === null) throw new Error('no reader');
  await chair.mouse.move(box.x + box.width / 2, box.y + box.height / 3);
  await chair.mouse.move(box.x + box.width / 2 + 5, box.y + box.height / 3);
  const share = async (page: Page) =>
    page.getByTestId('laser-dot').evaluate(({ style, parentElement }) => ({
      page: parentElement?.dataset['pageNumber'],
      left: style.left,
      top: style.top,
    }));
  await expect(tablet.getByTestId('laser-dot')).toBeVisible();
  await expect.poll(() => share(tablet)).toEqual(await share(chair));
  await chair.mouse.move(5, 5);
  await expect(tablet.getByTestId('laser-dot')).toHaveCount(0);
});

test('scrolling by hand leaves, one touch rejoins', async () => {
  const [tablet, late] = tablets;
  const area = await reader(tablet).boundingBox();
  if (area === null) throw new Error('no reader');
  await tablet.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  await tablet.mouse.wheel(0, 3000);
  await expect(strip(tablet).getByRole('button', { name: 'Theo người trình bày' })).toBeVisible();
  await goToPage(chair, 20);
  await expect(reader(late)).toHaveAttribute('data-page', '20');
  await expect(reader(tablet)).not.toHaveAttribute('data-page', '20');
  await strip(tablet).getByRole('button', { name: 'Theo người trình bày' }).click();
  await expect(reader(tablet)).toHaveAttribute('data-page', '20');
});

test('those who follow come back to it after the server was killed', async () => {
  await room.kill();
  for (const page of tablets)
    await expect(page.getByTestId('connection-state')).not.toHaveAttribute('data-state', 'online');
  await room.restart();
  for (const page of [chair, ...tablets])
    await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'online');
  await goToPage(chair, 31);
  for (const page of tablets) await expect(reader(page)).toHaveAttribute('data-page', '31');
});

test('a rapporteur presents with the chair’s consent, and those who follow go over to that file', async () => {
  const [tablet, rapporteur] = tablets;
  await strip(rapporteur).getByRole('button', { name: 'Thôi theo' }).click();
  await goToAgenda(rapporteur);
  await openFile(rapporteur, /^Dự thảo Nghị quyết/);
  await rapporteur.getByRole('button', { name: 'Xin trình bày tài liệu này' }).click();
  await expect(rapporteur.getByTestId('presenting-asked')).toContainText('Đang chờ chủ tọa đồng ý');
  const request = chair.getByTestId('presenting-request');
  await expect(request).toContainText(names[1] ?? '');
  await request.getByRole('button', { name: 'Đồng ý' }).click();
  await expect(strip(rapporteur)).toContainText('Đang trình bày');
  await expect(strip(tablet)).toContainText(`Đang theo: ${names[1]}`);
  await expect.poll(() => fileOf(tablet)).toBe(fileOf(rapporteur));
  await strip(rapporteur).getByRole('button', { name: 'Ngừng trình bày' }).click();
  for (const page of [chair, ...tablets]) await expect(strip(page)).toHaveCount(0);
});

/** The file that the address names. */
function fileOf(page: Page): string {
  return /\/read\/([^/?#]+)/.exec(page.url())?.[1] ?? '';
}
