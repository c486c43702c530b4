import { expect, test, type Browser, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createMemoryHost } from '../../../renderer/host/memoryHost.ts';
import { createRoomClient } from '../../../renderer/room/createRoomClient.ts';
import { createSession } from '../../../renderer/room/join.ts';
import type { RoomClient } from '../../../renderer/room/RoomClient.ts';
import { until } from '../../../renderer/signal.ts';
import type { ItemId, MemberId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { connect, order, takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { joinByLink } from '../actions.ts';
import { openChairDesk, openTablet } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting } from '../sitting.ts';

/** A question from the slip to the promise, and the promise from session to session, on the real server. */
test.describe.configure({ mode: 'serial' });

const OFFICIAL = 'Cao Văn Thuyên';
const TOPIC = 'Tiến độ xử lý bãi rác Đông Sơn';
const PROMISE = 'Hoàn thành hệ thống xử lý nước rỉ rác tại bãi rác Đông Sơn';
const NOTE = 'Đã nghiệm thu, văn bản số 1275/SNNMT';

let room: RoomServer;
let secretary: Seat;
let tablet: Page;
let guest: Page;
let desk: Page;
const clients: RoomClient[] = [];

test.beforeAll(async ({ browser }) => {
  room = await RoomServer.start();
  secretary = await takeSeat(room.url, room.ready.codes.secretary ?? '');
  const { projection } = secretary.room;
  await until([projection], () => Object.keys(projection.get()?.members ?? {}).length > 0);
  const official = Object.values(projection.get()!.members).find(({ name }) => name === OFFICIAL)!;
  const codes = await secretary.room.issueCodes([official.id]);
  tablet = await openTablet(browser, room, room.ready.codes.delegates?.[4] ?? '');
  guest = await openTablet(browser, room, codes.get(official.id) ?? '');
  desk = await openChairDesk(browser, room, room.ready.codes.chair ?? '', 'run');
});

test.afterAll(async () => {
  for (const client of clients) client.close();
  secretary?.room.close();
  for (const page of [tablet, guest, desk]) await page?.context().close();
  await room?.dispose();
});

const toQuestions = (page: Page) => page.getByRole('link', { name: 'Chất vấn', exact: true }).click();
const part = (page: Page, name: RegExp) => page.getByRole('radiogroup').getByText(name).first().click();

/** Seconds that a clock shows. */
async function secondsOn(page: Page, clock: string): Promise<number> {
  const [minutes = '0', seconds = '0'] = ((await page.getByTestId(clock).textContent()) ?? '').split(':');
  return Number(minutes) * 60 + Number(seconds);
}

test('a slip is written before the session, kept on the device, and sent', async () => {
  await toQuestions(tablet);
  await tablet.getByRole('button', { name: 'Viết phiếu chất vấn' }).tap();
  const dialog = tablet.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Họ và tên' }).fill('cao van thuyen');
  await tablet.getByRole('option', { name: /^Cao Văn Thuyên/ }).click();
  await dialog.getByLabel('Vấn đề chất vấn').fill(TOPIC);
  await dialog.getByLabel('Nội dung chất vấn').fill('Đề nghị cho biết giải pháp\nvà thời hạn.');
  await dialog.getByRole('button', { name: 'Để sau' }).click();
  await tablet.reload();
  await tablet.getByRole('button', { name: 'Viết phiếu chất vấn' }).tap();
  await expect(dialog.getByLabel('Nội dung chất vấn')).toHaveValue(
    'Đề nghị cho biết giải pháp\nvà thời hạn.',
  );
  // The sample has one item about questions; the slip goes there by itself.
  await expect(dialog.getByRole('combobox', { name: 'Nội dung của chương trình' })).toHaveValue(
    /Chất vấn và trả lời chất vấn$/,
  );
  await dialog.getByRole('button', { name: 'Gửi phiếu' }).click();
  const own = tablet.getByTestId('question');
  await expect(own).toHaveAttribute('data-state', 'submitted');
  await expect(own).toContainText(OFFICIAL);
  // Nothing is left of the draft.
  await tablet.getByRole('button', { name: 'Viết phiếu chất vấn' }).tap();
  await expect(dialog.getByLabel('Nội dung chất vấn')).toHaveValue('');
  await dialog.getByRole('button', { name: 'Để sau' }).click();
});

test('it is returned, sent again, accepted, and only then seen by the official and by all', async ({
  browser,
}) => {
  await toQuestions(guest);
  await expect(guest.getByText('Chưa có chất vấn nào được tiếp nhận')).toBeVisible();
  await expect(guest.getByText('Gửi tới tôi')).toHaveCount(0);
  await toQuestions(desk);
  const row = desk.getByTestId('question');
  await row.getByRole('button', { name: /^Việc khác/ }).click();
  await desk.getByRole('menuitem', { name: 'Trả lại đại biểu' }).click();
  await desk.getByRole('dialog').getByLabel('Lý do').fill('Đề nghị nêu rõ địa bàn.');
  await desk.getByRole('dialog').getByRole('button', { name: 'Trả lại', exact: true }).click();
  const own = tablet.getByTestId('question');
  await expect(own).toContainText('Lý do trả lại: Đề nghị nêu rõ địa bàn.');
  await own.getByRole('button', { name: 'Sửa và gửi lại' }).tap();
  await tablet
    .getByRole('dialog')
    .getByLabel('Nội dung chất vấn')
    .fill('Đề nghị cho biết giải pháp ở hai xã.');
  await tablet.getByRole('dialog').getByRole('button', { name: 'Gửi phiếu' }).click();
  await row.getByRole('button', { name: 'Tiếp nhận' }).click();
  await expect(own).toHaveAttribute('data-state', 'accepted');
  await expect(guest.getByText('Gửi tới tôi (1)')).toBeVisible();
  const other = await openTablet(browser, room, room.ready.codes.delegates?.[7] ?? '');
  await toQuestions(other);
  await part(other, /^Chất vấn và trả lời$/);
  await expect(other.getByTestId('question')).toContainText('Đề nghị cho biết giải pháp ở hai xã.');
  await other.context().close();
});

test('the official answers in writing with a file of the item', async () => {
  await part(guest, /^Gửi tới tôi/);
  await guest.getByTestId('question').getByRole('button', { name: 'Trả lời bằng văn bản' }).tap();
  const dialog = guest.getByRole('dialog');
  await dialog.getByLabel('Nội dung trả lời').fill('Sở đã trình phương án; sẽ báo cáo tại phiên họp.');
  await dialog.getByRole('combobox', { name: 'Tài liệu kèm theo' }).click();
  await guest
    .getByRole('option', { name: 'Báo cáo trả lời chất vấn của Sở Nông nghiệp và Môi trường' })
    .click();
  await dialog.getByRole('button', { name: 'Gửi trả lời' }).click();
  const answer = tablet.getByTestId('written-answer');
  await expect(answer).toContainText('Sở đã trình phương án');
  await answer.getByRole('link').tap();
  await expect(tablet.getByTestId('reader')).toHaveAttribute('data-state', 'ready');
  await tablet.goBack();
});

test('question, answer and follow-up, one touch each, with their clocks in the hall; a promise is noted', async ({
  browser,
}) => {
  test.slow();
  await beginSitting(secretary);
  const item = Object.values(secretary.room.projection.get()!.items).find(({ title }) =>
    /^Chất vấn/.test(title),
  )!;
  await order(secretary.room, { type: 'setItemState', itemId: item.id as ItemId, state: 'running' });
  const hall = await hallScreen(browser);
  await desk.getByRole('link', { name: 'Điều hành' }).click();
  const run = desk.getByTestId('question-run');
  await run.getByRole('button', { name: /^Mời .* chất vấn$/ }).click();
  await expect(hall.getByTestId('hall-asked')).toHaveText(/^Chất vấn Cao Văn Thuyên – Giám đốc Sở/);
  await expect(hall.locator('main')).toContainText(TOPIC);
  await expect(tablet.getByTestId('own-speech')).toContainText(TOPIC);
  expect(await secondsOn(hall, 'hall-clock')).toBeLessThanOrEqual(60);

  await run
    .getByRole('button', { name: `Mời ${OFFICIAL} – Giám đốc Sở Nông nghiệp và Môi trường trả lời chất vấn` })
    .click();
  await expect(hall.getByRole('heading', { name: OFFICIAL })).toBeVisible();
  await expect(hall.getByTestId('hall-asked')).toHaveText(/^Trả lời đại biểu /);
  await expect(tablet.getByTestId('own-speech')).toBeHidden();
  await expect(guest.getByTestId('own-speech')).toBeVisible();
  const left = await secondsOn(hall, 'hall-clock');
  expect(left).toBeGreaterThan(60);
  expect(left).toBeLessThanOrEqual(180);

  await desk.getByTestId('speech-desk').getByRole('button', { name: 'Ghi lời hứa' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Họ và tên' })).toHaveValue(new RegExp(OFFICIAL));
  await dialog.getByLabel('Nội dung lời hứa').fill(PROMISE);
  await dialog.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await expect(dialog).toBeHidden();

  await run.getByRole('button', { name: /^Mời .* chất vấn lại$/ }).click();
  await expect(hall.locator('main')).toContainText('Chất vấn lại');
  await run.getByRole('button', { name: /trả lời chất vấn$/ }).click();
  await expect(hall.getByRole('heading', { name: OFFICIAL })).toBeVisible();
  await desk.getByTestId('speech-desk').getByRole('button', { name: 'Kết thúc', exact: true }).click();
  await run.getByRole('button', { name: 'Đã trả lời xong' }).click();
  await expect(tablet.getByTestId('question')).toHaveAttribute('data-state', 'closed');
  await expect(tablet.getByTestId('question').getByRole('listitem')).toHaveCount(4);
  await hall.context().close();

  await part(tablet, /^Sổ lời hứa$/);
  await expect(tablet.getByTestId('promise')).toContainText(PROMISE);
  await expect(tablet.getByTestId('promise')).toHaveAttribute('data-standing', 'open');
});

test('the next session of the council shows it until it is settled there; the third has it no more', async ({
  browser,
}, info) => {
  test.slow();
  const council = secretary.room.projection.get()!.session.about.council;
  const second = await nextSession('Kỳ họp thứ hai', council);
  const [delegate, clerk] = await openSession(browser, second);
  await toQuestions(delegate);
  await part(delegate, /^Sổ lời hứa$/);
  await expect(delegate.getByTestId('earlier-promises').getByTestId('promise')).toContainText(PROMISE);
  await toQuestions(clerk);
  await part(clerk, /^Sổ lời hứa$/);
  await clerk.getByRole('button', { name: 'Đưa tất cả vào sổ' }).click();
  await expect(clerk.getByTestId('earlier-promises')).toBeHidden();
  const taken = clerk.getByTestId('promises').getByTestId('promise');
  await expect(taken).toContainText('Chuyển từ kỳ họp trước');
  await taken.getByRole('button', { name: 'Đã thực hiện' }).click();
  await clerk.getByRole('dialog').getByLabel('Kết quả thực hiện').fill(NOTE);
  await clerk.getByRole('dialog').getByRole('button', { name: 'Ghi nhận' }).click();
  await expect(taken).toHaveAttribute('data-standing', 'settled');
  await expect(delegate.getByTestId('promise')).toContainText(NOTE);

  const saving = clerk.waitForEvent('download');
  await clerk.getByRole('button', { name: 'Xuất bảng (CSV)' }).click();
  const table = info.outputPath('so.csv');
  await (await saving).saveAs(table);
  expect(await readFile(table, 'utf8')).toContain(`${PROMISE},${OFFICIAL}`);

  // The first session's ledger knows what became of it.
  await tablet.reload();
  await expect(tablet.getByTestId('promise')).toContainText('ghi nhận tại Kỳ họp thứ hai');

  const third = await nextSession('Kỳ họp thứ ba', council);
  const [reader] = await openSession(browser, third);
  await toQuestions(reader);
  await part(reader, /^Sổ lời hứa$/);
  await expect(reader.getByText('Chưa có lời hứa nào trong sổ')).toBeVisible();
  await expect(reader.getByTestId('earlier-promises')).toHaveCount(0);
  for (const page of [delegate, clerk, reader]) await page.context().close();
});

test('the records of both sessions verify from the export alone', async ({}, info) => {
  const ids = [secretary.room.session.sessionId, ...clients.map(({ session }) => session.sessionId)];
  for (const [index, id] of ids.entries()) {
    const file = info.outputPath(`record-${index}.json`);
    const exported = exportRecord(room, id, file);
    expect(exported.status, exported.text).toBe(0);
    const verified = verifyRecord(file);
    expect(verified.status, verified.text).toBe(0);
  }
});

/** A session of the same council, public, with a delegate; its secretary's client is kept open. */
async function nextSession(
  title: string,
  council: Projection['session']['about']['council'],
): Promise<RoomClient> {
  const host = createMemoryHost(connect);
  const { token } = secretary.room.session;
  const details = { title, place: '' };
  const session = await createSession(host, room.url, {
    council,
    details,
    secretaryName: 'Lê Thị Thư',
    token,
  });
  const client = createRoomClient(host, session);
  clients.push(client);
  await order(client, {
    type: 'putMembers',
    members: [
      {
        ...{ id: 'd1' as MemberId, name: 'Nguyễn Thị Ánh', position: 'Đại biểu', roles: ['delegate'] },
        ...{ groupId: null, committeeIds: [] },
      },
    ],
  });
  await order(client, { type: 'publish' });
  return client;
}

/** The delegate's tablet and the secretary's laptop. */
async function openSession(browser: Browser, client: RoomClient): Promise<[Page, Page]> {
  const clerkId = client.session.member.id;
  const codes = await client.issueCodes(['d1' as MemberId, clerkId]);
  const laptop = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  await joinByLink(laptop, room.url, codes.get(clerkId) ?? '');
  return [await openTablet(browser, room, codes.get('d1' as MemberId) ?? ''), laptop];
}

async function hallScreen(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await joinByLink(page, room.url, room.ready.codes.delegates?.[5] ?? '');
  await page.goto(`${page.url()}/display`);
  return page;
}
