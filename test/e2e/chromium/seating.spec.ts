import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { until } from '../../../renderer/signal.ts';
import type { MemberId, SpeechId, VoteId } from '../../../shared/domain/ids.ts';
import { CHOICES, type Choice } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { order, takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { joinByLink } from '../actions.ts';
import { openTablet } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, putToVote, runDraft } from '../sitting.ts';

/** The seat map from the first drawing to who voted how, on the real server with real browsers. */
test.describe.configure({ mode: 'serial' });

let room: RoomServer;
let secretary: Seat;
let desk: Page;
let tablet: Page;

test.beforeAll(async ({ browser }) => {
  room = await RoomServer.start();
  const { codes } = room.ready;
  secretary = await takeSeat(room.url, codes.secretary ?? '');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  desk = await context.newPage();
  await joinByLink(desk, room.url, codes.secretary ?? '');
  tablet = await openTablet(browser, room, codes.secretary ?? '');
});

test.afterAll(async () => {
  secretary?.room.close();
  await desk?.context().close();
  await tablet?.context().close();
  await room?.dispose();
});

const known = (): Projection => secretary.room.projection.get()!;
const seatsKnown = () => Object.values(known().seatMap).sort((a, b) => a.order - b.order);
const delegates = () =>
  Object.values(known().members)
    .filter(({ roles }) => roles.includes('delegate'))
    .sort((a, b) => a.order - b.order);
const seated = () => seatsKnown().filter(({ memberId }) => memberId !== null);

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Bàn thư ký' }).click();
  await page.getByRole('link', { name: 'Sơ đồ chỗ ngồi' }).click();
  await page.getByRole('link', { name: /^(Vẽ|Sửa) sơ đồ$/ }).click();
  await expect(page.getByTestId('seat-editor')).toBeVisible();
}

const seatAt = (page: Page, label: string): Locator =>
  page.getByTestId('seat-canvas').getByRole('button', { name: new RegExp(`ghế ${label}$`) });
const saved = (page: Page) => expect(page.getByTestId('draft-state')).toHaveText('Đã lưu');
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await saved(page);
};

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function dragByMouse(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** A finger that moves for a fifth of a second and rests before it lifts: no fling, which would swallow the next tap. */
async function dragByFinger(cdp: CDPSession, from: { x: number; y: number }, to: { x: number; y: number }) {
  const begin = Date.now() / 1000 - 1;
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    after: number,
    at?: { x: number; y: number },
  ) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: at === undefined ? [] : [at],
      timestamp: begin + after,
    });
  await touch('touchStart', 0, from);
  for (let step = 1; step <= 8; step += 1) {
    await touch('touchMove', step * 0.025, {
      x: from.x + ((to.x - from.x) * step) / 8,
      y: from.y + ((to.y - from.y) * step) / 8,
    });
  }
  await touch('touchMove', 0.7, to);
  await touch('touchEnd', 0.9);
}

test('a half circle is set up in one go, and a seat is moved, taken back and moved by key', async () => {
  await openEditor(desk);
  await desk.getByRole('button', { name: 'Hình vòng cung' }).click();
  await expect(desk.getByRole('dialog').getByLabel('Số ghế')).toHaveValue('61');
  await desk.getByRole('button', { name: 'Thêm 61 ghế' }).click();
  const canvas = desk.getByTestId('seat-canvas');
  await expect(canvas.locator('[data-seat]')).toHaveCount(61);
  await expect(desk.getByTestId('draft-state')).toHaveText('Chưa lưu');
  expect(seatsKnown()).toHaveLength(0);
  await save(desk);
  await until([secretary.room.projection], () => seatsKnown().length === 61);

  const before = seatsKnown().find(({ label }) => label === '1-6')!;
  const from = await middleOf(seatAt(desk, '1-6'));
  await desk.keyboard.press('Escape');
  await dragByMouse(desk, from, { x: from.x + 30, y: from.y - 60 });
  await save(desk);
  const placed = () => seatsKnown().find(({ label }) => label === '1-6')!;
  await until([secretary.room.projection], () => placed().y < before.y);
  const after = placed();
  expect(after.x).toBeGreaterThan(before.x);
  expect([after.x % 10, after.y % 10]).toEqual([0, 0]);

  await desk.getByRole('button', { name: 'Hoàn tác' }).click();
  await save(desk);
  await until([secretary.room.projection], () => placed().y === before.y);
  await seatAt(desk, '1-6').click();
  await desk.keyboard.press('ArrowUp');
  await desk.keyboard.press('Shift+ArrowLeft');
  await save(desk);
  await until([secretary.room.projection], () => placed().x === before.x - 50);
  expect(placed().y).toBe(before.y - 10);
  await seatAt(desk, '1-6').click();
  await desk.getByRole('button', { name: 'Chọn cả hàng' }).click();
  await expect(desk.getByRole('status').filter({ hasText: /^Đang chọn 1[0-9] ghế$/ })).toBeVisible();
});

