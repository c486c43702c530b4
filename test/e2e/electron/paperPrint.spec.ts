import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type ElectronApplication } from '@playwright/test';
import type { PollId, RowId } from '../../../shared/domain/ids.ts';
import { launchDesktop } from '../../electron/launchDesktop.ts';
import { order, takeSeat } from '../../rehearse/Hall.ts';
import { joinByCode } from '../actions.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, runDraft } from '../sitting.ts';

const PASSPHRASE = 'một câu đủ dài để nhớ';

test('the desktop application prints the slips of a secret ballot: A4, two on a page, one for every voter', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paperless-print-'));
  const room = await RoomServer.start();
  let application: ElectronApplication | null = null;
  const secretary = await takeSeat(room.url, room.ready.codes.secretary ?? '');
  try {
    await beginSitting(secretary);
    const { itemId } = await runDraft(secretary);
    const row = { name: 'Nguyễn Thị Ánh', office: 'Giám đốc Sở', born: '', memberId: null };
    await order(secretary.room, {
      type: 'putPoll',
      poll: {
        ...{ id: randomUUID() as PollId, itemId, method: 'paper', follows: null },
        sheet: {
          ...{ form: 'election', title: 'Bầu Ủy viên', toElect: 1 },
          rows: ['r1', 'r2'].map((id) => ({ ...row, id: id as RowId })),
        },
      },
    });
    application = await launchDesktop(folder, ['--room', room.url]);
    const page = await application.firstWindow();
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
    await joinByCode(page, room.url, room.ready.codes.chair ?? '');
    await page.getByRole('link', { name: 'Điều hành', exact: true }).click();
    await page.getByText('Bỏ phiếu, bầu cử', { exact: true }).click();
    await page.getByRole('link', { name: 'In phiếu' }).click();
    await expect(page.getByTestId('print-page')).toContainText('61 đại biểu được bỏ phiếu');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const pdf = await application.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const bytes = await window?.webContents.printToPDF({ preferCSSPageSize: true });
      return bytes?.toString('latin1') ?? '';
    });
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(31);
    const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/.exec(pdf);
    expect([Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))]).toEqual([842, 595]);
    // The button is the page's own; nothing of the application stands in its way.
    const asked = await page.evaluate(() => {
      let times = 0;
      window.print = () => {
        times += 1;
      };
      const button = [...document.querySelectorAll('button')].find((one) =>
        one.textContent.includes('lưu thành tệp PDF'),
      );
      button?.click();
      return times;
    });
    expect(asked).toBe(1);
  } finally {
    secretary.room.close();
    await application?.close();
    await room.dispose();
    await rm(folder, { recursive: true, force: true });
  }
});
