import { expect, test, type Page } from '@playwright/test';
import type { PlacedMark } from '../../renderer/room/RoomClient.ts';
import { corpusFiles } from '../fixtures/reader/corpusPlugin.ts';
import type { FixtureRoom } from '../fixtures/reader/FixtureRoom.ts';
import { startReader, type ReaderServer } from '../fixtures/reader/startReader.ts';

const files = corpusFiles();
test.skip(files.length === 0, 'the corpus (../shared/corpus) is missing');

let reader: ReaderServer;
test.beforeAll(async () => {
  reader = await startReader();
});
test.afterAll(async () => {
  await reader.close();
});

type WithRoom = typeof globalThis & { fixtureRoom: FixtureRoom };

async function open(page: Page, fileId: string): Promise<void> {
  await page.goto(reader.address(fileId));
  await expect(page.getByTestId('reader')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
}

async function take(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

function marksOf(page: Page, fileId: string): Promise<readonly PlacedMark[]> {
  return page.evaluate(
    (id) =>
      (globalThis as WithRoom).fixtureRoom
        .openMarks(id as never)
        .marks.get()
        .map((placed) => ({ ...placed })),
    fileId,
  );
}

async function drawLine(
  page: Page,
  number: number,
  from: [number, number],
  to: [number, number],
): Promise<void> {
  const box = (await page.getByTestId(`ink-page-${number}`).boundingBox())!;
  await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 12 });
  await page.mouse.up();
}

/** Middle of the newest pen stroke, as shares of its page. */
async function middleOfStroke(page: Page, number: number): Promise<{ x: number; y: number }> {
  const sheet = page.getByTestId(`ink-page-${number}`);
  await expect(sheet.locator('path.marks-pen')).toHaveCount(1);
  return sheet.evaluate((element) => {
    const outer = element.getBoundingClientRect();
    const inner = element.querySelector('path.marks-pen')!.getBoundingClientRect();
    return {
      x: (inner.left + inner.width / 2 - outer.left) / outer.width,
      y: (inner.top + inner.height / 2 - outer.top) / outer.height,
    };
  });
}

