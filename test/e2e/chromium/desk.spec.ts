import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { DIST } from '../../../resources/build/paths.ts';
import { chooseTool, draw, expectOnline, expectSaved, joinByLink, openFile } from '../actions.ts';
import { corpusFiles, CORPUS, hasCorpus } from '../corpus.ts';
import { RoomServer } from '../roomServer.ts';

/** A secretariat of two starts from nothing: session, programme, files, members, cards; a delegate reads. */
test.describe.configure({ mode: 'serial' });

const FILES = hasCorpus()
  ? [...corpusFiles('vn'), join(CORPUS, 'pdf/freeculture.pdf')]
  : [join(DIST, 'sample/06-to-trinh.pdf')];

let room: RoomServer;
let desk: Page;
let delegateCode = '';

test.beforeAll(async ({ browser }) => {
  room = await RoomServer.start('--no-sample');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  desk = await context.newPage();
});

test.afterAll(async () => {
  await desk?.context().close();
  await room?.dispose();
});

test('the first session is created with the set-up code', async () => {
  await desk.goto(room.url);
  await desk.getByRole('link', { name: 'Tạo kỳ họp đầu tiên' }).click();
  await desk.getByLabel('Mã thiết lập').fill(room.ready.codes.setup ?? '');
  await desk.getByLabel('Tên cơ quan').fill('Hội đồng nhân dân xã Tân Hòa');
  await desk.getByLabel('Nhiệm kỳ').fill('2026–2031');
  await desk.getByLabel('Tổng số đại biểu').fill('25');
  await desk.getByLabel('Tên kỳ họp').fill('Kỳ họp thứ Ba (thường lệ cuối năm 2026)');
  await desk.getByLabel('Địa điểm').fill('Hội trường xã');
  await desk.getByLabel('Họ và tên thư ký').fill('Nguyễn Thị Hồng Nhung');
  await desk.getByRole('button', { name: 'Tạo kỳ họp' }).click();
  await expectOnline(desk);
  await expect(desk.getByRole('heading', { name: 'Chương trình và tài liệu' })).toBeVisible();
});

test('a sitting and an item are added', async () => {
  await desk.getByRole('button', { name: 'Thêm phiên họp' }).first().click();
  let dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Tên phiên họp').fill('Phiên khai mạc');
  await dialog.getByLabel('Bắt đầu').fill('2026-12-09T08:00');
  await dialog.getByLabel('Kết thúc').fill('2026-12-09T11:30');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(desk.getByRole('heading', { name: 'Phiên khai mạc' })).toBeVisible();

  await desk.getByRole('button', { name: 'Thêm nội dung' }).first().click();
  dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Tên nội dung').fill('Thông qua dự toán ngân sách xã năm 2027');
  await dialog.getByLabel('Người trình bày').fill('Chủ tịch UBND xã');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(desk.getByRole('heading', { name: 'Thông qua dự toán ngân sách xã năm 2027' })).toBeVisible();
});

test('a sitting at the same time as another says so, and is still saved', async () => {
  await desk.getByRole('button', { name: 'Thêm phiên họp' }).first().click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Tên phiên họp').fill('Thảo luận tại tổ');
  await dialog.getByLabel('Bắt đầu').fill('09/12/2026 11:00');
  await dialog.getByLabel('Kết thúc').fill('09/12/2026 12:00');
  await expect(
    dialog.getByText('Trùng giờ với “Phiên khai mạc” (Thứ Tư, 09/12/2026, 08:00–11:30)'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(desk.getByRole('heading', { name: 'Thảo luận tại tổ' })).toBeVisible();
});

test('dropped PDFs arrive with progress; what is no PDF is answered in words', async () => {
  const item = desk.getByRole('article');
  const transfer = await desk.evaluateHandle(
    (files) => {
      const data = new DataTransfer();
      for (const { name, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: 'application/pdf' }));
      }
      return data;
    },
    await Promise.all(
      FILES.map(async (path) => ({
        name: basename(path),
        base64: (await readFile(path)).toString('base64'),
      })),
    ),
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await item.dispatchEvent(type, { dataTransfer: transfer });
  await expect(item.getByRole('button', { name: /^Việc với tệp/ })).toHaveCount(FILES.length, {
    timeout: 60_000,
  });

  await item
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'bang-tinh.xlsx.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('PK this is a spreadsheet'),
    });
  await expect(item.getByText('Tệp này không phải PDF')).toBeVisible();
});

