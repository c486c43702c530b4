import { expect, test } from '@playwright/test';
import { corpusFiles } from '../fixtures/reader/corpusPlugin.ts';
import { startReader, type ReaderServer } from '../fixtures/reader/startReader.ts';

/** What each file must come to; all others open. A file with a password is asked for it. */
const FAILS: Readonly<Record<string, string>> = {
  'REDHAT-1531897-0': 'broken',
  bug1020226: 'broken',
  'poppler-395-0-fuzzed': 'broken',
  'poppler-742-0-fuzzed': 'broken',
};
const PASSWORDS: Readonly<Record<string, string | null>> = {
  issue6010_1: 'abc',
  pr6531_1: 'asdfasdf',
  'encrypted-attachment': null,
};
const PAGES: Readonly<Record<string, number>> = {
  freeculture: 352,
  TAMReview: 23,
  hello_world_rotated: 5,
  'nghi-dinh-47-2020-signed': 31,
  'quyet-dinh-46-2021': 10,
};

const files = corpusFiles();
test.skip(files.length === 0, 'the corpus (../shared/corpus) is missing');

let reader: ReaderServer;
test.beforeAll(async () => {
  reader = await startReader();
});
test.afterAll(async () => {
  await reader.close();
});

for (const file of files) {
  test(`${file.name} opens or is answered in words`, async ({ page }) => {
    const crashes: string[] = [];
    page.on('pageerror', (error) => crashes.push(error.message));
    page.on('crash', () => crashes.push('the page crashed'));
    await page.goto(reader.address(file.id));
    const area = page.getByTestId('reader');
    const fault = FAILS[file.id];
    const password = PASSWORDS[file.id];
    if (fault !== undefined) {
      await expect(area).toHaveAttribute('data-state', 'failed', { timeout: 30_000 });
      await expect(page.locator(`[data-fault=${fault}]`)).not.toBeEmpty();
    } else {
      if (password !== undefined) await expect(area).toHaveAttribute('data-state', 'password');
      if (typeof password === 'string') {
        await page.getByLabel('Mật khẩu của tài liệu').fill(password);
        await page.keyboard.press('Enter');
      }
      if (password !== null) await expect(area).toHaveAttribute('data-state', 'ready', { timeout: 30_000 });
      const pages = PAGES[file.id];
      if (pages !== undefined) await expect(area).toHaveAttribute('data-pages', String(pages));
    }
    // The page still answers.
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
    expect(crashes).toEqual([]);
  });
}
