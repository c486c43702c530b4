import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { until } from '../../../renderer/signal.ts';
import type { VoteId } from '../../../shared/domain/ids.ts';
import type { Choice } from '../../../shared/domain/rulePack.ts';
import { order, takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { joinByLink } from '../actions.ts';
import { openChairDesk, openTablet } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, runDraft } from '../sitting.ts';

/**
 * A draft is voted on part by part: two amendments together, a clause that is closed too early and voted on again, two
 * more of which one is cancelled and withdrawn, and the whole text by show of hands. Desk, delegate and hall see it,
 * and a stranger recounts it.
 */
test.describe.configure({ mode: 'serial' });

let room: RoomServer;
let folder: string;
let secretary: Seat;
let seats: Seat[];
let chair: Page;
let tablet: Page;
let hall: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'paperless-parts-'));
  room = await RoomServer.start();
  const { codes } = room.ready;
  const [first = '', ...others] = codes.delegates ?? [];
  secretary = await takeSeat(room.url, codes.secretary ?? '');
  seats = await Promise.all(others.slice(0, 4).map((code) => takeSeat(room.url, code)));
  await beginSitting(secretary);
  await runDraft(secretary);
  chair = await openChairDesk(browser, room, codes.chair ?? '', 'run');
  tablet = await openTablet(browser, room, first);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN' });
  hall = await context.newPage();
  await joinByLink(hall, room.url, others[4] ?? '');
  await hall.goto(`${room.url}/#${/#?(\/s\/[^/?#]+)/.exec(hall.url())?.[1]}/display`);
});

test.afterAll(async () => {
  for (const seat of [secretary, ...(seats ?? [])]) seat?.room.close();
  for (const page of [chair, tablet, hall]) await page?.context().close();
  await room?.dispose();
  await rm(folder, { recursive: true, force: true });
});

const motion = (name: string) =>
  chair.getByTestId('motion').filter({ has: chair.getByText(name, { exact: true }) });

test('the chair puts the parts on the list in one go, in the order in which they are voted on', async () => {
  await chair.getByRole('button', { name: /^Biểu quyết từng phần/ }).click();
  const dialog = chair.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: /^Các điều, khoản/ })
    .fill('Điều 5; khoản 2 Điều 7; sửa đổi khoản 1 Điều 3\nĐiều 9\nbổ sung Điều 6a');
  await expect(dialog.getByTestId('parts-preview').locator('li')).toHaveText([
    ...[/Sửa đổi khoản 1 Điều 3/, /Bổ sung Điều 6a/],
    ...[/Điều 5/, /Khoản 2 Điều 7/, /Điều 9/, /Toàn văn/],
  ]);
  await dialog.getByRole('button', { name: 'Đưa 6 phần vào danh sách' }).click();
  const text = chair.getByTestId('text-in-parts');
  await expect(text).toContainText('0/6 phần đã có kết quả');
  await expect(motion('Toàn văn dự thảo')).toContainText(
    'Chờ kết quả của: Sửa đổi khoản 1 Điều 3; Bổ sung Điều 6a; Điều 5; 2 phần khác',
  );
  await expect(motion('Khoản 2 Điều 7').getByRole('button', { name: 'Biểu quyết' })).toHaveCount(0);
});

test('two amendments are open at once: one touch for both, one of them changed, each recorded by itself', async () => {
  await chair.getByRole('button', { name: 'Mở cùng lúc 2 sửa đổi' }).click();
  const ballots = tablet.getByTestId('batch-ballot');
  await expect(ballots).toHaveText([/Sửa đổi khoản 1 Điều 3/, /Bổ sung Điều 6a/]);
  await expect(hall.getByTestId('hall-batch').locator('li')).toHaveCount(2);
  await tablet.getByTestId('for-all').click();
  await expect(tablet.getByTestId('batch-panel')).toContainText('Đã ghi nhận 2/2 phiếu');
  await ballots.nth(1).getByRole('button', { name: 'Không tán thành' }).click();
  await expect(ballots.nth(1)).toContainText('Đã ghi nhận: Không tán thành');
  await castBySeats('for');
  const votes = chair.getByTestId('batch-vote');
  await expect(votes.getByTestId('turnout')).toHaveText([/^5\/61/, /^5\/61/]);
  await expect(hall.getByTestId('hall-batch')).toContainText('5/61');
  await expect(votes.nth(0).getByTestId('before-summary')).toContainText('Đã biểu quyết: 5');
  await chair.getByRole('button', { name: 'Kết thúc tất cả, ghi lý do' }).click();
  const dialog = chair.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Đã nhắc và chờ đủ thời gian' }).click();
  await dialog.getByRole('button', { name: 'Kết thúc và công bố' }).click();
  await expect(hall.getByTestId('hall-verdict')).toHaveText(['Không thông qua', 'Không thông qua']);
  await expect(tablet.getByTestId('arithmetic')).toHaveText([/^5\/61/, /^4\/61/]);
  await tablet.getByRole('button', { name: 'Đóng' }).last().click();
});

