import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { until } from '../../../renderer/signal.ts';
import type { Mark } from '../../../shared/domain/slip.ts';
import type { PollView } from '../../../shared/protocol/projection.ts';
import { order, takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { goToAgenda, goToPage, joinByLink, openFile } from '../actions.ts';
import { openChairDesk } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, runDraft } from '../sitting.ts';

/**
 * Polls by slip: the chair prepares confidence slips on three officials; delegates mark them over what they read, one
 * changes his slip, one has no network for a while; the hall sees the totals once they are announced. Then an election
 * that ends in a tie, and its run-off in one touch. A stranger recounts all of it.
 *
 * The council has nine seats here, so that eight devices make majorities: five, and six for two thirds.
 */
test.describe.configure({ mode: 'serial' });

const SEATS = 9;
const LIGHT = 6;

let room: RoomServer;
let folder: string;
let secretarySeat: Seat;
let seats: Seat[];
let chair: Page;
let first: Page;
let second: Page;
let hall: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'paperless-slips-'));
  room = await RoomServer.start();
  const { codes } = room.ready;
  secretarySeat = await takeSeat(room.url, codes.secretary ?? '');
  const { projection } = secretarySeat.room;
  await until([projection], () => projection.get() !== null);
  const { council, details } = projection.get()!.session.about;
  await order(secretarySeat.room, {
    ...{ type: 'changeDetails', details },
    council: { ...council, seats: SEATS },
  });
  await beginSitting(secretarySeat);
  await runDraft(secretarySeat);
  const delegates = codes.delegates ?? [];
  seats = await Promise.all(delegates.slice(2, 2 + LIGHT).map((code) => takeSeat(room.url, code)));
  first = await open(browser, { width: 1180, height: 820 }, delegates[0]);
  second = await open(browser, { width: 820, height: 1180 }, delegates[1]);
  hall = await open(browser, { width: 1920, height: 1080 }, delegates[2 + LIGHT]);
  await hall.goto(`${room.url}/#${/#?(\/s\/[^/?#]+)/.exec(hall.url())?.[1]}/display`);
  chair = await openChairDesk(browser, room, codes.chair ?? '', 'polls');
});

