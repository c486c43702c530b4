import { expect, test, type Page } from '@playwright/test';
import { pageOf, startFixture, type ServedFixture } from '../../fixtures/ui/startFixture.ts';

/** Voting with no pointer and no eyes: what a screen reader is told, and where the focus is. */
test.describe('the ballot by keyboard', () => {
  let fixture: ServedFixture;
  test.beforeAll(async () => {
    fixture = await startFixture();
  });
  test.afterAll(() => fixture.close());

  const open = (page: Page, query: string) => page.goto(fixture.origin + pageOf('m0', query));
  const goOn = (page: Page, state: string) =>
    page.evaluate((detail) => window.dispatchEvent(new CustomEvent('fixture:vote', { detail })), state);
  const tabTo = async (page: Page, name: string) => {
    const target = page.getByRole('button', { name, exact: true });
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return target;
    }
    throw new Error(`“${name}” is not reached by Tab`);
  };

  test('a vote that opens is announced and takes the focus from nobody', async ({ page }) => {
    await open(page, 'vote=');
    const announcement = page.getByTestId('vote-announcement');
    await expect(announcement).toHaveAttribute('aria-live', 'assertive');
    await expect(announcement).toBeEmpty();
    const search = page.getByRole('searchbox').first();
    await search.fill('ngân sách');
    await goOn(page, 'open');
    await expect(announcement).toHaveText(
      'Đang biểu quyết · số 3: Nghị quyết về dự toán và phân bổ ngân sách năm 2027. Nhấn Alt + B để tới phiếu biểu quyết.',
    );
    await expect(search).toBeFocused();
    await goOn(page, 'announced');
    await expect(announcement).toContainText(
      '37/61 đại biểu tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu) – Thông qua',
    );
  });

  test('Alt + B goes to it, Tab to a choice, Space casts, Escape goes back to where one was', async ({
    page,
  }) => {
    await open(page, 'vote=open');
    const search = page.getByRole('searchbox').first();
    await search.focus();
    await page.keyboard.press('Alt+KeyB');
    await expect(page.getByTestId('ballot-panel')).toBeFocused();
    const choice = await tabTo(page, 'Tán thành');
    await page.keyboard.press('Space');
    await expect(page.getByTestId('own-ballot')).toContainText('Đã ghi nhận');
    await expect(page.getByTestId('own-ballot')).toHaveAttribute('role', 'status');
    await expect(choice).toBeFocused();
    await expect(choice).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('ballot-bar')).toBeVisible();
    await expect(search).toBeFocused();
  });

  test('the focus is never lost: neither when it is made small, nor when the vote ends', async ({ page }) => {
    await open(page, 'vote=open');
    await expect(page.getByTestId('ballot-panel')).toBeVisible();
    await page.keyboard.press('Alt+KeyB');
    await tabTo(page, 'Thu nhỏ phiếu biểu quyết');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('ballot-bar')).toBeFocused();
    await tabTo(page, 'Mở phiếu');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('ballot-panel')).toBeFocused();
    await tabTo(page, 'Không tán thành');
    await goOn(page, 'announced');
    await expect(page.getByTestId('verdict')).toBeVisible();
    await expect(page.getByTestId('ballot-panel')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('ballot-panel')).toHaveCount(0);
    await expect(page.locator('#content')).toBeFocused();
  });

  test('the page begins with a way to the ballot while a vote is open', async ({ page }) => {
    await open(page, 'vote=open');
    await expect(page.getByTestId('ballot-panel')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Tới phiếu biểu quyết' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('ballot-panel')).toBeFocused();
  });
});