test('a clause that was closed too early is voted on again, and everybody sees which result stands', async () => {
  await chair.getByRole('button', { name: 'Mở biểu quyết phần tiếp theo: Điều 5' }).click();
  await expect(tablet.getByTestId('ballot-panel')).toContainText('Điều 5');
  await chair.getByTestId('vote-desk').getByRole('button', { name: 'Kết thúc và công bố' }).click();
  await expect(tablet.getByTestId('arithmetic')).toHaveText(/^0\/61/);
  await motion('Điều 5').getByRole('button', { name: 'Biểu quyết lại' }).click();
  const dialog = chair.getByRole('dialog');
  const open = dialog.getByRole('button', { name: 'Mở biểu quyết lại' });
  await expect(dialog).toContainText('Kết quả đang có (biểu quyết số 3)');
  await expect(open).toBeDisabled();
  await dialog.getByLabel('Vì sao kết quả trước không đúng?').fill('Kết thúc nhầm khi chưa ai bấm');
  await open.click();
  const panel = tablet.getByTestId('ballot-panel');
  await expect(panel).toContainText(
    'Biểu quyết lại thay cho kết quả số 3. Lý do: Kết thúc nhầm khi chưa ai bấm',
  );
  await panel.getByRole('button', { name: 'Tán thành', exact: true }).click();
  await expect(tablet.getByTestId('own-ballot')).toContainText('Đã ghi nhận');
  await castBySeats('for');
  await expect(chair.getByTestId('turnout')).toContainText('5/61');
  await chair.getByTestId('vote-desk').getByRole('button', { name: 'Kết thúc và công bố' }).click();
  await expect(hall.getByText('Biểu quyết số 4 · biểu quyết lại số 3')).toBeVisible();
  await expect(hall.getByTestId('replaced').locator('s')).toHaveText(/^0\/61/);
  await expect(motion('Điều 5').getByTestId('result-history').locator('li')).toHaveText([
    /Số 3:.*0\/61.*đã thay bằng số 4/,
    /Số 4:.*5\/61/,
  ]);
  await tablet.getByRole('button', { name: 'Đóng' }).last().click();
});

test('of two clauses opened together one is cancelled and withdrawn, and the chain goes on', async () => {
  await chair.getByRole('button', { name: 'Mở cùng lúc 2 điều, khoản' }).click();
  await tablet.getByTestId('for-all').click();
  await expect(tablet.getByTestId('batch-panel')).toContainText('Đã ghi nhận 2/2 phiếu');
  const second = chair.getByTestId('batch-vote').filter({ hasText: 'Điều 9' });
  await second.getByRole('button', { name: /^Việc khác/ }).click();
  await chair.getByRole('menuitem', { name: 'Hủy biểu quyết' }).click();
  await chair.getByRole('dialog').getByRole('button', { name: 'Hủy biểu quyết' }).click();
  await expect(tablet.getByTestId('batch-ballot').nth(1)).toContainText('hủy');
  await chair.getByRole('button', { name: 'Kết thúc tất cả (1) và công bố' }).click();
  await expect(motion('Điều 9')).toHaveAttribute('data-state', 'cancelled');
  await expect(motion('Toàn văn dự thảo')).toContainText('Chờ kết quả của: Điều 9');
  await motion('Điều 9')
    .getByRole('button', { name: /^Việc khác/ })
    .click();
  await chair.getByRole('menuitem', { name: /^Rút/ }).click();
  await chair.getByRole('dialog').getByLabel('Lý do').fill('Cơ quan trình đề nghị rút');
  await chair.getByRole('dialog').getByRole('button', { name: 'Rút', exact: true }).click();
  await expect(motion('Điều 9')).toContainText('Lý do: Cơ quan trình đề nghị rút');
  await tablet.getByRole('button', { name: 'Đóng' }).last().click();
});

