import { expect, type Page } from '@playwright/test';
import {
  chooseTool,
  draw,
  expectOffline,
  expectSaved,
  goToAgenda,
  joinByLink,
  readerReady,
} from './actions.ts';
import type { RoomServer } from './roomServer.ts';

/** What happened when the room came back. */
export interface Return {
  /** Documents that were waiting, each time the screen said another number, first to last. */
  readonly countdown: readonly number[];
  /** From the moment the screen said "connected" until it said that everything is saved. */
  readonly savedMs: number;
}

/**
 * A delegate keeps all files of the session, loses the room, writes in `marked` of them, closes them all and
 * waits for the room to come back.
 */
export async function markOfflineAndReturn(page: Page, room: RoomServer, marked: number): Promise<Return> {
  await joinByLink(page, room.url, room.ready.codes.delegates?.[9] ?? '');
  await page.getByRole('button', { name: 'Tải tài liệu về máy' }).click();
  await page.getByRole('button', { name: /^Tải tất cả/ }).click();
  await expect(page.getByText('Mọi tài liệu đã có trên máy này.')).toBeVisible({ timeout: 120_000 });
  await page.keyboard.press('Escape');
  await room.kill();
  await expectOffline(page);
  const links = await page
    .getByRole('link')
    .evaluateAll((anchors) =>
      anchors
        .map((anchor) => (anchor as HTMLAnchorElement).href)
        .filter((address) => address.includes('/read/')),
    );
  for (const address of [...new Set(links)].slice(0, marked)) {
    await page.goto(address);
    await readerReady(page);
    await chooseTool(page, 'Bút');
    await draw(page, 1, { x: 0.3, y: 0.5 });
    await page
      .getByRole('button', { name: /^Đóng / })
      .first()
      .click();
  }
  await goToAgenda(page);
  await expect(page.getByTestId('saving-state')).toHaveAttribute('data-documents', String(marked));
  const seen = page.evaluate(watchSaving);
  await room.restart();
  const result = await seen;
  await expectSaved(page);
  return result;
}

/** Runs in the page: follows what the screen says until nothing is waiting any more. */
function watchSaving(): Promise<Return> {
  return new Promise((resolve) => {
    const countdown: number[] = [];
    let connectedAt: number | null = null;
    const look = (): void => {
      const connection = document
        .querySelector('[data-testid="connection-state"]')
        ?.getAttribute('data-state');
      const waiting = Number(
        document.querySelector('[data-testid="saving-state"]')?.getAttribute('data-documents'),
      );
      if (connection === 'online') connectedAt ??= performance.now();
      if (countdown.at(-1) !== waiting) countdown.push(waiting);
      if (waiting > 0 || connectedAt === null) return;
      observer.disconnect();
      resolve({ countdown, savedMs: Math.round(performance.now() - connectedAt) });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, attributes: true, childList: true });
    look();
  });
}
