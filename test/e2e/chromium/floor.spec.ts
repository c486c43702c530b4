import { expect, test, type Page } from '@playwright/test';
import { takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { expectOnline, joinByLink } from '../actions.ts';
import { openChairDesk, openTablet } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, runDraft } from '../sitting.ts';

let room: RoomServer;
let secretary: Seat;
const pages: Page[] = [];

test.beforeEach(async () => {
  room = await RoomServer.start();
  secretary = await takeSeat(room.url, room.ready.codes.secretary ?? '');
  await beginSitting(secretary);
  await runDraft(secretary);
});

test.afterEach(async () => {
  secretary.room.close();
  for (const page of pages.splice(0)) await page.context().close();
  await room.dispose();
});

/** Seconds that a clock shows, "+0:05" as −5. */
async function secondsOn(page: Page, clock: string): Promise<number> {
  const text = (await page.getByTestId(clock).textContent()) ?? '';
  const [minutes = '0', seconds = '0'] = text.replace('+', '').split(':');
  return (text.startsWith('+') ? -1 : 1) * (Number(minutes) * 60 + Number(seconds));
}

function used(): number {
  const [speech] = Object.values(secretary.room.projection.get()!.speeches);
  return speech!.usedMs;
}

test('a delegate asks on a tablet, is given the floor, and the clock survives the server', async ({
  browser,
}) => {
  test.slow();
  const { codes } = room.ready;
  const tablet = await openTablet(browser, room, codes.delegates?.[4] ?? '');
  const chair = await openChairDesk(browser, room, codes.chair ?? '', 'run');
  const hall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  pages.push(tablet, chair, hall);
  await joinByLink(hall, room.url, codes.delegates?.[5] ?? '');
  await hall.goto(`${hall.url()}/display`);

  // Two touches from the page that is being looked at.
  await tablet.getByRole('button', { name: 'Đăng ký phát biểu' }).tap();
  await tablet.getByRole('button', { name: /^Thảo luận/ }).tap();
  await expect(tablet.getByTestId('own-request')).toContainText('Thảo luận: thứ 1 trong danh sách');

  const row = chair.getByTestId('queue-row');
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: /^Mời .* phát biểu/ }).click();
  await expect(tablet.getByTestId('own-speech')).toBeVisible();
  await expect(hall.locator('[data-scene]')).toHaveAttribute('data-scene', 'speech');
  const name = (await chair.getByTestId('speech-desk').locator('p').first().textContent()) ?? '';
  await expect(hall.getByRole('heading', { name })).toBeVisible();
  // All clocks run by the server's: they show the same, but for the moment between two looks.
  const clocks = await Promise.all([secondsOn(hall, 'hall-clock'), secondsOn(tablet, 'speech-clock')]);
  expect(Math.abs(clocks[0] - clocks[1])).toBeLessThanOrEqual(1);
  expect(clocks[0]).toBeLessThanOrEqual(420);

  const before = await secondsOn(chair, 'speech-clock');
  await chair.getByRole('button', { name: 'Thêm 1 phút' }).click();
  await expect.poll(() => secondsOn(hall, 'hall-clock')).toBeGreaterThan(before + 30);

  await chair.getByRole('button', { name: 'Tạm dừng' }).click();
  await expect(hall.locator('[data-stage="paused"]')).toContainText('Tạm dừng');
  await expect.poll(used).toBeGreaterThan(0);
  const paused = { used: used(), shown: await secondsOn(hall, 'hall-clock') };
  await room.kill();
  await expect(hall.getByTestId('display-lost')).toBeVisible({ timeout: 30_000 });
  await expect(hall.getByRole('heading', { name })).toBeVisible();
  await room.restart();
  for (const page of [chair, tablet]) await expectOnline(page);
  await expect(hall.getByTestId('display-lost')).toBeHidden({ timeout: 30_000 });
  expect(await secondsOn(hall, 'hall-clock')).toBe(paused.shown);

  await chair.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(hall.locator('[data-stage="running"]')).toBeVisible();
  await chair.getByRole('button', { name: 'Kết thúc', exact: true }).last().click();
  await expect(hall.locator('[data-scene]')).toHaveAttribute('data-scene', 'item');
  await expect(tablet.getByTestId('own-speech')).toBeHidden();

  // The time of the pause and of the dead server was not counted, and the sum is what the record says.
  await expect
    .poll(() => Object.values(secretary.room.projection.get()!.speeches)[0]?.clock.kind)
    .toBe('ended');
  const total = used();
  expect(total).toBeGreaterThanOrEqual(paused.used);
  expect(total - paused.used).toBeLessThan(10_000);
  await chair.getByRole('button', { name: 'Thời gian', exact: true }).click();
  const seconds = Math.round(total / 1000);
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  await expect(chair.getByTestId('time-row').filter({ hasText: name })).toContainText(shown);
});

test('the chair orders the queue, and a delegate withdraws', async ({ browser }) => {
  const { codes } = room.ready;
  const chair = await openChairDesk(browser, room, codes.chair ?? '', 'run');
  const first = await openTablet(browser, room, codes.delegates?.[1] ?? '');
  const second = await openTablet(browser, room, codes.delegates?.[2] ?? '');
  pages.push(chair, first, second);
  for (const page of [first, second]) {
    await page.getByRole('button', { name: 'Đăng ký phát biểu' }).tap();
    await page.getByRole('button', { name: /^Thảo luận/ }).tap();
    await expect(page.getByTestId('own-request')).toBeVisible();
  }
  const rows = chair.getByTestId('queue-row');
  await expect(rows).toHaveCount(2);
  await rows
    .nth(1)
    .getByRole('button', { name: /lên đầu$/ })
    .click();
  await expect(second.getByTestId('own-request')).toContainText('thứ 1');
  await expect(first.getByTestId('own-request')).toContainText('thứ 2');

  await second.getByTestId('own-request').getByRole('button', { name: 'Rút' }).tap();
  await second.getByRole('dialog').getByRole('button', { name: 'Rút đăng ký' }).tap();
  await expect(second.getByTestId('own-request')).toBeHidden();
  await expect(rows).toHaveCount(1);

  // Somebody whom the roster does not know is called with one dialog.
  await chair.getByRole('button', { name: 'Mời người khác' }).click();
  const dialog = chair.getByRole('dialog');
  await dialog.getByText('Người khác', { exact: true }).click();
  await dialog.getByLabel('Họ và tên').fill('Bà Trần Thị Hạnh');
  await dialog.getByLabel('Chức vụ').fill('Giám đốc Sở Tài chính');
  await dialog.getByRole('button', { name: 'Mời phát biểu' }).click();
  await expect(first.getByTestId('floor-bar')).toContainText('Bà Trần Thị Hạnh');
  await expect(chair.getByTestId('speech-desk')).toContainText('Giám đốc Sở Tài chính');
});
