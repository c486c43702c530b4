import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from '../../resources/build/build.ts';
import { PROJECT } from '../../resources/build/paths.ts';
import { ensurePrerequisites } from '../prerequisites.ts';
import {
  chooseAudience,
  chooseTool,
  draw,
  expectOffline,
  expectSaved,
  goToPage,
  joinByLink,
  openFile,
} from './actions.ts';
import { RoomServer } from './roomServer.ts';
import { votingPictures } from './votingPictures.ts';

/** `node test/e2e/screenshots.ts`: the pictures of the README, of the sample session, in laptop and tablet size. */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1180, height: 820 },
  { width: 820, height: 1180 },
] as const;
const FOLDER = join(PROJECT, 'resources/screenshots');

type Scheme = 'light' | 'dark';

async function open(browser: Browser, size: (typeof SIZES)[number], scheme: Scheme): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: scheme,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    hasTouch: size.width < 1366,
  });
  return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  await page.mouse.move(2, 2);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({
    path: join(FOLDER, `${name}-${size?.width}x${size?.height}.png`),
    animations: 'disabled',
  });
}

async function delegatePictures(browser: Browser, room: RoomServer, scheme: Scheme): Promise<void> {
  const suffix = scheme === 'dark' ? '-dark' : '';
  for (const [index, size] of SIZES.entries()) {
    const page = await open(browser, size, scheme);
    await page.goto(room.url);
    await page.getByLabel('Mã đăng nhập').waitFor();
    await shoot(page, `join${suffix}`);
    await joinByLink(
      page,
      room.url,
      room.ready.codes.delegates?.[20 + index + (scheme === 'dark' ? 3 : 0)] ?? '',
    );
    await page.getByRole('button', { name: 'Tôi đã hiểu' }).click();
    await page.getByRole('heading', { name: 'Khai mạc kỳ họp' }).first().waitFor();
    await shoot(page, `agenda${suffix}`);
    await openFile(page, /^(?=.*dự thảo)(?=.*giá đất)/i);
    await goToPage(page, 1);
    await chooseTool(page, 'Bút');
    await draw(page, 1, { x: 0.3, y: 0.62 });
    await chooseTool(page, 'Bút đánh dấu');
    await draw(page, 1, { x: 0.25, y: 0.78 });
    await chooseAudience(page, 'Cả phòng họp');
    await chooseTool(page, 'Bút');
    await draw(page, 1, { x: 0.55, y: 0.86 });
    await expectSaved(page);
    await shoot(page, `reading${suffix}`);
    await page.context().close();
  }
}

async function deskPictures(browser: Browser, room: RoomServer): Promise<void> {
  for (const size of SIZES) {
    const page = await open(browser, size, 'light');
    await joinByLink(page, room.url, room.ready.codes.secretary ?? '');
    await page.getByRole('link', { name: 'Bàn thư ký' }).click();
    await page.getByRole('heading', { name: 'Chương trình và tài liệu' }).waitFor();
    await shoot(page, 'desk');
    await page.getByRole('link', { name: 'Đại biểu và khách mời' }).click();
    await page.getByRole('button', { name: 'Thêm người' }).first().waitFor();
    await shoot(page, 'desk-members');
    await page.context().close();
  }
}

async function offlinePictures(browser: Browser, room: RoomServer, scheme: Scheme): Promise<void> {
  const suffix = scheme === 'dark' ? '-dark' : '';
  const pages: Page[] = [];
  for (const [index, size] of SIZES.entries()) {
    const page = await open(browser, size, scheme);
    await joinByLink(page, room.url, room.ready.codes.delegates?.[40 + index] ?? '');
    await openFile(page, /^(?=.*dự thảo)(?=.*giá đất)/i);
    pages.push(page);
  }
  await room.kill();
  for (const page of pages) {
    await expectOffline(page);
    await chooseTool(page, 'Bút');
    await draw(page, 1, { x: 0.3, y: 0.6 });
    await shoot(page, `offline${suffix}`);
    await page.context().close();
  }
}

await build();
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: ensurePrerequisites().chromium,
  args: ['--no-sandbox', '--disable-gpu'],
});
const room = await RoomServer.start();
const sitting = await RoomServer.start();
try {
  await votingPictures(browser, sitting, shoot);
  await delegatePictures(browser, room, 'light');
  await delegatePictures(browser, room, 'dark');
  await deskPictures(browser, room);
  await offlinePictures(browser, room, 'light');
  await room.restart();
  await offlinePictures(browser, room, 'dark');
} finally {
  await browser.close();
  await room.dispose();
  await sitting.dispose();
}