test('the bytes that are served are the bytes that were put in', async () => {
  const sha256 = createHash('sha256')
    .update(await readFile(FILES[0] ?? ''))
    .digest('hex');
  const served = await desk.evaluate(async (hash) => {
    const databases = await indexedDB.databases();
    const token = await tokenOnThisDevice(databases.map(({ name }) => name ?? ''));
    const answer = await fetch(`/api/files/${hash}`, { headers: { authorization: `Bearer ${token}` } });
    const digest = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
    return {
      status: answer.status,
      caching: answer.headers.get('cache-control'),
      digest: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    };

    /** The token stands somewhere in this device's own database; it is looked up by its name. */
    async function tokenOnThisDevice(names: readonly string[]): Promise<string> {
      for (const name of names) {
        const database = await opened(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const rows = await opened(database.transaction(store).objectStore(store).getAll());
          for (const row of rows as { token?: unknown }[]) {
            if (typeof row?.token === 'string') return row.token;
          }
        }
      }
      throw new Error('no token on this device');
    }
    function opened<Value>(request: IDBRequest<Value>): Promise<Value> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('failed'));
      });
    }
  }, sha256);
  expect(served).toEqual({ status: 200, caching: 'private, no-store', digest: sha256 });
});

test('a delegate is entered and gets a card', async () => {
  await desk.getByRole('link', { name: 'Đại biểu và khách mời' }).click();
  await desk.getByRole('button', { name: 'Thêm người' }).first().click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Họ và tên').fill('Trần Văn Đức');
  await dialog.getByRole('checkbox', { name: 'Đại biểu', exact: true }).check();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(desk.getByText('Trần Văn Đức').first()).toBeVisible();

  await desk.getByRole('link', { name: 'Thẻ đăng nhập' }).click();
  await desk.getByRole('button', { name: /^Cấp thẻ cho/ }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Cấp thẻ', exact: true }).click();
  const card = desk
    .locator('li, article, section')
    .filter({ hasText: 'Trần Văn Đức' })
    .filter({ hasText: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/ })
    .last();
  await expect(card).toBeVisible();
  delegateCode = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await card.innerText())?.[0] ?? '';
  expect(delegateCode).not.toBe('');

  // As long as the desk is open, the codes are there to be printed.
  await desk.getByRole('link', { name: 'Đại biểu và khách mời' }).click();
  await desk.getByRole('link', { name: 'Thẻ đăng nhập' }).click();
  await expect(card).toContainText(delegateCode);
});