for (const [fileId, number] of [
  ['TAMReview', 1],
  ['rotation', 1],
  ['hello_world_rotated', 2],
] as const) {
  test(`ink on ${fileId} stays where it was written under zoom and rotation`, async ({ page }) => {
    await open(page, fileId);
    await take(page, 'Bút');
    await page.getByTestId(`ink-page-${number}`).scrollIntoViewIfNeeded();
    await drawLine(page, number, [0.3, 0.2], [0.5, 0.24]);
    const before = await middleOfStroke(page, number);
    expect(before.x).toBeCloseTo(0.4, 2);
    expect(before.y).toBeCloseTo(0.22, 2);
    for (let step = 0; step < 3; step += 1) {
      await page.getByRole('button', { name: 'Phóng to' }).click();
      const after = await middleOfStroke(page, number);
      expect(after.x).toBeCloseTo(before.x, 2);
      expect(after.y).toBeCloseTo(before.y, 2);
    }
    let expected = before;
    for (let turn = 0; turn < 4; turn += 1) {
      await page.getByRole('button', { name: 'Thêm', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Xoay trang' }).click();
      await expect(page.getByRole('menuitem', { name: 'Xoay trang' })).toBeHidden();
      expected = { x: 1 - expected.y, y: expected.x };
      const after = await middleOfStroke(page, number);
      expect(after.x).toBeCloseTo(expected.x, 2);
      expect(after.y).toBeCloseTo(expected.y, 2);
    }
  });
}

test('a stroke is private, undone, redone, erased and shared', async ({ page }) => {
  await open(page, 'TAMReview');
  await take(page, 'Bút');
  await drawLine(page, 1, [0.3, 0.2], [0.5, 0.2]);
  const strokes = page.getByTestId('ink-page-1').locator('[data-mark-id]');
  await expect(strokes).toHaveCount(1);
  expect((await marksOf(page, 'TAMReview'))[0]?.audience).toEqual({ kind: 'private' });
  await page.keyboard.press('Control+z');
  await expect(strokes).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(strokes).toHaveCount(1);
  await page.getByRole('radio', { name: 'Cả phòng họp' }).click();
  await drawLine(page, 1, [0.3, 0.3], [0.5, 0.3]);
  expect((await marksOf(page, 'TAMReview'))[1]?.audience).toEqual({ kind: 'room' });

  await take(page, 'Xem và chọn');
  const box = (await page.getByTestId('ink-page-1').boundingBox())!;
  await page.mouse.click(box.x + 0.4 * box.width, box.y + 0.2 * box.height);
  await page.getByRole('button', { name: 'Chia sẻ với phòng họp' }).click();
  expect((await marksOf(page, 'TAMReview'))[0]?.audience).toEqual({ kind: 'room' });
  await page.getByRole('radio', { name: 'màu đỏ' }).click();
  expect((await marksOf(page, 'TAMReview'))[0]?.mark.color).toBe('red');

  await take(page, 'Tẩy');
  await drawLine(page, 1, [0.4, 0.15], [0.4, 0.35]);
  await expect(strokes).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(strokes).toHaveCount(2);
});

test('a note is kept as it is written, and read again', async ({ page }) => {
  await open(page, 'TAMReview');
  await take(page, 'Ghi chú');
  const box = (await page.getByTestId('ink-page-1').boundingBox())!;
  await page.mouse.click(box.x + 0.5 * box.width, box.y + 0.3 * box.height);
  await page.getByLabel('Nội dung ghi chú').fill('Hỏi lại số liệu');
  await page.getByRole('button', { name: 'Xong' }).click();
  const [note] = await marksOf(page, 'TAMReview');
  expect(note?.mark).toMatchObject({ kind: 'note', text: 'Hỏi lại số liệu', page: 1 });
  await take(page, 'Xem và chọn');
  await page.getByRole('button', { name: /^Ghi chú của Tôi/ }).click();
  await expect(page.getByLabel('Nội dung ghi chú')).toHaveValue('Hỏi lại số liệu');
});

test('selected text is highlighted with its words', async ({ page }) => {
  await open(page, 'TAMReview');
  await take(page, 'Tô sáng chữ');
  const word = page.locator('.textLayer span', { hasText: 'Mohammad Chuttur' }).first();
  const box = (await word.boundingBox())!;
  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(page.locator('.marks-highlight')).toHaveCount(1);
  const [highlight] = await marksOf(page, 'TAMReview');
  expect(highlight?.mark).toMatchObject({ kind: 'highlight' });
  expect(highlight?.mark.kind === 'highlight' && highlight.mark.quote).toContain('ohammad Chuttu');
});

test('marks of others bear their name and can be hidden', async ({ page }) => {
  await open(page, 'TAMReview');
  await page.evaluate(() => {
    (globalThis as WithRoom).fixtureRoom.openMarks('TAMReview' as never).receive('other' as never, {
      kind: 'highlight',
      version: 'TAMReview-v1' as never,
      page: 1,
      color: 'pink',
      createdAt: 1,
      rectangles: [[100, 600, 400, 640]],
      quote: '',
    });
  });
  const mark = page.locator('[data-author=other]');
  const box = (await mark.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByRole('dialog')).toContainText('Trần Văn Bình');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Ẩn ghi chú của người khác' }).click();
  await expect(mark).toHaveCount(0);
});

test('"hdnd" finds HĐND', async ({ page }) => {
  await open(page, 'giay-moi-hdnd-tuan-giao-2020-signed');
  await page.keyboard.press('Control+f');
  const field = page.getByLabel('Từ cần tìm');
  const status = page.getByRole('search').getByRole('status');
  await field.fill('HĐND');
  await expect(status).toHaveText(/^Kết quả 1 trên \d+$/);
  const withAccents = await status.textContent();
  await field.fill('');
  await expect(status).toHaveText('');
  await field.fill('hdnd');
  await expect(status).toHaveText(withAccents!);
  await field.fill('không có chữ này');
  await expect(status).toContainText('Không có kết quả');
});

test('a file comes back to the place it was left at', async ({ page }) => {
  await open(page, 'freeculture');
  await page.getByLabel('Số trang').fill('200');
  await page.keyboard.press('Enter');
  const area = page.getByTestId('reader');
  await expect(area).toHaveAttribute('data-page', '200');
  await page.getByRole('button', { name: 'Mở thêm tài liệu' }).click();
  await page.getByRole('menuitem', { name: 'basicapi.pdf' }).click();
  await expect(area).toHaveAttribute('data-pages', '3');
  await page.getByRole('link', { name: 'freeculture.pdf' }).click();
  await expect(area).toHaveAttribute('data-pages', '352');
  await expect(area).toHaveAttribute('data-page', '200');
  await page.reload();
  await expect(area).toHaveAttribute('data-page', '200');
});

test('another version has its own marks, and an old one says so', async ({ page }) => {
  await open(page, 'tracemonkey');
  await take(page, 'Bút');
  await drawLine(page, 1, [0.3, 0.2], [0.5, 0.2]);
  await page.getByRole('button', { name: 'Chọn bản tài liệu' }).click();
  await page.getByRole('menuitem', { name: 'Bản 1' }).click();
  await expect(page.getByTestId('reader')).toHaveAttribute('data-state', 'ready');
  await expect(page.getByText('đã có bản mới hơn')).toBeVisible();
  await expect(page.locator('[data-mark-id]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Xem bản mới nhất' }).click();
  await expect(page.locator('[data-mark-id]')).toHaveCount(1);
});

test('a new version is announced and does not take the place of the one being read', async ({ page }) => {
  await open(page, 'sizes');
  await take(page, 'Bút');
  await drawLine(page, 1, [0.3, 0.2], [0.5, 0.2]);
  await page.evaluate(() => {
    const { projection } = (globalThis as WithRoom).fixtureRoom;
    const before = projection.get()!;
    const file = before.files['sizes' as never]!;
    const other = before.files['TAMReview' as never]!.versions[0]!;
    const next = { ...file.versions[0]!, id: 'sizes-new' as never, number: 2, content: other.content };
    const changed = { ...file, versions: [...file.versions, next] };
    projection.set({ ...before, files: { ...before.files, sizes: changed } } as never);
  });
  await expect(page.getByText('đã có bản mới hơn')).toBeVisible();
  await expect(page.locator('[data-mark-id]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Xem bản mới nhất' }).click();
  await expect(page.getByText('đã có bản mới hơn')).toHaveCount(0);
  await expect(page.locator('[data-mark-id]')).toHaveCount(0);
});

test('a file that is not here says so and opens when the network is back', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'fixtureRoom', {
      configurable: true,
      set(room: FixtureRoom) {
        Object.defineProperty(globalThis, 'fixtureRoom', { value: room });
        room.fileFault = 'offline';
        room.connection.set('offline');
      },
    });
  });
  await page.goto(reader.address('TAMReview'));
  const area = page.getByTestId('reader');
  await expect(area).toHaveAttribute('data-state', 'failed');
  await expect(page.getByRole('alert')).toContainText('chưa có trên máy');
  await page.evaluate(() => {
    const room = (globalThis as WithRoom).fixtureRoom;
    room.fileFault = null;
    room.connection.set('online');
  });
  await expect(area).toHaveAttribute('data-state', 'ready');
});

