import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { MemberId, OpinionId, OpinionQuestionId } from '../../../shared/domain/ids.ts';
import { toTypedDateTime } from '../../../renderer/ui/time.ts';
import { order, prepareSession, type PreparedSession } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { expectOffline, expectOnline, joinByLink } from '../actions.ts';
import { RoomServer } from '../roomServer.ts';

/**
 * Between meetings: the secretary asks in writing and reminds; three delegates answer, one of them offline; one who
 * comes back after the deadline is refused and keeps the words; the report is published, printed, opened as a table,
 * and the record verified by a stranger.
 */
test.describe.configure({ mode: 'serial' });

const DELEGATES = 3;
const TITLE = 'Lấy ý kiến về dự thảo Nghị quyết hỗ trợ học phí';
const QUESTIONS = [
  'Đại biểu có đồng ý với mức hỗ trợ không?',
  'Đại biểu có đồng ý với thời gian thực hiện không?',
];
const LATE = 'late-sheet' as OpinionId;

let room: RoomServer;
let folder: string;
let session: PreparedSession;
let desk: Page;
let laptop: Page;
let tablet: Page;
let phone: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'paperless-opinions-'));
  room = await RoomServer.start('--no-sample');
  session = await prepareSession(room, { delegates: DELEGATES, motions: 1 });
  const { secretary, memberIds } = session;
  const codes = await secretary.issueCodes([...memberIds, secretary.session.member.id]);
  const code = (id: MemberId | undefined) => codes.get(id as MemberId) ?? '';
  desk = await open(browser, { width: 1366, height: 768 }, code(secretary.session.member.id));
  laptop = await open(browser, { width: 1366, height: 768 }, code(memberIds[0]));
  tablet = await open(browser, { width: 820, height: 1180 }, code(memberIds[1]));
  phone = await open(browser, { width: 390, height: 844 }, code(memberIds[2]));
});

