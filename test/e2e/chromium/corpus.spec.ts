import { basename } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goToAgenda, joinByLink } from '../actions.ts';
import { corpusFiles, hasCorpus } from '../corpus.ts';
import { importFiles, RoomServer } from '../roomServer.ts';

/**
 * Real PDFs, also broken ones, put into a session and opened one after the other by one delegate who never
 * reloads: each opens or is answered in words, and none harms what is opened after it.
 */
test.skip(!hasCorpus(), 'the corpus (../shared/corpus) is missing');

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

/** On the button's deep blue. */
const WHITE = 'rgb(255, 255, 255)';

const files = [...corpusFiles('pdf'), ...corpusFiles('vn')];
const faults: string[] = [];
let room: RoomServer;
let page: Page;

test.beforeAll(async ({ browser }) => {
  room = await RoomServer.start();
  importFiles(room, files);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('crash', () => faults.push('the page crashed'));
  await joinByLink(page, room.url, room.ready.codes.delegates?.[0] ?? '');
});

test.afterAll(async () => {
  await page?.context().close();
  await room?.dispose();
});

for (const path of files) {
  const name = basename(path, '.pdf');
  test(`${name} opens or is answered in words`, async () => {
    await goToAgenda(page);
    // Titles are made from file names: separators become spaces.
    await page
      .getByRole('link', { name: new RegExp(`${name.replaceAll(/[-_]/g, '.')}`, 'i') })
      .first()
      .click();
    const area = page.getByTestId('reader');
    const fault = FAILS[name];
    const password = PASSWORDS[name];
    if (fault !== undefined) {
      await expect(area).toHaveAttribute('data-state', 'failed');
      await expect(page.locator(`[data-fault=${fault}]`)).not.toBeEmpty();
      await expect(page.getByRole('link', { name: 'Về chương trình kỳ họp' })).toHaveCSS('color', WHITE);
    } else {
      if (password !== undefined) await expect(area).toHaveAttribute('data-state', 'password');
      if (typeof password === 'string') {
        await page.getByLabel('Mật khẩu của tài liệu').fill(password);
        await page.keyboard.press('Enter');
      }
      if (password !== null) await expect(area).toHaveAttribute('data-state', 'ready');
      const pages = PAGES[name];
      if (pages !== undefined) await expect(area).toHaveAttribute('data-pages', String(pages));
    }
    expect(faults).toEqual([]);
  });
}

test('a file that is left while it opens leaves no fault behind', async () => {
  for (const name of [/freeculture/i, /images/i, /nghi.dinh.47/i]) {
    await goToAgenda(page);
    await page.getByRole('link', { name }).first().click();
    await expect(page.getByTestId('reader')).toBeVisible();
  }
  await goToAgenda(page);
  await page
    .getByRole('link', { name: /tracemonkey/ })
    .first()
    .click();
  await expect(page.getByTestId('reader')).toHaveAttribute('data-state', 'ready');
  expect(faults).toEqual([]);
});
