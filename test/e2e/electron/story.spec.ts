import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type ElectronApplication, type Page } from '@playwright/test';
import { CHUNK_BYTES } from '../../../shared/protocol/chunks.ts';
import { launchDesktop } from '../../electron/launchDesktop.ts';
import {
  chooseAudience,
  chooseTool,
  draw,
  expectOffline,
  expectOnline,
  expectSaved,
  goToAgenda,
  goToPage,
  joinByCode,
  joinByLink,
  markIds,
  openFile,
} from '../actions.ts';
import { CORPUS, hasCorpus } from '../corpus.ts';
import { importFiles, RoomServer } from '../roomServer.ts';

/**
 * The first half of a session, in the real Electron with a tablet's browser beside it: sign in, read a long
 * file, write on it, lose the room, restart, go on, come back, and find everything on both devices.
 */
test.describe.configure({ mode: 'serial' });

const PASSPHRASE = 'một câu đủ dài để nhớ';
/** The long annex of the sample session, unless the 352-page book of the corpus is at hand. */
const LONG_FILE = hasCorpus() ? /freeculture/i : /Bảng giá đất tại/i;

let room: RoomServer;
let userData: string;
let desktop: ElectronApplication;
let window: Page;
let tabletContext: BrowserContext;
let tablet: Page;
let code: string;
const kept: { beforeLoss: string[]; whileAway: string[] } = { beforeLoss: [], whileAway: [] };

test.beforeAll(async () => {
  userData = await mkdtemp(join(tmpdir(), 'paperless-desktop-'));
  room = await RoomServer.start();
  if (hasCorpus()) {
    importFiles(
      room,
      ['pdf/freeculture.pdf', 'vn/quyet-dinh-46-2021.pdf'].map((name) => join(CORPUS, name)),
    );
  }
  code = room.ready.codes.delegates?.[4] ?? '';
});

test.afterAll(async () => {
  await tabletContext?.close();
  await desktop?.close();
  await room?.dispose();
  await rm(userData, { recursive: true, force: true });
});

/** What the record says of these bytes. */
function contentOf(bytes: Buffer) {
  const hash = (part: Buffer): string => createHash('sha256').update(part).digest('hex');
  const chunks: string[] = [];
  for (let begin = 0; begin < bytes.length; begin += CHUNK_BYTES)
    chunks.push(hash(bytes.subarray(begin, begin + CHUNK_BYTES)));
  return { sha256: hash(bytes), bytes: bytes.length, chunkBytes: CHUNK_BYTES, chunks };
}

async function startDesktop(): Promise<void> {
  desktop = await launchDesktop(userData, ['--room', room.url]);
  window = await desktop.firstWindow();
  await window.waitForLoadState('domcontentloaded');
}

