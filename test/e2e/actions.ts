import { expect, type Locator, type Page } from '@playwright/test';

/** What people do in the application, by the names that the screen reader hears. Vietnamese is the default. */

/** Opens the link of a sign-in card and goes in. */
export async function joinByLink(page: Page, roomUrl: string, code: string): Promise<void> {
  await page.goto(`${roomUrl}/#/join?code=${code}`);
  await page.getByRole('button', { name: 'Vào phòng họp' }).click();
  await expectOnline(page);
}

/** Types room and code, as on the desktop. */
export async function joinByCode(page: Page, roomUrl: string, code: string): Promise<void> {
  const address = page.getByLabel('Địa chỉ phòng họp');
  if (await address.isVisible()) await address.fill(roomUrl);
  await page.getByLabel('Mã đăng nhập').fill(code);
  await page.getByRole('button', { name: 'Vào phòng họp' }).click();
  await expectOnline(page);
}

export async function expectOnline(page: Page): Promise<void> {
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'online', {
    timeout: 30_000,
  });
}

export async function expectOffline(page: Page): Promise<void> {
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', /offline|connecting/, {
    timeout: 60_000,
  });
}

/** Everything of one's own is durable in the room. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('saving-state')).toHaveAttribute('data-documents', '0', { timeout: 30_000 });
}

export async function goToAgenda(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Chương trình', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Chương trình kỳ họp', exact: true })).toBeVisible();
}

/** Opens a file from the agenda and waits until its first page stands. */
export async function openFile(page: Page, title: RegExp | string): Promise<Locator> {
  await page.getByRole('link', { name: title }).first().click();
  return readerReady(page);
}

export async function readerReady(page: Page): Promise<Locator> {
  const reader = page.getByTestId('reader');
  await expect(reader).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  return reader;
}

export async function goToPage(page: Page, number: number): Promise<void> {
  const field = page.getByLabel('Số trang');
  await field.fill(String(number));
  await field.press('Enter');
  await expect(page.getByTestId('reader')).toHaveAttribute('data-page', String(number));
}

export async function chooseTool(
  page: Page,
  name: 'Bút' | 'Bút đánh dấu' | 'Ghi chú' | 'Tẩy' | 'Xem và chọn',
): Promise<void> {
  await page
    .getByRole('toolbar')
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('toolbar').getByRole('radio', { name, exact: true }))
    .first()
    .click();
}

export async function chooseAudience(page: Page, name: 'Chỉ mình tôi' | 'Cả phòng họp'): Promise<void> {
  const choice = page.getByRole('radio', { name, exact: true });
  await choice.click();
  await expect(choice).toBeChecked();
}

/** A wavy stroke on a page; `at` is its start as shares of the page's width and of its visible height. */
export async function draw(page: Page, pageNumber: number, at: { x: number; y: number }): Promise<void> {
  const surface = page.getByTestId(`ink-page-${pageNumber}`);
  await expect(surface).toBeVisible();
  const box = await surface.boundingBox();
  const area = await page.getByTestId('reader').boundingBox();
  if (box === null || area === null) throw new Error(`page ${pageNumber} is not on the screen`);
  const top = Math.max(box.y, area.y);
  const visible = Math.min(box.y + box.height, area.y + area.height) - top;
  const x = box.x + box.width * at.x;
  const y = top + visible * at.y;
  const before = await page.locator('[data-mark-id]').count();
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 24; step += 1) await page.mouse.move(x + step * 6, y + Math.sin(step / 3) * 12);
  await page.mouse.up();
  await expect(page.locator('[data-mark-id]')).not.toHaveCount(before);
}

/** Ids of the marks that are on the screen, sorted. */
export async function markIds(page: Page): Promise<string[]> {
  const ids = await page
    .locator('[data-mark-id]')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-mark-id') ?? ''));
  return [...new Set(ids)].sort();
}
