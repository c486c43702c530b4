import { expect, test, type Locator, type Page } from '@playwright/test';
import { takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { expectOffline, expectOnline } from '../actions.ts';
import { openChairDesk, openDesktop, openTablet, type Desktop } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, putToVote } from '../sitting.ts';

/**
 * A ballot with no network is signed and kept, and not called recorded. Back in time it counts, with a receipt; back
 * after the close it does not, with a receipt that says so.
 */
test.describe.configure({ mode: 'serial' });

let room: RoomServer;
let secretary: Seat;
let desktop: Desktop;
let chair: Page;
let inTime: Page;
let tooLate: Page;

test.beforeAll(async ({ browser }) => {
  room = await RoomServer.start();
  const { codes } = room.ready;
  secretary = await takeSeat(room.url, codes.secretary ?? '');
  await beginSitting(secretary);
  await putToVote(secretary, 3600);
  inTime = await openTablet(browser, room, codes.delegates?.[0] ?? '');
  tooLate = await openTablet(browser, room, codes.delegates?.[1] ?? '');
  desktop = await openDesktop(room, codes.delegates?.[2] ?? '');
  chair = await openChairDesk(browser, room, codes.chair ?? '', 'run');
});

test.afterAll(async () => {
  secretary?.room.close();
  for (const page of [chair, inTime, tooLate]) await page?.context().close();
  await desktop?.close();
  await room?.dispose();
});

test('without the network a ballot is kept on the device, also over a restart of the page', async () => {
  for (const page of [inTime, tooLate]) {
    await page.context().setOffline(true);
    await expectOffline(page);
    await choose(page, 'Tán thành');
    await expectKept(page);
  }
  await expect(chair.getByTestId('turnout')).toContainText('0/61');
  await tooLate.reload();
  await expectKept(tooLate);
});

test('back while the vote is open, it is recorded with a receipt', async () => {
  await inTime.context().setOffline(false);
  await expectOnline(inTime);
  await expect(ownBallot(inTime)).toContainText(/Đã ghi nhận – biên nhận số \d+/);
  await expect(chair.getByTestId('turnout')).toContainText('1/61');
});

test('with the server gone the desktop keeps its ballot, and gives it to the one that comes back', async () => {
  await room.kill();
  await expectOffline(desktop.page);
  await choose(desktop.page, 'Không biểu quyết');
  await expectKept(desktop.page);
  await room.restart();
  await expect(ownBallot(desktop.page)).toContainText(/Đã ghi nhận – biên nhận số \d+/);
  await expect(chair.getByTestId('turnout')).toContainText('2/61');
});

test('back after the close, it is told that it came late, and does not count', async () => {
  await chair.getByRole('button', { name: 'Kết thúc và công bố' }).click();
  await expect(inTime.getByTestId('arithmetic')).toContainText('1/61 đại biểu tán thành, cần ít nhất 31');
  await expect(ownBallot(tooLate)).toHaveAttribute('data-state', 'waiting');

  await tooLate.context().setOffline(false);
  await expectLate(ownBallot(tooLate));
  await expect(tooLate.getByTestId('arithmetic')).toContainText('1/61 đại biểu tán thành, cần ít nhất 31');
});

test('the late receipt stays on the device, beside the result', async () => {
  await tooLate.reload();
  // By keyboard: the ballot may stand over the agenda again until the reloaded page has caught up.
  await tooLate.getByRole('button', { name: /1\/61 đại biểu tán thành/ }).press('Enter');
  await expectLate(ownBallot(tooLate).last());
});

function ownBallot(page: Page): Locator {
  return page.getByTestId('own-ballot');
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByTestId('ballot-panel').getByRole('button', { name, exact: true }).click();
}

async function expectKept(page: Page): Promise<void> {
  await expect(ownBallot(page)).toHaveAttribute('data-state', 'waiting');
  await expect(ownBallot(page)).toContainText('Đã ký và giữ trên máy này, chưa gửi được');
  await expect(ownBallot(page)).not.toContainText('Đã ghi nhận');
}

async function expectLate(note: Locator): Promise<void> {
  await expect(note).toHaveAttribute('data-state', 'late');
  await expect(note).toContainText('Phiếu tới sau khi biểu quyết kết thúc nên không được tính');
  await expect(note).toContainText(/Phòng họp đã ký biên nhận việc này \(sau số \d+\)/);
}