test('two secretaries at the same item: nothing is lost without a word', async ({ browser }) => {
  const own = desk.getByRole('article', { name: 'Nguyễn Thị Hồng Nhung' });
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await own.innerText())?.[0] ?? '';
  const context = await browser.newContext({ locale: 'vi-VN' });
  const other = await context.newPage();
  await joinByLink(other, room.url, code);
  await other.getByRole('link', { name: 'Bàn thư ký' }).click();
  await desk.getByRole('link', { name: 'Chương trình và tài liệu' }).click();
  const first = 'Thông qua dự toán ngân sách xã năm 2027';
  const itemDialog = async (page: Page, title: string) => {
    await page.getByRole('button', { name: `Việc với “${title}”` }).click();
    await page.getByRole('menuitem', { name: 'Sửa nội dung' }).click();
    return page.getByRole('dialog');
  };
  const mine = await itemDialog(desk, first);
  await mine.getByLabel('Tên nội dung').fill(`${first} và phân bổ ngân sách`);
  const theirs = await itemDialog(other, first);
  await theirs.getByLabel('Tên nội dung').fill(`${first} (lần 2)`);
  await theirs.getByLabel('Người trình bày').fill('Phó Chủ tịch UBND xã');
  await theirs.getByRole('button', { name: 'Lưu' }).click();
  await expect(mine.getByText('Người khác vừa sửa chính phần này')).toBeVisible();
  await expect(mine.getByLabel('Người trình bày')).toHaveValue('Phó Chủ tịch UBND xã');
  await mine.getByLabel('Tên nội dung').fill(first);
  await mine.getByRole('button', { name: 'Lưu' }).click();
  await expect(other.getByRole('heading', { name: first, exact: true })).toBeVisible();

  await desk.getByRole('button', { name: 'Thêm nội dung' }).first().click();
  await desk.getByRole('dialog').getByLabel('Tên nội dung').fill('Nội dung thử');
  await desk.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await expect(desk.getByRole('dialog')).toBeHidden();
  await itemDialog(desk, 'Nội dung thử');
  await other.getByRole('button', { name: 'Việc với “Nội dung thử”' }).click();
  await other.getByRole('menuitem', { name: 'Xóa nội dung' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Xóa nội dung' }).click();
  await expect(desk.getByText('Người khác vừa xóa phần đang sửa')).toBeVisible();
  await context.close();
});

test('a list without a header is taken over, and what is no list is answered with an example', async () => {
  await desk.getByRole('link', { name: 'Đại biểu và khách mời' }).click();
  await desk.getByRole('button', { name: 'Dán danh sách' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Danh sách').fill('Giám đốc\t5');
  await expect(dialog.getByRole('table', { name: 'Ví dụ về dòng đầu' })).toBeVisible();
  await dialog.getByLabel('Danh sách').fill('1\tLý Văn Ổn\tTrưởng Công an xã\n2\tĐỗ Thị Én\t');
  await expect(dialog.getByText('cột 2 là Họ và tên')).toBeVisible();
  await dialog.getByRole('button', { name: 'Thêm 2 người' }).click();
  await expect(desk.getByText('Trưởng Công an xã')).toBeVisible();
});

test('nothing is seen before it is published, everything after', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 820, height: 1180 },
    locale: 'vi-VN',
    hasTouch: true,
  });
  const delegate = await context.newPage();
  await joinByLink(delegate, room.url, delegateCode);
  await expect(delegate.getByText('Chương trình chưa được công bố')).toBeVisible();

  await desk.getByRole('link', { name: 'Chương trình và tài liệu' }).click();
  await desk.getByRole('button', { name: 'Xem và công bố' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Công bố', exact: true }).click();
  await expect(
    delegate.getByRole('heading', { name: 'Thông qua dự toán ngân sách xã năm 2027' }).first(),
  ).toBeVisible();

  await openFile(delegate, hasCorpus() ? /giay[ -]moi/i : /to[ -]trinh/i);
  await chooseTool(delegate, 'Bút');
  await draw(delegate, 1, { x: 0.3, y: 0.4 });
  await expectSaved(delegate);
  await context.close();
});

test('a new version is a draft until it is published; the delegate then has it', async () => {
  await desk
    .getByRole('button', { name: /^Việc với tệp/ })
    .first()
    .click();
  const chooser = desk.waitForEvent('filechooser');
  await desk.getByRole('menuitem', { name: 'Thay bằng bản mới…' }).click();
  await (await chooser).setFiles(join(DIST, 'sample/06-du-thao-nghi-quyet-lan-2.pdf'));
  await expect(desk.getByText('Bản 2').first()).toBeVisible({ timeout: 30_000 });
  await expect(desk.getByRole('button', { name: 'Xem và công bố' })).toBeVisible();
});