test('the whole text is voted on by show of hands from the beginning', async () => {
  await expect(
    chair.getByRole('button', { name: 'Mở biểu quyết phần cuối: Toàn văn dự thảo' }),
  ).toBeEnabled();
  await motion('Toàn văn dự thảo')
    .getByRole('button', { name: /^Việc khác/ })
    .click();
  await chair.getByRole('menuitem', { name: /^Chọn hình thức/ }).click();
  const dialog = chair.getByRole('dialog');
  await dialog.getByText('Giơ tay', { exact: true }).click();
  const name = await nameOf(tablet);
  await dialog.getByLabel('Người kiểm đếm thứ hai').fill(name);
  await chair.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  await dialog.getByRole('button', { name: 'Mở biểu quyết giơ tay' }).click();
  await expect(hall.getByText('Biểu quyết bằng giơ tay')).toBeVisible();
  const [voteId] = openVotesOf(secretary);
  if (voteId === undefined) throw new Error('no vote is open');
  await order(secretary.room, { type: 'enterCount', voteId, count: { for: 40, against: 5, abstain: 2 } });
  const form = tablet.getByTestId('count-form');
  await form.getByLabel('Tán thành', { exact: true }).fill('40');
  await form.getByLabel('Không tán thành').fill('5');
  await form.getByLabel('Không biểu quyết').fill('2');
  await form.getByRole('button', { name: 'Ghi nhận số đã đếm' }).click();
  await expect(chair.getByTestId('count-desk')).toHaveAttribute('data-state', 'agreed');
  await chair.getByRole('button', { name: 'Kết thúc và công bố' }).click();
  await expect(hall.getByText(/^40\/61 đại biểu tán thành.*Thông qua$/)).toBeVisible();
  await tablet.getByRole('button', { name: 'Đóng' }).last().click();
  await expect(chair.getByTestId('text-in-parts')).toContainText('5/5 phần đã có kết quả');
});

test('the agenda keeps all results, those replaced and what was withdrawn; a reload shows no old ballot', async () => {
  await tablet.reload();
  await expect(tablet.getByRole('heading', { name: 'Chương trình kỳ họp', exact: true })).toBeVisible();
  const results = tablet.getByRole('list', { name: 'Kết quả biểu quyết' });
  await expect(results.getByRole('button', { name: /Đã được biểu quyết lại/ })).toContainText('0/61');
  await expect(results).toContainText('Lý do: Cơ quan trình đề nghị rút');
  await expect(tablet.getByTestId('ballot-panel').or(tablet.getByTestId('batch-panel'))).toHaveCount(0);
});

test('the record verifies, with the parts, the link of the correction and the withdrawal', () => {
  const file = join(folder, 'record.json');
  const exported = exportRecord(room, room.ready.session ?? '', file);
  expect(exported.status, exported.text).toBe(0);
  const verified = verifyRecord(file);
  expect(verified.status, verified.text).toBe(0);
  for (const words of [
    'phần / part: Sửa đổi khoản 1 Điều 3',
    'tiếp nối lượt / follows:',
    'đã rút, không biểu quyết: Điều 9 (Cơ quan trình đề nghị rút)',
    '40/61 tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu): thông qua',
  ])
    expect(verified.text).toContain(words);
});

function openVotesOf({ room: { projection } }: Seat): VoteId[] {
  const votes = Object.values(projection.get()?.votes ?? {});
  return votes.filter(({ state }) => state === 'open').map(({ id }) => id);
}

/** The others vote the same way in everything that is open. */
async function castBySeats(choice: Choice): Promise<void> {
  await Promise.all(
    seats.map(async (seat) => {
      const { projection, ballots } = seat.room;
      const isReady = () => openVotesOf(seat).length > 0 && ballots.device.get() === 'active';
      await until([projection, ballots.device], isReady);
      await Promise.all(openVotesOf(seat).map((voteId) => ballots.cast(voteId, choice)));
    }),
  );
}

/** From the button of the person's own menu. */
async function nameOf(page: Page): Promise<string> {
  const label = await page.getByRole('button', { name: /^Tài khoản/ }).getAttribute('aria-label');
  return (label ?? '').replace(/^Tài khoản( của)? /, '');
}
