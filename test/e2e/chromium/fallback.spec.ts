import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { until } from '../../../renderer/signal.ts';
import type { VoteId } from '../../../shared/domain/ids.ts';
import { takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { joinByLink } from '../actions.ts';
import { openChairDesk } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, putToVote } from '../sitting.ts';

/**
 * The network fails in mid-vote: the chair goes on on paper, one of the two who count is mistaken, the difference is
 * settled; the chair's device dies, and the secretary closes and announces. The right numbers, void ballots that show
 * as void, and a record that a stranger recounts.
 */
test.describe.configure({ mode: 'serial' });

const BALLOTS = 12;

let room: RoomServer;
let folder: string;
let secretarySeat: Seat;
let seats: Seat[];
let voteId: VoteId;
let chair: Page;
let secretary: Page;
let tablet: Page;
let hall: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'paperless-fallback-'));
  room = await RoomServer.start();
  const { codes } = room.ready;
  secretarySeat = await takeSeat(room.url, codes.secretary ?? '');
  const delegates = codes.delegates ?? [];
  seats = await Promise.all(delegates.slice(1, BALLOTS).map((code) => takeSeat(room.url, code)));
  await beginSitting(secretarySeat);
  chair = await openChairDesk(browser, room, codes.chair ?? '', 'run');
  secretary = await openChairDesk(browser, room, codes.secretary ?? '', 'run');
  tablet = await open(browser, { width: 1180, height: 820 }, delegates[0]);
  hall = await open(browser, { width: 1920, height: 1080 }, delegates[BALLOTS]);
  await hall.goto(`${room.url}/#${/#?(\/s\/[^/?#]+)/.exec(hall.url())?.[1]}/display`);
});

test.afterAll(async () => {
  for (const seat of [secretarySeat, ...(seats ?? [])]) seat?.room.close();
  for (const page of [chair, secretary, tablet, hall]) await page?.context().close();
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

test('an electronic vote is under way when the chair has to go on on paper', async () => {
  voteId = await putToVote(secretarySeat, 300);
  await tablet.getByTestId('ballot-panel').getByRole('button', { name: 'Tán thành', exact: true }).click();
  await expect(tablet.getByTestId('own-ballot')).toContainText('Đã ghi nhận – biên nhận số');
  await Promise.all(seats.map(castFor));
  await expect(chair.getByTestId('turnout')).toContainText(`${BALLOTS}/61`);

  await chair.getByRole('button', { name: 'Giơ tay, phiếu giấy' }).click();
  const dialog = chair.getByRole('dialog');
  await expect(dialog).toContainText(`${BALLOTS} phiếu điện tử đã nhận sẽ không có giá trị`);
  await dialog.getByText('Phiếu giấy', { exact: true }).click();
  const name = await nameOf(tablet);
  await dialog.getByLabel('Người kiểm đếm thứ hai').fill(name);
  await chair.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  await dialog.getByRole('button', { name: 'Chuyển sang phiếu giấy' }).click();
});

test('everybody is told: on paper now, and the electronic ballot is void', async () => {
  await expect(hall.getByText('Biểu quyết bằng phiếu giấy')).toBeVisible();
  await expect(hall.getByText('Thay cho biểu quyết số 1: các phiếu điện tử không có giá trị')).toBeVisible();
  await expect(tablet.getByTestId('by-hand')).toContainText('không bấm trên máy');
  await expect(tablet.getByTestId('void-ballot')).toContainText(
    'Phiếu điện tử “Tán thành” ở biểu quyết số 1 được lưu lại nhưng không có giá trị',
  );
  await expect(tablet.getByRole('button', { name: 'Tán thành', exact: true })).toHaveCount(0);
  await expect(chair.getByTestId('count-desk')).toContainText(`${BALLOTS} phiếu điện tử không có giá trị`);
});

test('neither counter sees the other’s numbers; then the difference shows, and nothing can be closed', async () => {
  const close = chair.getByRole('button', { name: 'Kết thúc và công bố' });
  await expect(close).toBeDisabled();
  await enter(secretary.getByTestId('count-form'), [32, 5, 2]);
  await expect(chair.getByTestId('count-desk')).toHaveAttribute('data-state', 'one');
  await expect(tablet.getByTestId('count-form')).toContainText('Người kiểm đếm kia đã nhập');
  for (const page of [chair, tablet]) {
    await expect(page.getByTestId('count-table')).toHaveCount(0);
    await expect(page.getByText('32', { exact: true })).toHaveCount(0);
  }

  await enter(tablet.getByTestId('count-form'), [33, 5, 2]);
  for (const page of [chair, tablet, secretary]) {
    const differing = page.getByTestId('count-table').first().locator('tr[data-differs]');
    await expect(differing).toHaveCount(1);
    await expect(differing).toContainText('Tán thành');
    await expect(differing).toContainText('32');
    await expect(differing).toContainText('33');
  }
  await expect(chair.getByTestId('count-desk')).toHaveAttribute('data-state', 'differ');
  await expect(close).toBeDisabled();
});

test('the chair’s device dies; the counters settle, and the secretary closes and announces', async () => {
  await chair.context().close();
  await enter(tablet.getByTestId('count-form'), [32, 5, 2]);
  await expect(secretary.getByTestId('count-desk')).toHaveAttribute('data-state', 'agreed');
  await secretary.getByRole('button', { name: 'Kết thúc và công bố' }).click();

  const arithmetic = '32/61 đại biểu tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu) – Thông qua';
  await expect(hall.getByText(arithmetic)).toBeVisible();
  await expect(hall.getByText('Biểu quyết số 2 · Phiếu giấy')).toBeVisible();
  await expect(tablet.getByTestId('arithmetic')).toHaveText(arithmetic);
  await expect(tablet.getByTestId('vote-links')).toContainText(
    `Thay cho biểu quyết số 1 (${BALLOTS} phiếu điện tử không có giá trị). Lý do: Sự cố thiết bị hoặc mạng`,
  );
});

test('the record verifies, with the ballots kept and void', () => {
  const file = join(folder, 'record.json');
  const exported = exportRecord(room, room.ready.session ?? '', file);
  expect(exported.status, exported.text).toBe(0);
  const verified = verifyRecord(file);
  expect(verified.status, verified.text).toBe(0);
  expect(verified.text).toContain(`${BALLOTS} phiếu được giữ lại và không có giá trị`);
  expect(verified.text).toContain('32/61 tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu): thông qua');
  expect(verified.text).toContain(`tiếp nối lượt / follows: ${voteId}`);
});

async function enter(form: Locator, [yes, against, abstain]: readonly [number, number, number]) {
  await form.getByLabel('Tán thành', { exact: true }).fill(String(yes));
  await form.getByLabel('Không tán thành').fill(String(against));
  await form.getByLabel('Không biểu quyết').fill(String(abstain));
  await form.getByRole('button', { name: 'Ghi nhận số đã đếm' }).click();
}

/** From the button of the person's own menu. */
async function nameOf(page: Page): Promise<string> {
  const label = await page.getByRole('button', { name: /^Tài khoản/ }).getAttribute('aria-label');
  return (label ?? '').replace(/^Tài khoản( của)? /, '');
}

async function castFor({ room: { projection, ballots } }: Seat): Promise<void> {
  const isOpen = () => projection.get()?.votes[voteId]?.state === 'open';
  await until([projection, ballots.device], () => isOpen() && ballots.device.get() === 'active');
  await ballots.cast(voteId, 'for');
}
