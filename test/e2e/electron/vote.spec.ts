import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { until } from '../../../renderer/signal.ts';
import type { Choice } from '../../../shared/domain/rulePack.ts';
import type { VoteId } from '../../../shared/domain/ids.ts';
import { order, takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { goToPage, joinByLink, openFile } from '../actions.ts';
import { openDesktop, type Desktop } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';

/**
 * One named vote that nobody can dispute: the chair opens it on a draft, sixty delegates cast it (two tablets in
 * Chromium and one desktop in Electron among them, the others by the application's own room client), the server is
 * killed after the 30th ballot, the hall sees the result with its arithmetic, and a stranger recounts it.
 */
test.describe.configure({ mode: 'serial' });

const BALLOTS_BEFORE_THE_KILL = 30;

let room: RoomServer;
let folder: string;
let desktop: Desktop;
let window: Page;
let chair: Page;
let tablets: Page[];
let hall: Page;
let seats: Seat[];
let voteId: VoteId;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'paperless-vote-'));
  room = await RoomServer.start();
  const codes = room.ready.codes.delegates ?? [];
  chair = await open(browser, { width: 1366, height: 768 }, room.ready.codes.chair);
  tablets = [
    await open(browser, { width: 1180, height: 820 }, codes[0]),
    await open(browser, { width: 820, height: 1180 }, codes[1]),
  ];
  desktop = await openDesktop(room, codes[2] ?? '');
  window = desktop.page;
  seats = await Promise.all(codes.slice(3).map((code) => takeSeat(room.url, code)));
  hall = await open(browser, { width: 1920, height: 1080 }, room.ready.codes.secretary);
});

test.afterAll(async () => {
  for (const seat of seats ?? []) seat.room.close();
  for (const page of [chair, hall, ...(tablets ?? [])]) await page?.context().close();
  await desktop?.close();
  await room?.dispose();
  await rm(folder, { recursive: true, force: true });
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

/** The page of the session, from the address of any of its pages. */
function sessionPath(page: Page): string {
  return /#?(\/s\/[^/?#]+)/.exec(page.url())?.[1] ?? '';
}

test('the chair opens the sitting, and everybody who says so is confirmed as present', async () => {
  await hall.goto(`${room.url}/#${sessionPath(hall)}/display`);
  await chair.getByRole('link', { name: 'Điều hành' }).click();
  await chair.getByRole('button', { name: 'Mở phiên họp' }).click();
  await chair.getByRole('dialog').getByRole('button', { name: 'Mở phiên họp' }).click();
  await expect(chair.getByRole('button', { name: 'Kết thúc phiên họp' })).toBeVisible();

  for (const page of [...tablets, window]) await page.getByRole('button', { name: 'Tôi có mặt' }).click();
  await Promise.all(
    seats.map(async ({ room: seat }) => {
      await until([seat.projection], () => openSitting(seat) !== undefined);
      await order(seat, { type: 'declarePresence', sittingId: openSitting(seat)!.id });
    }),
  );
  await chair
    .getByText(/^Điểm danh/)
    .first()
    .click();
  await chair.getByRole('button', { name: /^Xác nhận tất cả/ }).click();
  await expect(chair.getByTestId('quorum')).toHaveAttribute('data-met');
});

test('the chair puts a draft to the vote; it comes over the reading without losing the place', async () => {
  const [tablet] = tablets;
  await openFile(tablet!, /Phụ lục: Bảng giá đất tại/);
  await goToPage(tablet!, 120);

  await chair.getByRole('link', { name: 'Chương trình', exact: true }).click();
  await chair.getByRole('button', { name: /^Trạng thái của “Tình hình kinh tế - xã hội/ }).click();
  await chair.getByRole('menuitem', { name: 'Bắt đầu' }).click();
  await chair.getByRole('link', { name: 'Điều hành' }).click();
  await chair
    .getByRole('button', { name: /^Đưa ra biểu quyết/ })
    .first()
    .click();
  await chair.getByRole('button', { name: 'Đưa vào danh sách biểu quyết' }).click();
  await chair.getByTestId('motion').first().getByRole('button', { name: 'Biểu quyết', exact: true }).click();

  for (const page of [...tablets, window]) await expect(page.getByTestId('ballot-panel')).toBeVisible();
  await expect(tablet!.getByTestId('reader')).toHaveAttribute('data-page', '120');
  await expect(hall.getByText(/^Biểu quyết số 1/)).toBeVisible();
  const votes = seats[0]!.room.projection;
  await until([votes], () => Object.keys(votes.get()?.votes ?? {}).length > 0);
  voteId = Object.keys(votes.get()!.votes)[0] as VoteId;
});

test('ballots are cast; the server is killed after the 30th; none that was acknowledged is lost', async () => {
  // The two tablets and the desktop, by touch; "cast" only shows with the receipt.
  for (const page of [...tablets, window]) {
    await page.getByTestId('ballot-panel').getByRole('button', { name: 'Tán thành', exact: true }).click();
    await expect(page.getByTestId('ballot-panel')).toContainText('Đã ghi nhận – biên nhận số');
  }
  const early = seats.slice(0, BALLOTS_BEFORE_THE_KILL - 3);
  await Promise.all(early.map((seat) => cast(seat, 'for')));
  await expect(chair.getByTestId('turnout')).toContainText(`${BALLOTS_BEFORE_THE_KILL}/`);
  await room.kill();

  // With the room gone a ballot is signed and kept; it is not called cast.
  const late = seats.slice(BALLOTS_BEFORE_THE_KILL - 3);
  const waiting = late.map((seat, index) => cast(seat, index % 3 === 0 ? 'against' : 'abstain'));
  const kept = late[0]!.room.ballots.own;
  await until([kept], () => kept.get().get(voteId)?.state === 'kept');
  await room.restart();
  await Promise.all(waiting);
  await expect(chair.getByTestId('turnout')).toContainText(`${seats.length + 3}/`);
});

test('the chair closes and announces; the hall sees the result with the arithmetic of the rule', async () => {
  await chair.getByRole('button', { name: 'Kết thúc và công bố' }).click();
  const result = hall.getByText(/30\/\d+ .*tán thành.*cần ít nhất 31/i).first();
  await expect(result).toBeVisible();
  await expect(hall.getByText('Không thông qua').first()).toBeVisible();
  for (const page of [...tablets, window])
    await expect(page.getByTestId('ballot-panel')).toContainText(/cần ít nhất 31/);
});

test('a stranger recounts it from the exported file', async () => {
  const file = join(folder, 'record.json');
  const session = room.ready.session ?? '';
  const exported = exportRecord(room, session, file);
  expect(exported.status, exported.text).toBe(0);
  const verified = verifyRecord(file);
  expect(verified.status, verified.text).toBe(0);
  expect(verified.text).toContain(
    '30/61 tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu): không thông qua',
  );

  // One choice changed with its hash left alone, as a careless forger would.
  const forged = (await readFile(file, 'utf8')).replace(
    '\\"choice\\":\\"against\\"',
    '\\"choice\\":\\"for\\"',
  );
  await writeFile(file, forged);
  expect(verifyRecord(file).status).toBe(1);
});

function openSitting({ projection }: Seat['room']) {
  const records = Object.values(projection.get()?.sittingRecords ?? {});
  return records.find(({ openedAt, closedAt }) => openedAt !== null && closedAt === null);
}

/** Resolves when this device has checked the receipt. */
async function cast({ room: seat }: Seat, choice: Choice): Promise<void> {
  await seat.ballots.cast(voteId, choice);
  const { own } = seat.ballots;
  await until([own], () => own.get().get(voteId)?.state === 'cast');
}
