import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import type { PollId, RowId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { PollPlan } from '../../../shared/domain/slip.ts';
import { order, takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { joinByLink } from '../actions.ts';
import { openTablet } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, runDraft } from '../sitting.ts';

/**
 * A secret election on paper: tellers are named, slips printed, two of the tellers count apart, one of them mistaken;
 * the difference shows and is settled with a reason, the result is announced, the minute printed, and a stranger
 * recounts the record, in which nobody's choice is.
 */
test.describe.configure({ mode: 'serial' });

let room: RoomServer;
let folder: string;
let secretary: Seat;
let chair: Page;
let tellerOne: Page;
let tellerTwo: Page;
let delegate: Page;
let hall: Page;
let people: readonly Member[];
let names: readonly string[];
let candidate: string;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'paperless-paper-'));
  room = await RoomServer.start();
  const { codes } = room.ready;
  const delegates = codes.delegates ?? [];
  secretary = await takeSeat(room.url, codes.secretary ?? '');
  await beginSitting(secretary);
  const { itemId } = await runDraft(secretary);
  chair = await open(browser, { width: 1366, height: 768 }, codes.chair);
  tellerOne = await openTablet(browser, room, delegates[0] ?? '');
  tellerTwo = await openTablet(browser, room, delegates[1] ?? '');
  delegate = await openTablet(browser, room, delegates[2] ?? '');
  hall = await open(browser, { width: 1920, height: 1080 }, delegates[3]);
  await hall.goto(`${room.url}/#${/#?(\/s\/[^/?#]+)/.exec(hall.url())?.[1]}/display`);
  names = [await nameOf(tellerOne), await nameOf(tellerTwo)];
  people = Object.values(secretary.room.projection.get()?.members ?? {});
  const stands = people.find(
    ({ name, roles }) => roles.includes('delegate') && !roles.includes('chair') && !names.includes(name),
  );
  candidate = stands?.name ?? '';
  const poll: PollPlan = {
    ...{ id: randomUUID() as PollId, itemId, method: 'paper', follows: null },
    sheet: {
      form: 'election',
      title: 'Bầu hai Ủy viên Ủy ban nhân dân tỉnh',
      toElect: 2,
      rows: ['Nguyễn Thị Ánh', candidate, 'Vàng A Páo'].map((name, at) => ({
        ...{ id: `r${at}` as RowId, name, office: 'Giám đốc Sở', born: '' },
        memberId: at === 1 ? (stands?.id ?? null) : null,
      })),
    },
  };
  await order(secretary.room, { type: 'putPoll', poll });
});

