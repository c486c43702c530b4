import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { CUSTOM } from '../../../shared/domain/builtInPacks.ts';
import type { MemberId, MotionId, VoteId } from '../../../shared/domain/ids.ts';
import type { RulePack } from '../../../shared/domain/rulePack.ts';
import { order, prepareSession, type PreparedSession } from '../../rehearse/Hall.ts';
import { exportRecord, verifyRecord } from '../../rehearse/recordFile.ts';
import { joinByLink } from '../actions.ts';
import { RoomServer } from '../roomServer.ts';

/**
 * A body whose rules allow proxies: somebody who is away entrusts his vote on his own device, the holder's choice counts
 * for both, the chair and the result say so, and a stranger counts the same.
 */
test.describe.configure({ mode: 'serial' });

const PACK: RulePack = { ...CUSTOM, id: 'uy-quyen', name: 'Quy chế có ủy quyền', proxies: true };

let room: RoomServer;
let folder: string;
let session: PreparedSession;
let chair: Page;
let holder: Page;
let giver: Page;

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'paperless-proxies-'));
  room = await RoomServer.start('--no-sample');
  session = await prepareSession(room, { delegates: 3, motions: 1 });
  const { secretary, memberIds, sittingId, itemId } = session;
  await order(secretary, { type: 'openSitting', sittingId, pack: PACK });
  await order(secretary, {
    type: 'callRoll',
    sittingId,
    entries: memberIds.map((memberId, index) => ({
      memberId,
      presence: index === 2 ? ('absentWithLeave' as const) : ('present' as const),
    })),
  });
  await order(secretary, { type: 'setItemState', itemId, state: 'running' });
  const codes = await secretary.issueCodes(memberIds);
  const code = (id: MemberId | undefined) => codes.get(id as MemberId) ?? '';
  chair = await open(browser, { width: 1366, height: 768 }, code(memberIds[0]));
  holder = await open(browser, { width: 1180, height: 820 }, code(memberIds[1]));
  giver = await open(browser, { width: 820, height: 1180 }, code(memberIds[2]));
});

test.afterAll(async () => {
  session?.secretary.close();
  for (const page of [chair, holder, giver]) await page?.context().close();
  await room?.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function open(
  browser: Browser,
  viewport: { width: number; height: number },
  code: string,
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  await joinByLink(page, room.url, code);
  return page;
}

test('who is away entrusts his vote, and both see it', async () => {
  const card = giver.getByTestId('proxy-card');
  await card.getByRole('button', { name: 'Ủy quyền…' }).click();
  const dialog = giver.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Người nhận ủy quyền' }).click();
  await giver.getByRole('option', { name: 'Đại biểu 2' }).click();
  await dialog.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
  await expect(card).toContainText('Đã ủy quyền biểu quyết cho Đại biểu 2.');
  await expect(holder.getByTestId('proxy-card')).toContainText('Đang giữ phiếu ủy quyền của Đại biểu 3.');
});

test('the holder’s choice counts for both, and chair and result say so', async () => {
  const { secretary, itemId, fileIds, versionIds } = session;
  const motionId = randomUUID() as MotionId;
  const voteId = randomUUID() as VoteId;
  const about = { itemId, fileId: fileIds[0]!, versionId: versionIds[0]!, title: 'Nghị quyết về quy chế' };
  await order(secretary, { type: 'makeMotion', motionId, ...about, kind: 'resolution' });
  await order(secretary, { type: 'openVote', voteId, motionId, seconds: 300 });
  await expect(holder.getByTestId('held-votes')).toContainText('được tính cả cho: Đại biểu 3');
  await holder.getByTestId('ballot-panel').getByRole('button', { name: 'Tán thành', exact: true }).click();
  await expect(holder.getByTestId('own-ballot')).toContainText('Đã ghi nhận – biên nhận số');
  await chair.getByRole('link', { name: 'Điều hành' }).click();
  await expect(chair.getByTestId('turnout')).toHaveText(
    '2/3 đại biểu đã biểu quyết (kể cả 1 phiếu theo ủy quyền)',
  );
  await order(secretary, { type: 'closeVote', voteId });
  await order(secretary, { type: 'announceVote', voteId });
  await expect(giver.getByTestId('arithmetic')).toContainText('(kể cả 1 phiếu theo ủy quyền)');
  await expect(giver.getByTestId('verdict')).toHaveText('Thông qua');
});

test('a stranger counts the same from the record alone', async () => {
  const file = join(folder, 'record.json');
  expect(exportRecord(room, session.secretary.session.sessionId, file)).toMatchObject({ status: 0 });
  const { status, text } = verifyRecord(file);
  expect(text).toContain('kể cả 1 phiếu theo ủy quyền');
  expect(status).toBe(0);
});
