import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { launchDesktop } from '../electron/launchDesktop.ts';
import { joinByCode, joinByLink } from './actions.ts';
import type { RoomServer } from './roomServer.ts';

const LAPTOP = { width: 1366, height: 768 };
const TABLET = { width: 1180, height: 820 };
const PASSPHRASE = 'một câu đủ dài để nhớ';

/** The real desktop application, signed in. */
export interface Desktop {
  readonly page: Page;
  /** Ends it and removes what it kept. */
  close(): Promise<void>;
}

export async function openDesktop(room: RoomServer, code: string): Promise<Desktop> {
  const folder = await mkdtemp(join(tmpdir(), 'paperless-desktop-'));
  const application = await launchDesktop(folder, ['--room', room.url]);
  const page = await application.firstWindow();
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await joinByCode(page, room.url, code);
  return {
    page,
    async close() {
      await application.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A tablet's browser of its own, signed in by the link of a card. */
export async function openTablet(browser: Browser, room: RoomServer, code: string): Promise<Page> {
  const context = await browser.newContext({ viewport: TABLET, locale: 'vi-VN', hasTouch: true });
  const page = await context.newPage();
  await joinByLink(page, room.url, code);
  return page;
}

/** A laptop's browser at a part of the chair's desk. */
export async function openChairDesk(
  browser: Browser,
  room: RoomServer,
  code: string,
  part: 'run' | 'polls' | 'devices',
): Promise<Page> {
  const context = await browser.newContext({ viewport: LAPTOP, locale: 'vi-VN' });
  const page = await context.newPage();
  await joinByLink(page, room.url, code);
  await page.getByRole('link', { name: 'Điều hành' }).click();
  if (part === 'devices')
    await page
      .getByText(/^Thiết bị( \(|$)/)
      .first()
      .click();
  if (part === 'polls') await page.getByText('Bỏ phiếu, bầu cử', { exact: true }).click();
  return page;
}
