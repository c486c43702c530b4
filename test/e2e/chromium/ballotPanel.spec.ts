import { expect, test, type Page } from '@playwright/test';
import { pageOf, startFixture, type ServedFixture } from '../../fixtures/ui/startFixture.ts';

/** The ballot on invented data: what stands on the screen in each state. The real room has its own specs. */
test.describe('the ballot panel', () => {
  let fixture: ServedFixture;
  test.beforeAll(async () => {
    fixture = await startFixture();
  });
  test.afterAll(() => fixture.close());

  const open = (page: Page, query: string, place = '', as = 'm0') =>
    page.goto(fixture.origin + pageOf(as, query, place));
  const goOn = (page: Page, state: string) =>
    page.evaluate((detail) => window.dispatchEvent(new CustomEvent('fixture:vote', { detail })), state);

  test('comes over the page, is voted on with one touch, and says recorded only with the receipt', async ({
    page,
  }) => {
    await open(page, 'vote=open');
    const panel = page.getByTestId('ballot-panel');
    await expect(panel).toContainText('Nghị quyết về dự toán và phân bổ ngân sách năm 2027');
    await expect(panel).toContainText('bản 3');
    await expect(panel.getByTestId('countdown')).toHaveText('0:42');
    await expect(panel).toContainText('43/61 đại biểu đã biểu quyết');
    for (const name of ['Tán thành', 'Không tán thành', 'Không biểu quyết']) {
      const box = await panel.getByRole('button', { name, exact: true }).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(72);
    }
    const before = page.url();
    await panel.getByRole('button', { name: 'Tán thành', exact: true }).click();
    await expect(panel.getByTestId('own-ballot')).toContainText('Đã ghi nhận – biên nhận số 413');
    await panel.getByRole('button', { name: 'Không tán thành' }).click();
    await expect(panel.getByTestId('own-ballot')).toContainText('biên nhận số 414');
    expect(page.url()).toBe(before);
  });

  test('keeps a ballot offline and says so', async ({ page }) => {
    await open(page, 'vote=open&connection=offline');
    await page.getByRole('button', { name: 'Không biểu quyết' }).click();
    await expect(page.getByTestId('own-ballot')).toHaveAttribute('data-state', 'waiting');
    await expect(page.getByTestId('own-ballot')).toContainText('sẽ tự gửi khi có mạng');
    await expect(page.getByTestId('own-ballot')).not.toContainText('ghi nhận');
    await goOn(page, 'closed');
    await expect(page.getByTestId('own-ballot')).toHaveAttribute('data-state', 'overdue');
  });

  test('does not move its buttons when the ballot’s state changes', async ({ page }) => {
    for (const size of [
      { width: 1366, height: 768 },
      { width: 820, height: 1180 },
    ]) {
      await page.setViewportSize(size);
      await open(page, 'vote=open');
      const button = page.getByRole('button', { name: 'Không tán thành' });
      await page
        .getByTestId('ballot-panel')
        .evaluate((panel) => Promise.all(panel.getAnimations().map((animation) => animation.finished)));
      const before = await button.boundingBox();
      await button.click();
      await expect(page.getByTestId('own-ballot')).toHaveAttribute('data-state', 'cast');
      expect(await button.boundingBox()).toEqual(before);
    }
  });

  test('covers neither the alarm’s last word nor the link to the text, however long the title', async ({
    page,
  }) => {
    for (const size of [
      { width: 1366, height: 768 },
      { width: 1180, height: 820 },
    ]) {
      await page.setViewportSize(size);
      await open(page, 'vote=open&trust=broken&connection=offline&long');
      const panel = page.getByTestId('ballot-panel');
      await panel.evaluate((element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
      const sheet = await panel.boundingBox();
      const words = await page.getByTestId('record-alarm').locator('p').boundingBox();
      expect(words!.x + words!.width).toBeLessThanOrEqual(sheet!.x);
      const link = await panel.getByRole('link', { name: 'Đọc văn bản – bản 1' }).boundingBox();
      const first = await panel.getByRole('button', { name: 'Tán thành', exact: true }).boundingBox();
      const title = await panel.getByRole('heading').boundingBox();
      expect(title!.y + title!.height).toBeLessThanOrEqual(link!.y);
      expect(link!.y + link!.height).toBeLessThanOrEqual(first!.y);
    }
  });

  test('holds a ballot back from a room whose record does not fit, and says so', async ({ page }) => {
    await open(page, 'vote=open&trust=broken&ballot=kept');
    await expect(page.getByTestId('own-ballot')).toHaveAttribute('data-state', 'withheld');
    await expect(page.getByTestId('own-ballot')).toContainText('Đã ký, chưa gửi');
  });

  test('is made small, comes back, and shows the result by itself', async ({ page }) => {
    await open(page, 'vote=open&ballot=cast');
    await page.getByRole('button', { name: 'Thu nhỏ phiếu biểu quyết' }).click();
    await expect(page.getByTestId('ballot-bar')).toContainText('Đã ghi nhận: Tán thành – số 413');
    await page.getByRole('button', { name: 'Mở phiếu' }).click();
    await page.getByRole('button', { name: 'Thu nhỏ phiếu biểu quyết' }).click();
    await goOn(page, 'announced');
    await expect(page.getByTestId('arithmetic')).toHaveText(
      '37/61 đại biểu tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu) – Thông qua',
    );
    await page.getByRole('button', { name: 'Ai đã chọn gì' }).click();
    await expect(page.getByTestId('ballot-panel')).toContainText('Trần Quốc Khánh');
    await page.getByRole('button', { name: 'Đóng' }).last().click();
    await expect(page.getByTestId('ballot-panel')).toHaveCount(0);
  });

  test('says why one cannot vote, and what to do', async ({ page }) => {
    for (const [query, sentence] of [
      ['roll=none', 'bấm “Tôi có mặt”'],
      ['roll=declared', 'chờ thư ký xác nhận'],
      ['device=waiting', 'hai người ở bàn thư ký'],
      ['device=none', 'chưa được đăng ký'],
      ['device=none&limits=noDeviceKey', 'không tạo được khóa ký'],
    ] as const) {
      await open(page, `vote=open&${query}`);
      await page.reload();
      await expect(page.getByTestId('hindrance')).toContainText(sentence);
      await expect(page.getByRole('button', { name: 'Tán thành', exact: true })).toBeDisabled();
    }
  });

  test('stands as a bar at the chair’s desk, beside the four groups', async ({ page }) => {
    await open(page, 'vote=open&left=-2', '/chair', 'm1');
    await expect(page.getByTestId('vote-desk')).toContainText('Hết giờ – chờ chủ tọa kết thúc');
    await expect(page.getByTestId('before-close')).toContainText('Thiết bị mất kết nối');
    await page.getByTestId('ballot-bar').getByRole('button', { name: 'Tán thành', exact: true }).click();
    await expect(page.getByTestId('ballot-bar')).toContainText('Đã ghi nhận');
  });

  test('is not closed by a chair whose numbers stand still', async ({ page }) => {
    await open(page, 'vote=open&connection=offline', '/chair', 'm1');
    await expect(page.getByTestId('vote-desk')).toContainText('số liệu ở đây là trước khi mất kết nối');
    for (const name of ['Kết thúc và công bố', 'Kết thúc', 'Hủy biểu quyết'])
      await expect(page.getByTestId('vote-desk').getByRole('button', { name, exact: true })).toBeDisabled();
  });

  test('leaves the hall’s display alone, which shows no interim result', async ({ page }) => {
    await open(page, 'vote=open', '/display');
    const display = page.getByTestId('display');
    await expect(display).toContainText('0:42');
    await expect(display).toContainText('43/61 đã biểu quyết');
    await expect(display).not.toContainText('Tán thành');
    await expect(page.getByTestId('ballot-panel')).toHaveCount(0);
    await goOn(page, 'announced');
    await expect(display).toContainText(
      '37/61 đại biểu tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu) – Thông qua',
    );
  });
});