test('a connection lost while reading is said, and the rest comes with it', async ({ page }) => {
  await open(page, 'freeculture');
  await page.evaluate(() => {
    const room = (globalThis as WithRoom).fixtureRoom;
    room.fileFault = 'offline';
    room.connection.set('offline');
  });
  await page.getByLabel('Số trang').fill('300');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Mất kết nối');
  await page.evaluate(() => {
    const room = (globalThis as WithRoom).fixtureRoom;
    room.fileFault = null;
    room.connection.set('online');
  });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByTestId('ink-page-300')).toBeAttached();
  await expect(page.locator('.page[data-page-number="300"] .textLayer span').first()).toBeAttached();
});

test('a wrong password is said in words', async ({ page }) => {
  await page.goto(reader.address('issue6010_1'));
  await page.getByLabel('Mật khẩu của tài liệu').fill('sai');
  await page.getByRole('button', { name: 'Mở tài liệu' }).click();
  await expect(page.getByRole('alert')).toContainText('Mật khẩu chưa đúng');
  await page.getByLabel('Mật khẩu của tài liệu').fill('abc');
  await page.getByRole('button', { name: 'Mở tài liệu' }).click();
  await expect(page.getByTestId('reader')).toHaveAttribute('data-state', 'ready');
});

test.describe('on a tablet', () => {
  test.use({ hasTouch: true, viewport: { width: 820, height: 1180 } });

  test('a finger writes until a pen is seen; then it only moves the page', async ({ page }) => {
    await open(page, 'TAMReview');
    await take(page, 'Bút');
    const client = await page.context().newCDPSession(page);
    const strokes = page.locator('path.marks-pen');
    const finger = async (fromY: number, toY: number): Promise<void> => {
      await client.send('Input.dispatchTouchEvent', {
        type: 'touchStart',
        touchPoints: [{ x: 400, y: fromY }],
      });
      for (let step = 1; step <= 8; step += 1) {
        const y = fromY + ((toY - fromY) * step) / 8;
        await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 400, y }] });
      }
      await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await finger(500, 600);
    await expect(strokes).toHaveCount(1);

    const pen = (
      type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
      x: number,
      y: number,
      force: number,
    ) =>
      client.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        force,
        button: 'left',
        buttons: 1,
        pointerType: 'pen',
      });
    await pen('mousePressed', 300, 400, 0.2);
    for (let step = 1; step <= 10; step += 1)
      await pen('mouseMoved', 300 + 10 * step, 400, 0.2 + 0.07 * step);
    await pen('mouseReleased', 400, 400, 0);
    await expect(strokes).toHaveCount(2);

    const top = (): Promise<number> =>
      page.locator('.reader-container').evaluate((element) => element.scrollTop);
    const before = await top();
    await expect(page.locator('.reader-container')).toHaveAttribute('data-fingers-scroll');
    await finger(800, 400);
    await expect.poll(top).toBeGreaterThan(before + 100);
    await expect(strokes).toHaveCount(2);
  });

  test('a finger that goes sideways does not leave the file, fitted or zoomed', async ({ page }) => {
    await page.goto(reader.address('tracemonkey'));
    await open(page, 'sizes');
    const client = await page.context().newCDPSession(page);
    const container = page.locator('.reader-container');
    const left: string[] = [];
    page.on('framenavigated', (frame) => left.push(frame.url()));
    const sweep = async (fromX: number, toX: number, fromY: number, toY: number): Promise<void> => {
      const at = (step: number) => ({
        x: fromX + ((toX - fromX) * step) / 40,
        y: fromY + ((toY - fromY) * step) / 40,
      });
      await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0)] });
      for (let step = 1; step <= 40; step += 1)
        await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(step)] });
      await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const moved = (): Promise<number[]> =>
      container.evaluate((element) => [element.scrollLeft, element.scrollTop]);

    // What follows the sideways finger is answered by the same page, which therefore is still there.
    await sweep(120, 520, 700, 700);
    await sweep(400, 400, 700, 400);
    await expect.poll(async () => (await moved())[1]).toBeGreaterThan(100);
    expect(left).toEqual([]);

    for (let step = 0; step < 8; step += 1) await page.getByRole('button', { name: 'Phóng to' }).click();
    await expect(container).not.toHaveAttribute('data-fits');
    await container.evaluate((element) => element.scrollTo(0, 0));
    await sweep(520, 120, 700, 700);
    await expect.poll(async () => (await moved())[0]).toBeGreaterThan(100);
    await container.evaluate((element) => element.scrollTo(0, element.scrollTop));
    await sweep(120, 520, 700, 700);
    await sweep(400, 400, 700, 400);
    await expect.poll(async () => (await moved())[1]).toBeGreaterThan(100);
    expect(left).toEqual([]);
  });

  test('two fingers zoom, also while the pen is in hand, and leave no stroke', async ({ page }) => {
    await open(page, 'TAMReview');
    await take(page, 'Bút');
    const client = await page.context().newCDPSession(page);
    const width = async (): Promise<number> => (await page.locator('.page').first().boundingBox())!.width;
    const before = await width();
    const points = (spread: number) => [
      { x: 400 - spread, y: 600, id: 1 },
      { x: 400 + spread, y: 600, id: 2 },
    ];
    await client.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: points(60).slice(0, 1),
    });
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(60) });
    for (let step = 1; step <= 10; step += 1) {
      await client.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: points(60 + 6 * step),
      });
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(width).toBeGreaterThan(before * 1.5);
    await expect(page.locator('[data-mark-id]')).toHaveCount(0);
  });
});
