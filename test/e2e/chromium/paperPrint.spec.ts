import { expect, test, type Page } from '@playwright/test';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pageOf, startFixture, type ServedFixture } from '../../fixtures/ui/startFixture.ts';

/** The council's papers as they leave the printer: sizes, page counts and words of the PDF that Chromium prints. */
let fixture: ServedFixture;

test.beforeAll(async () => {
  fixture = await startFixture();
});

test.afterAll(async () => {
  await fixture?.close();
});

interface PrintedPage {
  readonly millimetres: readonly [number, number];
  readonly text: string;
  /** What stands left and right of the middle. */
  readonly halves: readonly [string, string];
}

/** Prints the page as it stands. */
async function printed(page: Page): Promise<PrintedPage[]> {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const one = await document.getPage(number);
    const [, , width = 0, height = 0] = one.view;
    const { items } = await one.getTextContent();
    const said = (isMeant: (x: number) => boolean) =>
      items
        .map((item) => ('str' in item && isMeant(Number(item.transform[4])) ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
        .normalize('NFC');
    const size = (points: number) => Math.round((points / 72) * 25.4);
    pages.push({
      millimetres: [size(width), size(height)],
      text: said(() => true),
      halves: [said((x) => x < width / 2), said((x) => x >= width / 2)],
    });
  }
  await task.destroy();
  return pages;
}

async function open(page: Page, query: string, paper: 'slips' | 'minute'): Promise<void> {
  await page.goto(fixture.origin + pageOf('m2', query, `/paper/p1/${paper}`));
  await page.getByTestId('print-page').waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

test('slips of A5 come out two on an A4 page, for every voter one, with nothing that tells them apart', async ({
  page,
}) => {
  await open(page, 'vote=&secret=open', 'slips');
  const pages = await printed(page);
  expect(pages).toHaveLength(Math.ceil(61 / 2));
  expect(pages[0]?.millimetres).toEqual([297, 210]);
  const slips = pages.flatMap(({ halves }) => halves).filter((half) => half.includes('PHIẾU BẦU'));
  expect(slips).toHaveLength(61);
  expect([...new Set(slips.map((slip) => slip.trim()))]).toHaveLength(1);
  const [slip = ''] = slips;
  expect(slip).toContain('Độc lập - Tự do - Hạnh phúc');
  expect(slip).toContain('Thanh Giang, ngày 08 tháng 12 năm 2026');
  expect(slip).toContain('PHIẾU BẦU');
  expect(slip).toContain('chọn không quá 3 người');
  expect(slip).toContain('Phiếu không hợp lệ: phiếu không do Ban kiểm phiếu phát hành');
  expect(pages[0]?.text).toContain('Nơi đóng dấu');
});

test('four on a page, as many as are asked for; nothing of the application is printed', async ({ page }) => {
  await open(page, 'vote=&secret=open&rows=3', 'slips');
  await page.getByText('A6, 4 phiếu một trang').click();
  await page.getByLabel('Số phiếu', { exact: true }).fill('9');
  await expect(page.getByText('3 trang giấy A4')).toBeVisible();
  const pages = await printed(page);
  expect(pages.map(({ millimetres }) => millimetres)).toEqual([
    [210, 297],
    [210, 297],
    [210, 297],
  ]);
  const words = pages.map(({ text }) => text).join(' ');
  expect(words.split('PHIẾU BẦU')).toHaveLength(10);
  expect(words).not.toContain('Về bàn điều hành');
  expect(words).not.toContain('In, hoặc lưu');
});

test('a long list goes to A4 by itself, its head again on every page; a smaller size is not printed cut off', async ({
  page,
}) => {
  await open(page, 'vote=&secret=open&form=confidenceSlips&rows=30', 'slips');
  await expect(page.getByRole('radio', { name: 'A4, 1 phiếu' })).toBeChecked();
  await page.getByLabel('Số phiếu', { exact: true }).fill('2');
  const pages = await printed(page);
  expect(pages.length % 2).toBe(0);
  expect(pages.length).toBeGreaterThan(2);
  for (const { text, millimetres } of pages) {
    expect(millimetres).toEqual([210, 297]);
    if (!text.includes('Phiếu không hợp lệ:')) expect(text).toContain('Họ và tên');
  }
  const print = page.getByRole('button', { name: 'In, hoặc lưu thành tệp PDF' });
  await expect(print).toBeEnabled();
  await page.getByText('A5, 2 phiếu một trang').click();
  await expect(page.getByRole('alert')).toContainText('dài hơn khổ giấy này');
  await expect(print).toBeDisabled();
});

test('the minute is on A4 with its page numbers from the second page on, and its arithmetic', async ({
  page,
}) => {
  await open(page, 'vote=&secret=closed', 'minute');
  const pages = await printed(page);
  expect(pages).toHaveLength(2);
  for (const { millimetres } of pages) expect(millimetres).toEqual([210, 297]);
  expect(pages[0]?.text.startsWith('1 ')).toBe(false);
  expect(pages[1]?.text).toMatch(/^2 |(^| )2$/);
  const words = pages.map(({ text }) => text).join(' ');
  for (const said of [
    'BIÊN BẢN KIỂM PHIẾU',
    'Mở bỏ phiếu lúc 07 giờ 20; kết thúc kiểm phiếu lúc 07 giờ 55',
    'Vàng A Páo, Bí thư Đảng ủy xã Thượng Sơn – Trưởng ban',
    'H’Linh Niê Kđăm: Đếm sót hai phiếu kẹp vào nhau',
    'Số đại biểu có mặt khi mở bỏ phiếu: 58',
    'Số phiếu không hợp lệ: 2 (3,45% số phiếu thu vào)',
    'Để trúng cử cần ít nhất 31/61 phiếu (quá nửa tổng số đại biểu)',
    'Đặng Thị Dũng: 52/61 phiếu bầu (85,25%)',
    'TM. BAN KIỂM PHIẾU',
    'bản ghi số 411',
  ]) {
    expect(words).toContain(said);
  }
});

test('the minute says what follows of confidence slips and of a proposal', async ({ page }) => {
  await open(page, 'vote=&secret=closed&form=confidenceSlips&rows=5', 'minute');
  const confidence = (await printed(page)).map(({ text }) => text).join(' ');
  expect(confidence).toContain('Người có ít nhất 31/61 phiếu tín nhiệm thấp (quá nửa tổng số đại biểu)');
  expect(confidence).toContain('Người có ít nhất 41/61 phiếu tín nhiệm thấp (hai phần ba tổng số đại biểu)');
  expect(confidence).toContain('Không có người nào thuộc trường hợp xin từ chức');
  await open(page, 'vote=&secret=closed&form=proposal', 'minute');
  const proposal = (await printed(page)).map(({ text }) => text).join(' ');
  expect(proposal).toContain('Để được thông qua cần ít nhất 41/61 phiếu đồng ý');
  expect(proposal).toContain('Bãi nhiệm ông Đặng Văn Khiêm: 40/61 phiếu đồng ý (65,57%)');
});

test('before the close there is no minute, and who is not of the desk has none', async ({ page }) => {
  await page.goto(fixture.origin + pageOf('m2', 'vote=&secret=agreed', '/paper/p1/minute'));
  await expect(page.getByText('Chưa kết thúc kiểm phiếu')).toBeVisible();
  await page.goto(fixture.origin + pageOf('m0', 'vote=&secret=closed', '/paper/p1/minute'));
  await expect(page.getByTestId('minute')).toHaveCount(0);
  await expect(page.getByTestId('print-page')).toHaveCount(0);
});
