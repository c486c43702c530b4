import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { DiscussionId, GroupId, MemberId, SpeechId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import { order, takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { expectOffline, expectOnline, goToAgenda, joinByLink } from '../actions.ts';
import { openChairDesk, openTablet } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';

const SCRIBES = ['Bùi Thị Ngọc Ánh', 'Đặng Hữu Phước'] as const;

let room: RoomServer;
let secretary: Seat;
const pages: Page[] = [];

test.beforeEach(async () => {
  room = await RoomServer.start();
  secretary = await takeSeat(room.url, room.ready.codes.secretary ?? '');
});

test.afterEach(async () => {
  secretary.room.close();
  for (const page of pages.splice(0)) await page.context().close();
  await room.dispose();
});

const now = () => secretary.room.projection.get()!;

/** Two groups of the sample that have at least two delegates who do not sit at the desk. */
function twoGroups(): readonly { readonly id: GroupId; readonly delegates: readonly Member[] }[] {
  const { groups, members } = now();
  const all = Object.values(groups)
    .sort((a, b) => a.order - b.order)
    .map(({ id }) => ({
      id,
      delegates: Object.values(members)
        .filter((one) => one.groupId === id && one.roles.join() === 'delegate')
        .sort((a, b) => a.order - b.order),
    }));
  return all.filter(({ delegates }) => delegates.length >= 2).slice(0, 2);
}

/** A tablet signed in as this member. */
async function tabletOf(browser: Browser, memberId: MemberId): Promise<Page> {
  const codes = await secretary.room.issueCodes([memberId]);
  const page = await openTablet(browser, room, codes.get(memberId) ?? '');
  pages.push(page);
  return page;
}

/** The desk names both rooms in one dialog. */
async function prepare(desk: Page, groups: ReturnType<typeof twoGroups>): Promise<void> {
  await desk.getByRole('button', { name: 'Chuẩn bị thảo luận tổ' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Nội dung thảo luận').click();
  await desk.getByRole('option').first().click();
  await desk.keyboard.press('Escape');
  for (const { id, name } of Object.values(now().groups)) {
    const box = dialog.getByRole('checkbox', { name, exact: true });
    const index = groups.findIndex((one) => one.id === id);
    if (index === -1) {
      if (await box.isChecked()) await box.uncheck();
      continue;
    }
    const fields = dialog.getByRole('group', { name, exact: true });
    for (const [label, person] of [
      ['Tổ trưởng', groups[index]!.delegates[0]!.name],
      ['Thư ký tổ', SCRIBES[index]!],
    ] as const) {
      const field = fields.getByRole('combobox', { name: label });
      // A list that was just left may close this one in opening.
      await expect(async () => {
        await field.click();
        await field.fill(person);
        await desk.getByRole('option', { name: new RegExp(`^${person}`) }).click({ timeout: 3000 });
      }).toPass();
    }
    await fields.getByLabel('Phòng họp').fill(`Phòng họp ${index + 1}`);
  }
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toBeHidden();
}

async function enterRoom(page: Page): Promise<void> {
  await page.getByTestId('own-room').getByRole('link', { name: 'Vào phòng' }).tap();
  await expect(page.getByTestId('group-room')).toBeVisible();
}

test('two groups discuss in parallel; their notes survive a killed server and become a report', async ({
  browser,
}) => {
  test.slow();
  const scribeIds = ['thu-ky-1', 'thu-ky-2'] as MemberId[];
  await order(secretary.room, {
    type: 'putMembers',
    members: scribeIds.map((id, index) => ({
      ...{ id, name: SCRIBES[index]!, position: 'Chuyên viên Văn phòng', roles: ['guest'] as const },
      ...{ groupId: null, committeeIds: [] },
    })),
  });
  await expect.poll(() => scribeIds.every((id) => id in now().members)).toBe(true);
  const groups = twoGroups();
  const [first, second] = groups as [(typeof groups)[number], (typeof groups)[number]];
  const desk = await openChairDesk(browser, room, room.ready.codes.secretary ?? '', 'run');
  pages.push(desk);
  await desk
    .getByText(/^Thảo luận tổ/)
    .first()
    .click();
  await prepare(desk, groups);
  await expect(desk.getByTestId('room-tile')).toHaveCount(2);

  // Each chair opens the own room; with one item its discussion begins at once.
  const chairs = [
    await tabletOf(browser, first.delegates[0]!.id),
    await tabletOf(browser, second.delegates[0]!.id),
  ];
  for (const [index, chair] of chairs.entries()) {
    await expect(chair.getByTestId('own-room')).toContainText(`Phòng họp ${index + 1} · Tổ trưởng:`);
    await enterRoom(chair);
    await chair.getByRole('button', { name: 'Mở phòng' }).tap();
    await expect(chair.getByTestId('floor-desk')).toBeVisible();
  }
  await expect(desk.getByTestId('room-tile').getByText('Đang họp')).toHaveCount(2);
  const [chair, otherChair] = chairs as [Page, Page];

  // A delegate enters, asks there, and speaks there only.
  const delegate = await tabletOf(browser, first.delegates[1]!.id);
  await enterRoom(delegate);
  await delegate.getByTestId('floor-bar').getByRole('button', { name: 'Đăng ký phát biểu' }).tap();
  await delegate.getByRole('button', { name: /^Thảo luận/ }).tap();
  await expect(delegate.getByTestId('own-request')).toContainText('thứ 1');
  await expect(otherChair.getByTestId('queue-row')).toHaveCount(0);
  await chair
    .getByTestId('queue-row')
    .getByRole('button', { name: /^Mời .* phát biểu/ })
    .tap();
  await expect(delegate.getByTestId('own-speech')).toBeVisible();
  const speaker = first.delegates[1]!.name;
  await expect(desk.getByTestId('tile-speaker')).toContainText(speaker);
  const hall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  pages.push(hall);
  await joinByLink(
    hall,
    room.url,
    (await secretary.room.issueCodes([scribeIds[1]!])).get(scribeIds[1]!) ?? '',
  );
  await hall.goto(`${hall.url()}/display?room=${first.id}`);
  await expect(hall.locator('[data-scene]')).toHaveAttribute('data-scene', 'speech');
  await expect(hall.getByRole('heading', { name: speaker })).toBeVisible();

  const [discussion] = Object.values(now().discussions);
  const itemId = discussion!.itemIds[0]!;
  await order(secretary.room, {
    ...{ type: 'callSpeaker', room: second.id, itemId, kind: 'speech', topic: '' },
    ...{ speechId: 'phat-bieu-2' as SpeechId, seconds: null, after: null },
    speaker: { kind: 'member', memberId: second.delegates[1]!.id },
  });
  await expect(otherChair.getByTestId('speech-desk')).toContainText(second.delegates[1]!.name);
  await chair.getByTestId('speech-desk').getByRole('button', { name: 'Kết thúc', exact: true }).tap();
  await expect(hall.locator('[data-scene]')).toHaveAttribute('data-scene', 'item');
  await expect(otherChair.getByTestId('speech-clock')).toBeVisible();

  // The secretary writes; what is written while the server is dead goes out by itself.
  const scribe = await tabletOf(browser, scribeIds[0]!);
  await enterRoom(scribe);
  await scribe.getByLabel('Ý kiến chung').fill('Tổ cơ bản nhất trí với tờ trình');
  await expect(scribe.getByTestId('standing').first()).toContainText('Đã lưu lúc');
  await room.kill();
  await expectOffline(scribe);
  await scribe.getByLabel('Kiến nghị của tổ').fill('Đề nghị bổ sung biểu so sánh với năm trước');
  await expect(scribe.getByTestId('standing').last()).toContainText('đã giữ trên máy này');
  await room.restart();
  for (const page of [scribe, chair, otherChair, desk]) await expectOnline(page);
  await expect(scribe.getByTestId('standing').last()).toContainText('Đã lưu lúc');
  const key = `${discussion!.id}/${first.id}/${itemId}`;
  await expect.poll(() => now().groupNotes[key]?.parts.length).toBe(2);
  await expect(otherChair.getByTestId('speech-clock')).toBeVisible();

  for (const page of chairs) {
    await page.getByRole('button', { name: 'Kết thúc thảo luận' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc thảo luận' }).tap();
    await expect(page.getByRole('button', { name: 'Mở lại phòng' })).toBeVisible();
  }
  await expect(desk.getByText('Còn 1 ghi chép chưa được duyệt.')).toBeVisible();
  await chair.getByText('Ghi chép', { exact: true }).tap();
  await chair.getByRole('button', { name: 'Duyệt ghi chép' }).tap();
  await expect(chair.getByTestId('approval')).toContainText(/đã duyệt lúc/);

  await writeReport(desk);
  await readReport(delegate, discussion!.id);
  await expectVerified();
});

async function writeReport(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Tổng hợp ghi chép' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Tổng hợp', exact: true }).click();
  await desk.getByTestId('rooms-desk').getByRole('link', { name: 'Viết báo cáo' }).click();
  await desk.getByRole('button', { name: 'Chép từ ghi chép của các tổ' }).click();
  await expect(desk.getByLabel('Nội dung báo cáo')).toHaveValue(/biểu so sánh với năm trước/);
  await expect(desk.getByTestId('standing')).toContainText('Đã lưu');
  await desk.getByRole('button', { name: 'Công bố báo cáo' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Công bố báo cáo' }).click();
  await expect(desk.getByTestId('report-sheet')).toBeVisible();
}

/** As printed, the page is the document and nothing else. */
async function readReport(delegate: Page, discussionId: DiscussionId): Promise<void> {
  await goToAgenda(delegate);
  await delegate.getByTestId('report-card').getByRole('link', { name: 'Xem báo cáo' }).tap();
  await expect(delegate).toHaveURL(new RegExp(`/rooms/${discussionId}/report$`));
  const sheet = delegate.getByTestId('report-sheet');
  await expect(sheet).toContainText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ignoreCase: true });
  await expect(sheet).toContainText('Tổ cơ bản nhất trí với tờ trình');
  await delegate.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(delegate.getByRole('button', { name: 'In báo cáo' })).toBeHidden();
  await expect(delegate.getByRole('banner')).toHaveCount(0);
  const pdf = await delegate.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
}

async function expectVerified(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'paperless-record-'));
  try {
    const file = join(folder, 'record.json');
    const exported = exportRecord(room, room.ready.session ?? '', file);
    expect(exported.status, exported.text).toBe(0);
    const verified = verifyRecord(file);
    expect(verified.status, verified.text).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