test('people are dragged onto seats, change places, get up, and the rest is seated at once', async () => {
  const [first, second] = delegates();
  await desk.getByText('Xếp người', { exact: true }).click();
  const people = () => desk.getByTestId('seating-person');
  await expect(people()).toHaveCount(61);
  await dragByMouse(desk, await middleOf(people().first()), await middleOf(seatAt(desk, '1-1')));
  await expect(seatAt(desk, '1-1')).toHaveAttribute('data-member', first!.id);
  await expect(people()).toHaveCount(60);
  await people().first().click();
  await seatAt(desk, '1-2').click();
  await expect(seatAt(desk, '1-2')).toHaveAttribute('data-member', second!.id);
  await dragByMouse(desk, await middleOf(seatAt(desk, '1-1')), await middleOf(seatAt(desk, '1-2')));
  await expect(seatAt(desk, '1-2')).toHaveAttribute('data-member', first!.id);
  await expect(seatAt(desk, '1-1')).toHaveAttribute('data-member', second!.id);
  await dragByMouse(
    desk,
    await middleOf(seatAt(desk, '1-1')),
    await middleOf(desk.getByRole('list', { name: /^Chưa xếp/ })),
  );
  await expect(seatAt(desk, '1-1')).not.toHaveAttribute('data-member', /./);
  await desk.getByRole('button', { name: 'Tự xếp' }).click();
  await desk.getByRole('menuitem', { name: 'Theo tổ, mỗi tổ ngồi gần nhau' }).click();
  await expect(desk.getByText('Không còn đại biểu nào chưa có chỗ.')).toBeVisible();
  await save(desk);
  await until([secretary.room.projection], () => seated().length === 61);
  expect(seatsKnown().find(({ label }) => label === '1-2')?.memberId).toBe(first!.id);
});

test('a finger moves seats and people; a drawing left unsaved is there again', async () => {
  await openEditor(tablet);
  const cdp = await tablet.context().newCDPSession(tablet);
  const before = seatsKnown().find(({ label }) => label === '4-9')!;
  const from = await middleOf(seatAt(tablet, '4-9'));
  await dragByFinger(cdp, from, { x: from.x, y: from.y + 40 });
  await expect(tablet.getByTestId('draft-state')).toHaveText('Chưa lưu');
  await tablet.getByText('Xếp người', { exact: true }).tap();
  const [one, other] = [seatAt(tablet, '2-1'), seatAt(tablet, '2-2')];
  const [memberOne, memberOther] = [
    await one.getAttribute('data-member'),
    await other.getAttribute('data-member'),
  ];
  await dragByFinger(cdp, await middleOf(one), await middleOf(other));
  await expect(other).toHaveAttribute('data-member', memberOne ?? '');
  await expect(one).toHaveAttribute('data-member', memberOther ?? '');
  await dragByFinger(
    cdp,
    await middleOf(one),
    await middleOf(tablet.getByRole('list', { name: /^Chưa xếp/ })),
  );
  await expect(tablet.getByTestId('seating-person')).toHaveCount(1);
  await dragByFinger(cdp, await middleOf(tablet.locator('[data-handle]').first()), await middleOf(one));
  await expect(one).toHaveAttribute('data-member', memberOther ?? '');

  await tablet.getByRole('link', { name: 'Về bàn thư ký' }).tap();
  await expect(tablet.getByTestId('seating-summary')).toHaveText('61 ghế, 61 người có chỗ.');
  await tablet.getByRole('link', { name: 'Sửa sơ đồ' }).tap();
  await expect(tablet.getByText('Bản vẽ lần trước chưa lưu đã được mở lại.')).toBeVisible();
  await save(tablet);
  await until([secretary.room.projection], () => {
    return seatsKnown().find(({ label }) => label === '4-9')!.y > before.y;
  });
  await saved(desk);
});