test('runs in the real Electron, without Node in the page', async () => {
  await startDesktop();
  const version = await desktop.evaluate(() => process.versions.electron);
  test.info().annotations.push({ type: 'electron', description: version });
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
  expect(window.url()).toMatch(/^app:\/\/paperless\//);
  const reach = await window.evaluate(() => ({
    node: typeof (globalThis as { process?: unknown }).process,
    require: typeof (globalThis as { require?: unknown }).require,
    bridge: typeof (globalThis as { paperless?: unknown }).paperless,
  }));
  expect(reach).toEqual({ node: 'undefined', require: 'undefined', bridge: 'object' });
});

test('asks for a passphrase where the system keeps no key', async () => {
  await window.getByLabel('Mật khẩu', { exact: true }).fill(PASSPHRASE);
  await window.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  await window.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await expect(window.getByLabel('Mã đăng nhập')).toBeVisible();
});

test('answers a wrong code in words and signs in with the right one', async () => {
  await window.getByLabel('Mã đăng nhập').fill('ZZZZ-ZZZZ-ZZZZ');
  await window.getByRole('button', { name: 'Vào phòng họp' }).click();
  await expect(window.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await joinByCode(window, room.url, code);
  await expect(window.getByRole('heading', { name: 'Chương trình kỳ họp', exact: true })).toBeVisible();
});

test('reads a file of more than 300 pages', async () => {
  const reader = await openFile(window, LONG_FILE);
  expect(Number(await reader.getAttribute('data-pages'))).toBeGreaterThan(300);
  await goToPage(window, 300);
  await expect(window.getByTestId('ink-page-300')).toBeVisible();
});

test('writes on a page; the tablet of the same delegate has it at once', async ({ browser }) => {
  await chooseTool(window, 'Bút');
  await draw(window, 300, { x: 0.3, y: 0.3 });
  await expectSaved(window);

  tabletContext = await browser.newContext({
    viewport: { width: 1180, height: 820 },
    locale: 'vi-VN',
    hasTouch: true,
  });
  tablet = await tabletContext.newPage();
  await joinByLink(tablet, room.url, code);
  await openFile(tablet, LONG_FILE);
  await goToPage(tablet, 300);
  await expect.poll(() => markIds(tablet)).toEqual(await markIds(window));

  await chooseTool(tablet, 'Bút');
  await draw(tablet, 300, { x: 0.3, y: 0.6 });
  await expectSaved(tablet);
  await expect.poll(() => markIds(window)).toEqual(await markIds(tablet));
  kept.beforeLoss = await markIds(window);
  expect(kept.beforeLoss).toHaveLength(2);
});

test('goes on when the server is killed, and says what is not saved', async () => {
  await room.kill();
  await expectOffline(window);
  await draw(window, 300, { x: 0.2, y: 0.45 });
  await draw(window, 300, { x: 0.5, y: 0.45 });
  await expect(window.getByTestId('saving-state')).toHaveAttribute('data-documents', '1');
  await expectOffline(tablet);
  await draw(tablet, 300, { x: 0.2, y: 0.75 });
  kept.whileAway = (await markIds(window)).filter((id) => !kept.beforeLoss.includes(id));
  expect(kept.whileAway).toHaveLength(2);
});

test('a restart without the room loses nothing', async () => {
  await desktop.close();
  await startDesktop();
  await window.getByLabel('Mật khẩu', { exact: true }).fill('một câu khác hẳn');
  await window.getByRole('button', { name: 'Mở', exact: true }).click();
  await expect(window.getByText('Mật khẩu không đúng')).toBeVisible();
  await window.getByLabel('Mật khẩu', { exact: true }).fill(PASSPHRASE);
  await window.getByRole('button', { name: 'Mở', exact: true }).click();

  await window
    .getByRole('button', { name: /^Mở Kỳ họp/ })
    .or(window.getByRole('link', { name: /^Mở Kỳ họp/ }))
    .first()
    .click();
  await expect(window.getByRole('heading', { name: 'Chương trình kỳ họp', exact: true })).toBeVisible();
  await expectOffline(window);
  await expect(window.getByTestId('saving-state')).toHaveAttribute('data-documents', '1');
  await openFile(window, LONG_FILE);
  await expect(window.getByTestId('reader')).toHaveAttribute('data-page', '300');
  await expect.poll(() => markIds(window)).toEqual([...kept.beforeLoss, ...kept.whileAway].sort());
});

test('everything merges on return, on both devices', async () => {
  await room.restart();
  await expectOnline(window);
  await expectOnline(tablet);
  await expectSaved(window);
  await expectSaved(tablet);
  await expect.poll(async () => (await markIds(window)).length).toBe(5);
  await expect.poll(() => markIds(tablet)).toEqual(await markIds(window));
  expect(await markIds(window)).toEqual(expect.arrayContaining([...kept.beforeLoss, ...kept.whileAway]));
});

test('another delegate sees what is shared with the room, and never what is private', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  const other = await context.newPage();
  await joinByLink(other, room.url, room.ready.codes.delegates?.[7] ?? '');
  await openFile(other, LONG_FILE);
  await goToPage(other, 300);
  const before = await markIds(window);
  await chooseTool(window, 'Bút');
  await chooseAudience(window, 'Cả phòng họp');
  await draw(window, 300, { x: 0.6, y: 0.2 });
  const shared = (await markIds(window)).filter((id) => !before.includes(id));
  await expect.poll(() => markIds(other)).toEqual(shared);
  await context.close();
});

test('undo takes back one’s own strokes only, and they stay put under rotation', async () => {
  const before = await markIds(window);
  await draw(window, 300, { x: 0.3, y: 0.8 });
  await window.getByRole('button', { name: 'Hoàn tác (Ctrl+Z)' }).click();
  await expect.poll(() => markIds(window)).toEqual(before);
  await window.getByRole('button', { name: 'Làm lại (Ctrl+Y)' }).click();
  await expect.poll(async () => (await markIds(window)).length).toBe(before.length + 1);
});

test('the bytes kept on the device are the bytes that were put in', async () => {
  test.skip(!hasCorpus(), 'needs ../shared/corpus');
  const original = await readFile(join(CORPUS, 'pdf/freeculture.pdf'));
  await goToAgenda(window);
  await window.getByRole('button', { name: 'Tải tài liệu về máy' }).click();
  await window.getByRole('button', { name: /^Tải tất cả/ }).click();
  await expect(window.getByText('Mọi tài liệu đã có trên máy này.')).toBeVisible({ timeout: 90_000 });
  await window.keyboard.press('Escape');
  await room.kill();
  const digest = await window.evaluate(
    async ({ content, source }) => {
      const { paperless } = globalThis as unknown as {
        paperless: {
          calls: { filesRead(request: object): Promise<{ ok: boolean; value: Uint8Array<ArrayBuffer> }> };
        };
      };
      const answer = await paperless.calls.filesRead({ content, source, begin: 0, end: content.bytes });
      if (!answer.ok) return JSON.stringify(answer);
      const hash = await crypto.subtle.digest('SHA-256', answer.value);
      return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    { content: contentOf(original), source: { roomUrl: room.url, token: 'none-is-needed-offline' } },
  );
  expect(digest).toBe(createHash('sha256').update(original).digest('hex'));
});

test('a page cannot leave the application', async () => {
  const before = window.url();
  await window.evaluate(() => {
    globalThis.open('https://example.com/');
    globalThis.location.href = 'https://example.com/';
  });
  await expect.poll(() => desktop.windows().length).toBe(1);
  expect(window.url().split('#')[0]).toBe(before.split('#')[0]);
});
