import { expect, test, type Page } from '@playwright/test';
import { pageOf, startFixture, type ServedFixture } from '../../fixtures/ui/startFixture.ts';

/** The hall's screen and the chair's desk on invented data: what no hall may see, and what every screen has to show. */
let fixture: ServedFixture;
test.beforeAll(async () => {
  fixture = await startFixture();
});
test.afterAll(() => fixture.close());

const open = (page: Page, query: string, place: string, as: string) =>
  page.goto(fixture.origin + pageOf(as, query, place));
const goOn = (page: Page, state: string) =>
  page.evaluate((detail) => window.dispatchEvent(new CustomEvent('fixture:vote', { detail })), state);

test('a picture that cannot be drawn is no error page, and comes back with the record', async ({ page }) => {
  await open(page, 'vote=open&spoilt', '/display', 'm1');
  const display = page.getByTestId('display');
  await expect(page.getByTestId('display-rest')).toContainText('Kỳ họp thứ Ba');
  await expect(display).toContainText('Hội đồng nhân dân tỉnh Thanh Giang');
  await expect(display).toContainText('08:00');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await goOn(page, 'open');
  await expect(page.getByTestId('display-rest')).toHaveCount(0);
  await expect(display.getByRole('timer')).toBeVisible();
});

test('every part of the desk is in sight on an upright tablet, as big as a finger', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await open(page, 'vote=&floor=speaking', '/chair', 'm1');
  const parts = page.getByRole('navigation', { name: 'Các phần của bàn điều hành' }).getByRole('button');
  await expect(parts.first()).toHaveAttribute('aria-current', 'page');
  for (const part of await parts.all()) {
    const box = (await part.boundingBox())!;
    expect(box.height).toBeGreaterThanOrEqual(44);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(820);
  }
  // Who speaks comes first; the item that is on is still in sight, and one touch away.
  const item = page.getByRole('button', { name: /^3\. Dự thảo Nghị quyết/ });
  await expect(item).toBeInViewport();
  await item.click();
  await expect(page.getByRole('heading', { name: /^3\. Dự thảo Nghị quyết/ })).toBeInViewport();
  await parts.filter({ hasText: 'Sơ đồ' }).click();
  await expect(page.getByText('Chưa có sơ đồ chỗ ngồi')).toBeVisible();
});