test('two who draw at once are told, and neither loses a drawing unseen', async () => {
  await desk.getByText('Xếp ghế', { exact: true }).click();
  await desk.getByRole('button', { name: 'Thêm một ghế' }).click();
  await tablet.getByText('Xếp ghế', { exact: true }).tap();
  await tablet.getByRole('button', { name: 'Chọn tất cả' }).tap();
  await tablet.getByRole('button', { name: 'Xóa 61 ghế' }).tap();
  await save(tablet);
  await expect(desk.getByRole('alert')).toContainText('Người khác vừa lưu một sơ đồ khác');
  await expect(desk.getByRole('button', { name: 'Lưu', exact: true })).toBeDisabled();
  await expect(desk.getByTestId('seat-canvas').locator('[data-seat]')).toHaveCount(62);
  await desk.getByRole('button', { name: 'Giữ bản vẽ này' }).click();
  await save(desk);
  await until([secretary.room.projection], () => seatsKnown().length === 62);
  await expect(tablet.getByTestId('seat-canvas').locator('[data-seat]')).toHaveCount(62);
  await desk.keyboard.press('Delete');
  await save(desk);
  await until([secretary.room.projection], () => seatsKnown().length === 61);
});

test('a list from Excel is previewed with what is wrong in it, and taken back', async ({}, info) => {
  const [first, second] = delegates();
  const text = [
    'Hàng;Chỗ;Họ và tên',
    `A;1;${first!.name}`,
    `A;2;${second!.name}`,
    'A;3;Nguyễn Văn Không Có',
    `;;${delegates()[2]!.name}`,
    'B;1;',
  ].join('\r\n');
  const path = info.outputPath('cho-ngoi.csv');
  await writeFile(path, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
  await desk.getByRole('button', { name: 'Nhập và lưu thành tệp' }).click();
  await desk.getByRole('menuitem', { name: 'Nhập từ tệp CSV' }).click();
  await desk.locator('input[type=file]').setInputFiles(path);
  const problems = desk.getByTestId('import-problems').getByRole('listitem');
  await expect(problems).toHaveText([
    'Dòng 4: không tìm thấy “Nguyễn Văn Không Có” trong danh sách; ghế để trống.',
    `Dòng 5: không rõ ghế nào, dòng bị bỏ qua (${delegates()[2]!.name}).`,
  ]);
  await expect(desk.getByText('4 dòng có ghế · 4 ghế trên sơ đồ · 2 người có chỗ')).toBeVisible();
  await desk.getByRole('button', { name: 'Đưa vào bản vẽ' }).click();
  await expect(desk.getByTestId('seat-canvas').locator('[data-seat]')).toHaveCount(4);
  await desk.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(desk.getByTestId('seat-canvas').locator('[data-seat]')).toHaveCount(61);
  await saved(desk);

  const saving = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Nhập và lưu thành tệp' }).click();
  await desk.getByRole('menuitem', { name: 'Lưu thành tệp CSV' }).click();
  const kept = info.outputPath('luu.csv');
  await (await saving).saveAs(kept);
  expect((await readFile(kept, 'utf8')).trimEnd().split('\r\n')).toHaveLength(62);
  await desk.getByRole('button', { name: 'Nhập và lưu thành tệp' }).click();
  await desk.getByRole('menuitem', { name: 'Nhập từ tệp CSV' }).click();
  await desk.locator('input[type=file]').setInputFiles(kept);
  await expect(desk.getByText('61 dòng có ghế · 61 ghế trên sơ đồ · 61 người có chỗ')).toBeVisible();
  await expect(desk.getByText('Mọi dòng đều đọc được.')).toBeVisible();
  await desk.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click();
});

/** What the seat of each member says on a plan, by member. */
async function kindsOn(plan: Locator): Promise<ReadonlyMap<string, string>> {
  const pairs = await plan
    .locator('[data-member]')
    .evaluateAll((seats) =>
      seats.map((seat): [string, string] => [
        seat.getAttribute('data-member') ?? '',
        seat.getAttribute('data-kind') ?? '',
      ]),
    );
  return new Map(pairs);
}

async function openHall(page: Page, code: string): Promise<void> {
  await joinByLink(page, room.url, code);
  await page.goto(`${page.url().replace(/(\/s\/[^/?]+).*$/, '$1')}/display`);
}

test('the roll is called on the seats, and the hall sees it', async ({ browser }) => {
  await beginSitting(secretary, ['absent']);
  const [first, second] = delegates();
  const absent = delegates().at(-1)!;
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN' });
  const hall = await context.newPage();
  await openHall(hall, room.ready.codes.guests?.[0] ?? '');
  const shown = hall.getByTestId('hall-presence');
  const at = (page: Locator, memberId: MemberId) => page.locator(`[data-member="${memberId}"]`);
  await expect(at(shown, absent.id)).toHaveAttribute('data-kind', 'absent');
  await expect(at(shown, first!.id)).toHaveAttribute('data-kind', 'present');

  await desk.getByRole('link', { name: 'Về bàn thư ký' }).click();
  await desk.getByRole('link', { name: 'Điều hành' }).click();
  await desk
    .getByText(/^Điểm danh/)
    .first()
    .click();
  await desk.getByRole('radiogroup', { name: 'Cách xem' }).getByText('Sơ đồ').click();
  const map = desk.getByTestId('hall-map');
  await at(map, second!.id).click();
  await desk.getByTestId('picked-seat').getByRole('button', { name: 'Đã rời phòng' }).click();
  await expect(at(map, second!.id)).toHaveAttribute('data-kind', 'left');
  await expect(at(shown, second!.id)).toHaveAttribute('data-kind', 'left');
  await desk.getByTestId('picked-seat').getByRole('button', { name: 'Có mặt' }).click();
  await expect(at(shown, second!.id)).toHaveAttribute('data-kind', 'present');
  await expect(desk.getByTestId('quorum')).toContainText('60/61');

  const { itemId } = await runDraft(secretary);
  const speechId = 'sp1' as SpeechId;
  const speaker = { kind: 'member', memberId: first!.id } as const;
  const speech = { speechId, room: 'hall', itemId, speaker, kind: 'speech', topic: '' } as const;
  await order(secretary.room, { type: 'callSpeaker', ...speech, seconds: null, after: null });
  await expect(at(shown, first!.id)).toHaveAttribute('data-speaking', 'true');
  await expect(at(map, first!.id)).toHaveAttribute('data-speaking', 'true');
  await order(secretary.room, { type: 'endFloor', speechId, back: false });
  await context.close();
});

test('in an open vote the chair sees who has voted, and after the announcement everybody sees how', async ({
  browser,
}) => {
  const { codes } = room.ready;
  const voters = await Promise.all(
    (codes.delegates ?? []).slice(0, 6).map((code) => takeSeat(room.url, code)),
  );
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN' });
  try {
    const hall = await context.newPage();
    await openHall(hall, codes.guests?.[0] ?? '');
    const voteId: VoteId = await putToVote(secretary, 240);
    const chosen = new Map<string, Choice>();
    for (const [index, { memberId, room: own }] of voters.entries()) {
      const choice = CHOICES[index % CHOICES.length]!;
      await until([own.projection, own.ballots.device], () => {
        return own.projection.get()?.votes[voteId] !== undefined && own.ballots.device.get() === 'active';
      });
      await own.ballots.cast(voteId, choice);
      chosen.set(memberId, choice);
    }
    await desk.getByText('Sơ đồ', { exact: true }).first().click();
    const map = desk.getByTestId('hall-map');
    await expect(map.locator('[data-kind="voted"][data-member]')).toHaveCount(6);
    const open = await kindsOn(map);
    for (const memberId of chosen.keys()) expect(open.get(memberId)).toBe('voted');
    expect([...open.values()].some((kind) => (CHOICES as readonly string[]).includes(kind))).toBe(false);
    await expect(hall.getByTestId('hall-choices')).toHaveCount(0);

    await order(secretary.room, { type: 'closeVote', voteId });
    await expect(hall.getByText(/Chủ tọa đã kết thúc|Đã kết thúc/).first()).toBeVisible();
    await expect(hall.getByTestId('hall-choices')).toHaveCount(0);
    await order(secretary.room, { type: 'announceVote', voteId });
    const plan = hall.getByTestId('hall-choices');
    await expect(plan).toBeVisible();
    const kinds = await kindsOn(plan);
    for (const { id } of delegates()) expect(kinds.get(id)).toBe(chosen.get(id) ?? 'noBallot');
    const colourOf = (kind: string) =>
      plan
        .locator(`[data-kind="${kind}"] rect`)
        .first()
        .evaluate((tile) => getComputedStyle(tile).fill);
    const colours = await Promise.all(CHOICES.map(colourOf));
    expect(new Set(colours).size).toBe(CHOICES.length);

    const delegate = await openTablet(browser, room, codes.delegates?.[10] ?? '');
    await delegate
      .getByRole('button', { name: /cần ít nhất 31/ })
      .first()
      .tap();
    await delegate.getByRole('button', { name: 'Ai đã chọn gì' }).tap();
    const own = await kindsOn(delegate.getByTestId('vote-map'));
    for (const { id } of delegates()) expect(own.get(id)).toBe(chosen.get(id) ?? 'noBallot');
    await delegate.context().close();
  } finally {
    for (const { room: one } of voters) one.close();
    await context.close();
  }
});