test.afterAll(async () => {
  session?.secretary.close();
  for (const page of [desk, laptop, tablet, phone]) await page?.context().close();
  await room?.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function open(
  browser: Browser,
  viewport: { width: number; height: number },
  code: string,
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', acceptDownloads: true });
  const page = await context.newPage();
  await joinByLink(page, room.url, code);
  return page;
}

/** Opens the sheet that waits on the agenda. */
async function openWaiting(page: Page, title: string): Promise<void> {
  const card = page.getByTestId('opinions-card');
  await expect(card).toContainText(title);
  await card
    .getByRole('listitem')
    .filter({ hasText: title })
    .getByRole('link', { name: 'Cho ý kiến' })
    .click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

async function choose(page: Page, question: number, opinion: string, comment = ''): Promise<void> {
  const field = page.getByRole('group', { name: new RegExp(`^Câu ${question}\\.`) });
  await field.getByRole('button', { name: opinion, exact: true }).click();
  if (comment !== '') await field.getByRole('textbox').fill(comment);
}

const send = (page: Page) => page.getByRole('button', { name: /^Gửi ý kiến/ }).click();

test('the secretary writes a sheet, leaves it, finds it again, and sends it', async () => {
  await desk.getByRole('link', { name: 'Bàn thư ký' }).click();
  await desk.getByRole('link', { name: 'Phiếu lấy ý kiến' }).click();
  await expect(desk.getByText('Chưa gửi phiếu lấy ý kiến nào')).toBeVisible();
  await desk.getByRole('link', { name: 'Lập phiếu lấy ý kiến' }).click();
  await desk.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(desk.getByText('Hãy ghi tên phiếu.')).toBeVisible();
  await desk.getByLabel('Tên phiếu').fill(TITLE);
  await desk.getByLabel('Câu 1.').fill(QUESTIONS[0] ?? '');
  await desk.getByRole('button', { name: 'Thêm câu hỏi' }).click();
  await desk.getByLabel('Câu 2.').fill(QUESTIONS[1] ?? '');

  await desk.getByRole('link', { name: 'Giấy mời' }).click();
  await expect(desk.getByRole('heading', { name: 'Trả lời giấy mời' })).toBeVisible();
  await desk.reload();
  await desk.getByRole('link', { name: 'Phiếu lấy ý kiến' }).click();
  await desk.getByRole('link', { name: 'Lập phiếu lấy ý kiến' }).click();
  await expect(desk.getByText('Đây là phiếu đang lập dở lần trước.')).toBeVisible();
  await expect(desk.getByLabel('Tên phiếu')).toHaveValue(TITLE);
  await expect(desk.getByLabel('Câu 2.')).toHaveValue(QUESTIONS[1] ?? '');

  await desk.getByRole('combobox', { name: 'Tài liệu kèm theo' }).click();
  await desk.getByRole('option', { name: 'Dự thảo 1' }).click();
  await desk.getByLabel('Hạn trả lời').fill('01/01/2020 17:00');
  await desk.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(desk.getByText('Hạn trả lời phải ở sau thời điểm hiện tại.')).toBeVisible();
  await desk.getByLabel('Hạn trả lời').fill(toTypedDateTime(Date.now() + 49 * 60 * 60_000));
  await desk.getByRole('button', { name: 'Gửi phiếu' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog).toContainText(`${DELEGATES} đại biểu`);
  await dialog.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(desk.getByTestId('opinion-turnout')).toContainText(`0/${DELEGATES} đại biểu đã trả lời`);
});

test('a delegate finds it on the agenda with its deadline, answers, and changes the answer', async () => {
  await expect(laptop.getByTestId('opinions-badge')).toHaveText('1');
  await expect(laptop.getByTestId('opinions-card')).toContainText('còn 2 ngày');
  await openWaiting(laptop, TITLE);
  await expect(laptop.getByRole('link', { name: 'Dự thảo 1' })).toBeVisible();
  await choose(laptop, 1, 'Đồng ý');
  await choose(laptop, 2, 'Ý kiến khác');
  await send(laptop);
  await expect(laptop.getByText('Còn 1 câu chưa trả lời đủ.')).toBeVisible();
  await choose(laptop, 2, 'Ý kiến khác', 'Đề nghị kéo dài, "hai năm";\nvà đánh giá giữa kỳ');
  await send(laptop);
  await expect(laptop.getByText(/^Ý kiến đã được ghi nhận lúc/)).toBeVisible();
  await expect(laptop.getByTestId('opinions-badge')).toHaveCount(0);
  await choose(laptop, 1, 'Không đồng ý');
  await laptop.getByRole('button', { name: 'Gửi ý kiến đã sửa' }).click();
  await expect(laptop.getByRole('button', { name: 'Gửi ý kiến đã sửa' })).toBeDisabled();
  await expect(desk.getByTestId('opinion-turnout')).toContainText(`1/${DELEGATES} đại biểu đã trả lời`);
});

test('the others are reminded; one answers offline, honestly told so, and it goes out by itself', async () => {
  await openWaiting(tablet, TITLE);
  await desk.getByRole('button', { name: 'Nhắc 2 đại biểu chưa trả lời' }).click();
  await expect(desk.getByText(/^Đã nhắc lần cuối lúc/)).toBeVisible();
  await expect(tablet.getByText(/^Thư ký đã nhắc lúc/)).toBeVisible();

  await tablet.context().setOffline(true);
  await expectOffline(tablet);
  await choose(tablet, 1, 'Đồng ý', 'Đồng ý với tờ trình');
  await choose(tablet, 2, 'Đồng ý');
  await send(tablet);
  await expect(tablet.getByText('Ý kiến đang được giữ trên máy này')).toBeVisible();
  await expect(tablet.getByText(/^Ý kiến đã được ghi nhận/)).toHaveCount(0);
  await expect(desk.getByTestId('opinion-turnout')).toContainText(`1/${DELEGATES}`);
  await tablet.context().setOffline(false);
  await expect(tablet.getByText(/^Ý kiến đã được ghi nhận lúc/)).toBeVisible();
  await expect(desk.getByTestId('opinion-turnout')).toContainText(`2/${DELEGATES}`);
});

test('an answer that comes after the deadline is refused in words, and what was written is not lost', async () => {
  const questions = [{ id: 'late-1' as OpinionQuestionId, text: 'Đồng ý với thời gian họp không?' }];
  const sheet = { id: LATE, title: 'Lấy ý kiến gấp', text: null, questions };
  const deadline = session.secretary.now() + 20_000;
  await order(session.secretary, { type: 'askOpinion', sheet: { ...sheet, deadline } });
  await openWaiting(phone, 'Lấy ý kiến gấp');
  await phone.context().setOffline(true);
  await expectOffline(phone);
  await choose(phone, 1, 'Ý kiến khác', 'Đề nghị lùi một tuần');
  await send(phone);
  await expect(phone.getByText('Ý kiến đang được giữ trên máy này')).toBeVisible();
  await expect(phone.getByRole('button', { name: /^Gửi ý kiến/ })).toHaveCount(0);
  await expect(phone.getByText(/đã quá hạn trả lời/)).toBeVisible();
  await phone.context().setOffline(false);
  await expectOnline(phone);
  await expect(phone.getByText('Ý kiến này chưa được ghi nhận')).toBeVisible();
  await expect(phone.getByText(/Ý kiến gửi sau thời hạn không được ghi nhận/)).toBeVisible();
  await phone.reload();
  await expect(phone.getByText('Đề nghị lùi một tuần')).toBeVisible();
});

test('when all have answered the sheet is closed and its report published to everybody', async () => {
  await expect(desk.getByRole('button', { name: 'Kết thúc lấy ý kiến' })).toHaveCount(0);
  await phone.getByRole('link', { name: 'Chương trình', exact: true }).click();
  await openWaiting(phone, TITLE);
  await choose(phone, 1, 'Đồng ý');
  await choose(phone, 2, 'Không đồng ý');
  await send(phone);
  await expect(phone.getByText(/^Ý kiến đã được ghi nhận lúc/)).toBeVisible();
  await laptop.goto(`${laptop.url()}/report`);
  await expect(laptop.getByTestId('opinion-turnout')).toBeVisible();

  await desk.getByRole('button', { name: 'Kết thúc lấy ý kiến' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Kết thúc lấy ý kiến' }).click();
  await desk.getByRole('button', { name: 'Công bố báo cáo…' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Công bố báo cáo' }).click();
  await expect(desk.getByText('Đã công bố báo cáo', { exact: true })).toBeVisible();

  await phone.getByRole('link', { name: 'Xem báo cáo' }).click();
  const reported = phone.getByTestId('reported-question');
  await expect(reported).toHaveCount(2);
  const numbers = (opinion: string) => reported.first().locator(`[data-opinion=${opinion}]`);
  await expect(numbers('agree')).toContainText('2');
  await expect(numbers('agree')).toContainText('66,67% số được hỏi');
  await expect(numbers('disagree')).toContainText('33,33% số được hỏi');
  await expect(reported.last()).toContainText('Đại biểu 1');
  await expect(reported.last()).toContainText('và đánh giá giữa kỳ');
});

test('the report is printed in the official form and opened as a table; a stranger verifies the record', async () => {
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Xuất bảng CSV' }).click();
  const path = join(folder, 'opinions.csv');
  await (await download).saveAs(path);
  const bytes = await readFile(path);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString('utf8').split('\r\n');
  expect(lines[0]).toContain('STT,Họ và tên,Chức vụ,Tổ,Câu,Nội dung câu hỏi,Ý kiến,Góp ý,Trả lời lúc');
  expect(lines).toHaveLength(1 + 2 * DELEGATES + 1);
  expect(lines[1]).toContain(`1,Đại biểu 1,,,1,${QUESTIONS[0]},Không đồng ý,,`);
  expect(lines[2]).toContain('Ý kiến khác,"Đề nghị kéo dài, ""hai năm"";\nvà đánh giá giữa kỳ",');
  expect(lines[3]).toContain('Đồng ý,Đồng ý với tờ trình,');

  await desk.getByRole('link', { name: 'Bản in' }).click();
  const paper = desk.getByRole('article');
  await expect(paper).toContainText('Cộng hòa xã hội chủ nghĩa Việt Nam');
  await expect(paper).toContainText('Tổng số phiếu gửi lấy ý kiến: 3; số phiếu trả lời: 3, đạt 100%.');
  await expect(paper.getByRole('row').nth(1)).toContainText('2 (66,67%)');
  const printed = await desk.pdf({ preferCSSPageSize: true });
  expect(printed.subarray(0, 5).toString()).toBe('%PDF-');

  const file = join(folder, 'record.json');
  const { sessionId } = session.secretary.session;
  expect(exportRecord(room, sessionId, file)).toMatchObject({ status: 0 });
  expect(verifyRecord(file)).toMatchObject({ status: 0 });
});