test.afterAll(async () => {
  for (const seat of [secretarySeat, ...(seats ?? [])]) seat?.room.close();
  for (const page of [chair, first, second, hall]) await page?.context().close();
  await room?.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function open(
  browser: Browser,
  viewport: { width: number; height: number },
  code: string | undefined,
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  await joinByLink(page, room.url, code ?? '');
  return page;
}

test('the chair prepares slips on three officials, of the roster and by name, and opens the poll', async () => {
  await chair.getByRole('button', { name: 'Chuẩn bị bỏ phiếu' }).first().click();
  const editor = chair.getByTestId('poll-editor');
  await editor.getByRole('button', { name: 'Lưu' }).click();
  await expect(editor).toContainText('Chưa có ai. Thêm từ danh sách kỳ họp hoặc ghi tên.');

  const roster = editor.getByRole('combobox', { name: 'Thêm từ danh sách kỳ họp' });
  await roster.click();
  for (const nth of [0, 1]) {
    await chair
      .getByRole('option')
      .nth(nth === 0 ? 3 : 4)
      .click();
  }
  await editor.getByRole('button', { name: 'Thêm vào phiếu (2)' }).click();
  await editor.getByRole('button', { name: 'Thêm người ngoài danh sách kỳ họp' }).click();
  const third = editor.getByTestId('row-editor').nth(2);
  await third.getByLabel('Họ và tên').fill('Lường Văn Sơn');
  await third.getByLabel('Chức vụ').fill('Ủy viên Ủy ban nhân dân, Giám đốc Sở Tài chính');
  await editor.getByRole('button', { name: 'Lưu' }).click();
  await expect(editor).toBeHidden();

  const entry = chair.getByTestId('poll');
  await expect(entry).toContainText('3 người');
  // Nobody but the desk sees what is prepared.
  await expect(first.getByTestId('slip-panel')).toHaveCount(0);

  await openFile(first, /Báo cáo/);
  await goToPage(first, 2);
  await entry.getByRole('button', { name: 'Mở bỏ phiếu' }).click();
  await expect(chair.getByTestId('poll-desk')).toContainText('Đang bỏ phiếu số 1');
  await expect(hall.getByTestId('hall-slips')).toHaveText('0/61 đã gửi phiếu');
});

test('a delegate marks over what he reads, looks the slip over, sends it, and changes it before the close', async () => {
  const panel = first.getByTestId('slip-panel');
  await expect(panel.getByTestId('slip-count')).toHaveText('Đã đánh dấu 0/3 người');
  await expect(panel.getByRole('button', { name: 'Xem lại và gửi' })).toBeDisabled();
  // The keyboard comes to it from anywhere, and the arrows choose.
  await first.keyboard.press('Alt+b');
  await expect(panel).toBeFocused();
  await first.keyboard.press('Tab');
  await first.keyboard.press('Tab');
  await first.keyboard.press('ArrowRight');
  await expect(panel.getByRole('radio', { name: 'Tín nhiệm', exact: true }).first()).toBeChecked();
  await expect(panel.getByTestId('slip-count')).toHaveText('Đã đánh dấu 1/3 người');
  await mark(panel, ['high', 'medium', 'low']);
  await panel.getByRole('button', { name: 'Xem lại và gửi' }).click();
  await expect(panel.getByTestId('own-marks').getByText('Tín nhiệm thấp')).toBeVisible();
  await panel.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(panel.getByTestId('own-slip')).toContainText(/Đã ghi nhận lúc \d\d:\d\d – biên nhận số \d+/);

  await panel.getByRole('button', { name: 'Sửa phiếu đã gửi' }).click();
  await mark(panel, ['high', 'medium', 'medium']);
  await panel.getByRole('button', { name: 'Xem lại và gửi' }).click();
  await panel.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(panel.getByTestId('own-slip')).toHaveAttribute('data-state', 'cast');
  await expect(chair.getByTestId('poll-count')).toHaveText('1/61 đại biểu đã gửi phiếu');

  // Made small it stays one touch away, and the page under it has not moved.
  await panel.getByRole('button', { name: 'Thu nhỏ phiếu' }).click();
  await expect(first.getByTestId('slip-bar')).toContainText('Đã ghi nhận lúc');
  await expect(first.getByTestId('reader')).toHaveAttribute('data-page', '2');
  await first.getByRole('button', { name: 'Mở phiếu' }).click();
  await expect(panel).toBeVisible();
});

test('a slip marked without a network is kept, and goes out by itself', async () => {
  const panel = second.getByTestId('slip-panel');
  await mark(panel, ['high', 'high', 'medium']);
  await second.context().setOffline(true);
  await expect(second.getByTestId('connection-state')).toHaveAttribute('data-state', /offline|connecting/, {
    timeout: 60_000,
  });
  await panel.getByRole('button', { name: 'Xem lại và gửi' }).click();
  await panel.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(panel.getByTestId('own-slip')).toContainText('Đã ký và giữ trên máy này, chưa gửi được');
  await second.context().setOffline(false);
  await expect(panel.getByTestId('own-slip')).toHaveAttribute('data-state', 'cast', { timeout: 60_000 });
});

test('the hall sees totals once they are announced, and what the rules call for is offered', async () => {
  await Promise.all(seats.map((seat) => castAs(seat, ['high', 'high', 'low'])));
  await expect(chair.getByTestId('poll-count')).toHaveText('8/61 đại biểu đã gửi phiếu');
  await expect(chair.getByTestId('before-poll-closes').locator('[data-group=voted] strong')).toHaveText('8');
  await chair.getByTestId('poll-desk').getByRole('button', { name: 'Kết thúc', exact: true }).click();
  await expect(chair.getByTestId('poll-desk').getByTestId('poll-result')).toBeVisible();
  await expect(hall.getByText('Đã kết thúc bỏ phiếu – chờ công bố kết quả')).toBeVisible();
  await expect(hall.getByTestId('poll-result')).toHaveCount(0);
  await chair.getByRole('button', { name: 'Công bố kết quả' }).click();

  await expect(hall.getByText('Lấy phiếu tín nhiệm 3 người; 1 người phải bỏ phiếu tín nhiệm')).toBeVisible();
  await expect(hall.getByText(/Tín nhiệm thấp từ 6\/9 phiếu \(hai phần ba tổng số đại biểu\)/)).toBeVisible();
  const row = first.getByTestId('poll-row').filter({ hasText: 'Lường Văn Sơn' });
  await expect(row).toHaveAttribute('data-outcome', 'confidenceVoteFollows');
  // The slip that was changed counts once, as it was changed.
  for (const [kind, count] of [
    ['high', 0],
    ['medium', 2],
    ['low', 6],
  ] as const) {
    await expect(row.locator(`[data-mark=${kind}] strong`)).toHaveText(String(count));
  }
  await expect(chair.getByRole('button', { name: 'Bỏ phiếu tín nhiệm 1 người' })).toBeVisible();
});

test('an election ends in a tie for the last place', async () => {
  await first.getByTestId('slip-panel').getByRole('button', { name: 'Đóng' }).last().click();
  await chair.getByRole('button', { name: 'Chuẩn bị bỏ phiếu' }).first().click();
  const editor = chair.getByTestId('poll-editor');
  await editor.getByRole('combobox', { name: 'Việc cần bỏ phiếu' }).click();
  await chair.getByRole('option', { name: 'Bầu cử' }).click();
  await editor.getByLabel('Số người được bầu').fill('2');
  for (const [nth, name] of ['Bà An', 'Ông Bình', 'Bà Chi'].entries()) {
    await editor.getByRole('button', { name: 'Thêm người ngoài danh sách kỳ họp' }).click();
    await editor.getByTestId('row-editor').nth(nth).getByLabel('Họ và tên').fill(name);
  }
  await editor.getByRole('button', { name: 'Lưu' }).click();
  await chair.getByRole('button', { name: 'Mở bỏ phiếu' }).click();

  const panel = first.getByTestId('slip-panel');
  await choose(panel, ['Bà An', 'Ông Bình', 'Bà Chi']);
  await expect(panel.getByRole('alert')).toContainText('Đã chọn đủ 2 người');
  await expect(panel.getByTestId('slip-count')).toHaveText('Đã chọn 2/2');
  await send(panel);
  await choose(second.getByTestId('slip-panel'), ['Bà An', 'Bà Chi']);
  await send(second.getByTestId('slip-panel'));
  const pairs = [
    ['Bà An', 'Ông Bình'],
    ['Bà An', 'Bà Chi'],
    ['Ông Bình', 'Bà Chi'],
  ];
  await Promise.all(seats.map((seat, index) => electAs(seat, pairs[index % 3] ?? [])));
  await expect(chair.getByTestId('poll-count')).toHaveText('8/61 đại biểu đã gửi phiếu');
  await chair.getByTestId('poll-desk').getByRole('button', { name: 'Kết thúc và công bố' }).click();
  await expect(hall.getByText('Trúng cử 1/2 người; 2 người bằng phiếu tranh 1 chỗ còn lại')).toBeVisible();
  await expect(first.getByTestId('poll-row').filter({ hasText: 'Bà Chi' })).toHaveAttribute(
    'data-outcome',
    'tied',
  );
});

test('the run-off is prepared in one touch among the tied, and decides', async () => {
  await chair.getByRole('button', { name: 'Bầu lại 2 người bằng phiếu, lấy 1 người' }).click();
  await chair.getByRole('button', { name: 'Mở bỏ phiếu' }).click();
  await expect(hall.getByTestId('hall-slips')).toHaveText('0/61 đã gửi phiếu');
  await expect(hall.getByText(/bầu lại những người bằng phiếu ở bỏ phiếu số 2/)).toBeVisible();
  await expect(first.getByTestId('slip-panel').getByTestId('slip-row')).toHaveCount(2);
  await choose(first.getByTestId('slip-panel'), ['Ông Bình']);
  await send(first.getByTestId('slip-panel'));
  await choose(second.getByTestId('slip-panel'), ['Bà Chi']);
  await send(second.getByTestId('slip-panel'));
  await Promise.all(seats.map((seat) => electAs(seat, ['Ông Bình'])));
  await expect(chair.getByTestId('poll-count')).toHaveText('8/61 đại biểu đã gửi phiếu');
  await chair.getByTestId('poll-desk').getByRole('button', { name: 'Kết thúc và công bố' }).click();
  await expect(hall.getByText('Trúng cử 1/1 người')).toBeVisible();

  await first.getByTestId('slip-panel').getByRole('button', { name: 'Đóng' }).last().click();
  await goToAgenda(first);
  await first.getByRole('button', { name: /Trúng cử 1\/2 người/ }).click();
  await expect(first.getByRole('dialog').getByTestId('own-marks')).toContainText('Ông Bình');
});

test('the record verifies, with every poll recounted', () => {
  const file = join(folder, 'record.json');
  const exported = exportRecord(room, room.ready.session ?? '', file);
  expect(exported.status, exported.text).toBe(0);
  const verified = verifyRecord(file);
  expect(verified.status, verified.text).toBe(0);
  expect(verified.text).toContain(
    'Lường Văn Sơn: 0 tín nhiệm cao, 2 tín nhiệm, 6 tín nhiệm thấp; mức 5/9, 6/9: tiến hành bỏ phiếu tín nhiệm',
  );
  expect(verified.text).toContain('Bà An: 6 phiếu bầu; mức 5/9: trúng cử');
  expect(verified.text).toContain('Bà Chi: 5 phiếu bầu; mức 5/9: bằng phiếu, bầu lại');
  expect(verified.text).toContain('Ông Bình: 7 phiếu bầu; mức 5/9: trúng cử');
});

async function mark(panel: Locator, marks: readonly Mark[]): Promise<void> {
  for (const [nth, one] of marks.entries()) {
    await panel.getByTestId('slip-row').nth(nth).locator(`[data-mark=${one}]`).click();
  }
}

async function choose(panel: Locator, names: readonly string[]): Promise<void> {
  for (const name of names) await panel.getByTestId('slip-row').filter({ hasText: name }).click();
}

async function send(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Xem lại và gửi' }).click();
  await panel.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(panel.getByTestId('own-slip')).toHaveAttribute('data-state', 'cast');
}

/** One mark for each row. */
async function castAs(seat: Seat, marks: readonly Mark[]): Promise<void> {
  const poll = await openPollOf(seat);
  const marked = poll.sheet.rows.map(({ id }, index) => ({ rowId: id, mark: marks[index] ?? 'high' }));
  expect(await seat.room.slips.cast(poll.id, marked)).toMatchObject({ state: 'cast' });
}

async function electAs(seat: Seat, names: readonly string[]): Promise<void> {
  const poll = await openPollOf(seat);
  const rows = poll.sheet.rows.filter(({ name }) => names.includes(name));
  const marked = rows.map(({ id }) => ({ rowId: id, mark: 'elect' as const }));
  expect(await seat.room.slips.cast(poll.id, marked)).toMatchObject({ state: 'cast' });
}

async function openPollOf({ room: { projection, ballots } }: Seat): Promise<PollView> {
  const found = () => Object.values(projection.get()?.polls ?? {}).find(({ state }) => state === 'open');
  await until([projection, ballots.device], () => found() !== undefined && ballots.device.get() === 'active');
  return found()!;
}
