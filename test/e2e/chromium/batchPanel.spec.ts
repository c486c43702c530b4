import { expect, test, type Page } from '@playwright/test';
import { pageOf, startFixture, type ServedFixture } from '../../fixtures/ui/startFixture.ts';

/** Several ballots in one sheet on invented data: what stands on the screen in each state. */
test.describe('the ballots of a batch', () => {
  let fixture: ServedFixture;
  test.beforeAll(async () => {
    fixture = await startFixture();
  });
  test.afterAll(() => fixture.close());

  const open = (page: Page, query: string, place = '', as = 'm0') =>
    page.goto(fixture.origin + pageOf(as, query, place));
  const goOn = (page: Page, state: string) =>
    page.evaluate((detail) => window.dispatchEvent(new CustomEvent('fixture:vote', { detail })), state);
  const ballot = (page: Page, index: number) => page.getByTestId('batch-ballot').nth(index);

  test('one touch is for all; each can be changed afterwards, and says itself what is recorded', async ({
    page,
  }) => {
    await open(page, 'parts=open');
    const panel = page.getByTestId('batch-panel');
    await expect(panel).toContainText('3 nội dung biểu quyết cùng lúc');
    await expect(panel).toContainText('Đã ghi nhận 0/3 phiếu · còn 3 nội dung chưa chọn');
    const place = page.url();
    await panel.getByTestId('for-all').click();
    await expect(panel).toContainText('Đã ghi nhận 3/3 phiếu');
    await expect(ballot(page, 0)).toContainText('Đã ghi nhận: Tán thành');
    const second = ballot(page, 1).getByRole('button', { name: 'Không tán thành' });
    await second.click();
    await expect(second).toHaveAttribute('aria-pressed', 'true');
    await expect(ballot(page, 1)).toContainText('Đã ghi nhận: Không tán thành');
    await expect(ballot(page, 0)).toContainText('Đã ghi nhận: Tán thành');
    await expect(panel.getByTestId('for-all')).toHaveAttribute('aria-pressed', 'false');
    expect(page.url()).toBe(place);
  });

  test('is touched safely, and nothing moves when a ballot’s state changes', async ({ page }) => {
    for (const size of [
      { width: 1366, height: 768 },
      { width: 820, height: 1180 },
    ]) {
      await page.setViewportSize(size);
      await open(page, 'parts=open');
      const panel = page.getByTestId('batch-panel');
      await panel.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
      const choice = ballot(page, 1).getByRole('button', { name: 'Không biểu quyết' });
      const before = await choice.boundingBox();
      expect(before?.height).toBeGreaterThanOrEqual(44);
      expect((await panel.getByTestId('for-all').boundingBox())?.height).toBeGreaterThanOrEqual(64);
      await choice.click();
      await expect(ballot(page, 1).getByTestId('own-ballot')).toHaveAttribute('data-state', 'cast');
      expect(await choice.boundingBox()).toEqual(before);
    }
  });

  test('goes by keyboard: Alt+B, Tab, the arrows up, down and across', async ({ page }) => {
    await open(page, 'parts=open');
    await expect(page.getByTestId('batch-panel')).toBeVisible();
    await page.keyboard.press('Alt+KeyB');
    await expect(page.getByTestId('batch-panel')).toBeFocused();
    const choice = (row: number, name: string) =>
      ballot(page, row).getByRole('button', { name, exact: true });
    await choice(0, 'Tán thành').focus();
    await page.keyboard.press('ArrowDown');
    await expect(choice(1, 'Tán thành')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(choice(1, 'Không tán thành')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(ballot(page, 1)).toContainText('Đã ghi nhận: Không tán thành');
    await page.keyboard.press('ArrowUp');
    await expect(choice(0, 'Không tán thành')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('batch-bar')).toContainText('Đã ghi nhận 1/3 phiếu');
  });

  test('keeps all ballots offline and says so of each', async ({ page }) => {
    await open(page, 'parts=open&connection=offline');
    await page.getByTestId('for-all').click();
    for (const index of [0, 1, 2]) {
      await expect(ballot(page, index).getByTestId('own-ballot')).toHaveAttribute('data-state', 'waiting');
    }
    await expect(page.getByTestId('batch-panel')).toContainText('Đã ghi nhận 0/3 phiếu');
  });

  test('shows all results by itself, and stays away once it was put away', async ({ page }) => {
    await open(page, 'parts=open');
    await page.getByRole('button', { name: 'Thu nhỏ phiếu biểu quyết' }).click();
    await goOn(page, 'announced');
    const panel = page.getByTestId('batch-panel');
    await expect(panel.getByTestId('verdict')).toHaveText(['Thông qua', 'Không thông qua', 'Thông qua']);
    await panel.getByRole('button', { name: 'Đóng' }).last().click();
    await expect(panel).toHaveCount(0);
  });

  test('at the desk each vote has its turnout, its groups and its own end', async ({ page }) => {
    await open(page, 'parts=mixed', '/chair', 'm1');
    const desk = page.getByTestId('batch-desk');
    await expect(desk).toContainText('Đang mở: 1 · Chờ công bố: 1 · Đã công bố: 1');
    const votes = desk.getByTestId('batch-vote');
    await expect(votes.nth(1).getByRole('button', { name: 'Công bố kết quả' })).toBeEnabled();
    await expect(votes.nth(2).getByTestId('before-summary')).toContainText('Thiết bị mất kết nối: 1');
    await votes.nth(2).getByRole('button', { name: 'Xem tên' }).click();
    await expect(votes.nth(2).getByTestId('before-close')).toBeVisible();
  });

  test('fills the hall’s screen, and takes turns when there are many', async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await open(page, 'parts=open', '/display');
    const rows = page.getByTestId('hall-batch').locator('li');
    await expect(rows).toHaveText([/Điều 5.*43\/61/, /Khoản 2 Điều 7.*39\/61/, /Điều 9.*35\/61/]);
    await expect(page.getByTestId('display')).not.toContainText('Tán thành');
    await goOn(page, 'announced');
    await expect(page.getByTestId('hall-verdict')).toHaveText(['Thông qua', 'Không thông qua', 'Thông qua']);
    await open(page, 'parts=announced&many=7', '/display');
    await expect(rows).toHaveCount(4);
    await expect(page.getByTestId('display')).toContainText('trang 1/2');
  });
});

test.describe('a ballot after a reload', () => {
  let fixture: ServedFixture;
  test.beforeAll(async () => {
    fixture = await startFixture();
  });
  test.afterAll(() => fixture.close());

  const open = (page: Page, query: string) => page.goto(fixture.origin + pageOf('m0', query));
  const goOn = (page: Page, state: string) =>
    page.evaluate((detail) => window.dispatchEvent(new CustomEvent('fixture:vote', { detail })), state);

  test('does not come from this device’s copy while the room is about to say how things stand', async ({
    page,
  }) => {
    for (const connection of ['connecting', 'online']) {
      await open(page, `vote=open&copy&connection=${connection}`);
      await page.reload();
      await expect(page.getByRole('heading', { name: 'Chương trình kỳ họp' })).toBeVisible();
      await expect(page.getByTestId('ballot-panel')).toHaveCount(0);
      await expect(page.getByTestId('vote-announcement')).toBeEmpty();
      await goOn(page, 'announced');
      await expect(page.getByRole('button', { name: /37\/61 đại biểu tán thành/ })).toBeVisible();
      await expect(page.getByTestId('ballot-panel')).toHaveCount(0);
    }
  });

  test('comes from the copy without a connection, and from the room when it is still open', async ({
    page,
  }) => {
    await open(page, 'vote=open&copy&connection=offline');
    await page.reload();
    await expect(page.getByTestId('ballot-panel')).toBeVisible();
    await open(page, 'vote=open&copy');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Chương trình kỳ họp' })).toBeVisible();
    await goOn(page, 'open');
    await expect(page.getByTestId('ballot-panel')).toBeVisible();
  });
});