test.afterAll(async () => {
  secretary?.room.close();
  for (const page of [chair, tellerOne, tellerTwo, delegate, hall]) await page?.context().close();
  await room?.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function open(
  browser: Browser,
  viewport: { width: number; height: number },
  code: string | undefined,
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  await joinByLink(page, room.url, code ?? '');
  return page;
}

async function goToPolls(): Promise<void> {
  await chair.getByRole('link', { name: 'Điều hành', exact: true }).click();
  await chair.getByText('Bỏ phiếu, bầu cử', { exact: true }).click();
}

test('tellers are named; who stands on the slip is not offered', async () => {
  await goToPolls();
  await expect(chair.getByRole('button', { name: 'Mở bỏ phiếu' })).toBeDisabled();
  await chair.getByRole('button', { name: 'Cử ban kiểm phiếu' }).click();
  const dialog = chair.getByRole('dialog');
  const name = dialog.getByRole('button', { name: 'Cử ban kiểm phiếu' });
  await expect(dialog.getByTestId('teller-faults')).toContainText('Chưa chọn trưởng ban.');
  await expect(name).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Trưởng ban' }).fill(candidate);
  await expect(chair.getByRole('listbox').getByText('Không có đại biểu nào phù hợp')).toBeVisible();
  await choose(dialog, 'Trưởng ban', names[0] ?? '');
  await choose(dialog, 'Thành viên', names[1] ?? '');
  await dialog.getByText('Ban kiểm phiếu gồm các đại biểu').click();
  await pick(dialog, 'Người kiểm đếm thứ nhất', names[0] ?? '');
  await pick(dialog, 'Người kiểm đếm thứ hai', names[1] ?? '');
  await expect(dialog.getByTestId('teller-faults')).toHaveCount(0);
  await name.click();
  await expect(chair.getByTestId('tellers').getByText('Kiểm đếm', { exact: true })).toHaveCount(2);
});

test('the slips are printed, two on a page, one for every voter', async () => {
  await chair.getByRole('link', { name: 'In phiếu' }).click();
  await expect(chair.getByTestId('print-page')).toContainText('61 đại biểu được bỏ phiếu');
  const pdf = (await chair.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(31);
  await chair.getByRole('link', { name: 'Về bàn điều hành' }).click();
  await chair.getByText('Bỏ phiếu, bầu cử', { exact: true }).click();
});

test('everybody is told where to vote, and a teller has the count one touch away', async () => {
  await chair.getByRole('button', { name: 'Mở bỏ phiếu' }).click();
  await expect(hall.getByText('Bỏ phiếu kín bằng phiếu giấy')).toBeVisible();
  await expect(delegate.getByTestId('paper-bar')).toContainText('không bấm trên máy');
  await expect(delegate.getByRole('link', { name: 'Nhập số kiểm phiếu' })).toHaveCount(0);
  for (const page of [tellerOne, tellerTwo]) {
    await page.getByRole('link', { name: 'Nhập số kiểm phiếu' }).click();
    await expect(page.getByTestId('paper-count-form')).toBeVisible();
  }
});

test('what cannot be is said while it is written, and a draft outlives the page', async () => {
  const numbers = [58, 59, 56, 2, 45, 37, 20];
  await write(tellerOne, numbers);
  await expect(tellerOne.getByTestId('discrepancies')).toContainText(
    'Thu vào nhiều hơn phát ra: thu vào 59, phát ra 58.',
  );
  await tellerOne.reload();
  const field = tellerOne.getByRole('textbox', { name: 'Số phiếu thu vào' });
  await expect(field).toHaveValue('59');
  await expect(tellerOne.getByRole('textbox', { name: `${candidate}: Bầu` })).toHaveValue('37');
  await tellerOne.getByRole('button', { name: 'Bớt một: Số phiếu thu vào' }).click();
  await expect(field).toHaveValue('58');
  await expect(tellerOne.getByTestId('discrepancies')).toHaveCount(0);
});

test('neither sees the other’s numbers before both are in; then what differs is shown, and nothing is closed', async () => {
  await tellerOne.getByRole('button', { name: 'Nhập số đã đếm' }).click();
  await expect(tellerOne.getByTestId('own-count')).toContainText('58');
  await expect(chair.getByTestId('paper-counting')).toHaveAttribute('data-counting', 'one');
  await expect(tellerTwo.getByTestId('count-page')).toContainText('Người kiểm đếm kia đã nhập');
  for (const page of [chair, tellerTwo, delegate]) {
    await expect(page.getByText('37', { exact: true })).toHaveCount(0);
  }
  await write(tellerTwo, [58, 58, 56, 2, 45, 38, 20]);
  await tellerTwo.getByRole('button', { name: 'Nhập số đã đếm' }).click();
  for (const page of [chair, tellerOne, tellerTwo]) {
    const rows = page.getByTestId('differences').locator('tbody tr');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(`${candidate}: Bầu`);
    await expect(rows).toContainText('37');
    await expect(rows).toContainText('38');
  }
  await expect(delegate.getByTestId('differences')).toHaveCount(0);
  await expect(chair.getByRole('button', { name: 'Kết thúc và công bố' })).toBeDisabled();
});

test('the mistaken teller counts again and says why; the chair closes and announces', async () => {
  await tellerTwo.getByRole('button', { name: 'Đếm lại và sửa' }).click();
  await tellerTwo.getByRole('button', { name: `Bớt một: ${candidate}: Bầu` }).click();
  const enter = tellerTwo.getByRole('button', { name: 'Nhập số đã sửa' });
  await expect(enter).toBeDisabled();
  await tellerTwo.getByLabel('Lý do sửa số đã nhập').fill('Đếm hai lần một phiếu');
  await enter.click();
  await expect(chair.getByTestId('paper-counting')).toHaveAttribute('data-counting', 'agreed');
  await expect(chair.getByTestId('recounts')).toContainText('Đếm hai lần một phiếu');
  await expect(hall.getByText('Trúng cử')).toHaveCount(0);
  await chair.getByRole('button', { name: 'Kết thúc và công bố' }).click();
  await expect(hall.getByText('Trúng cử', { exact: true }).first()).toBeVisible();
  await expect(hall.getByText('Nguyễn Thị Ánh')).toBeVisible();
  await expect(tellerOne.getByText('Lượt bỏ phiếu này đã kết thúc')).toBeVisible();
});

test('the minute has all of it, and is printed', async () => {
  await chair.getByRole('button', { name: 'Xem kết quả' }).click();
  await chair.getByRole('link', { name: 'Biên bản kiểm phiếu' }).click();
  const minute = chair.getByTestId('minute');
  for (const said of [
    `${names[0]}`,
    `${names[1]}: Đếm hai lần một phiếu`,
    'có mặt khi mở bỏ phiếu: 61',
    'Số phiếu phát ra: 58',
    'Để trúng cử cần ít nhất 31/61 phiếu (quá nửa tổng số đại biểu)',
    'Nguyễn Thị Ánh: 45/61 phiếu bầu (73,77%)',
    `${candidate}: 37/61 phiếu bầu (60,66%)`,
    'Đã bầu đủ 2 vị trí.',
  ]) {
    await expect(minute).toContainText(said);
  }
  await expect(minute.getByTestId('conclusion-elected')).not.toContainText('Vàng A Páo');
  const pdf = (await chair.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
});

test('a stranger recounts the record, and finds nobody’s choice in it', async () => {
  const file = join(folder, 'record.json');
  const exported = exportRecord(room, room.ready.session ?? '', file);
  expect(exported.status, exported.text).toBe(0);
  const verified = verifyRecord(file);
  expect(verified.status, verified.text).toBe(0);
  expect(verified.text).toContain('phát ra 58, thu về 58, hợp lệ 56, không hợp lệ 2');
  expect(verified.text).toContain(`${candidate}: 37 phiếu bầu; mức 31/61: trúng cử`);
  const record = await readFile(file, 'utf8');
  expect(record).toContain('paperCounted');
  for (const named of ['slipCast', 'ballotCast']) expect(record).not.toContain(named);
});

/** A searchable field: types the name and takes it. */
async function choose(dialog: Locator, field: string, name: string): Promise<void> {
  await dialog.getByRole('combobox', { name: field }).fill(name);
  await optionOf(dialog, field, name).click();
}

async function pick(dialog: Locator, field: string, name: string): Promise<void> {
  await dialog.getByRole('combobox', { name: field }).click();
  await optionOf(dialog, field, name).click();
}

function optionOf(dialog: Locator, field: string, name: string): Locator {
  const list = dialog.page().getByRole('listbox', { name: field });
  return list.locator('[data-combobox-option]:visible').filter({ hasText: name }).first();
}

/** Issued, collected, valid, invalid, and the marks of the rows. */
async function write(page: Page, numbers: readonly number[]): Promise<void> {
  const fields = page.getByTestId('paper-count-form').getByRole('textbox');
  await expect(fields).toHaveCount(numbers.length);
  for (const [at, number] of numbers.entries()) await fields.nth(at).fill(String(number));
}

/** From the button of the person's own menu. */
async function nameOf(page: Page): Promise<string> {
  const label = await page.getByRole('button', { name: /^Tài khoản/ }).getAttribute('aria-label');
  return (label ?? '').replace(/^Tài khoản( của)? /, '');
}
