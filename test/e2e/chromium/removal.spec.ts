import { expect, test, type Page } from '@playwright/test';
import { until } from '../../../renderer/signal.ts';
import type { VoteId } from '../../../shared/domain/ids.ts';
import { takeSeat, type Seat } from '../../rehearse/Hall.ts';
import { openChairDesk } from '../devices.ts';
import { RoomServer } from '../roomServer.ts';
import { beginSitting, runDraft } from '../sitting.ts';

const FOR = 31;

/** A draft is put to the vote as the removal of a delegate: what would carry a resolution does not carry it. */
test('the removal of a delegate needs two thirds, said before the vote and counted after it', async ({
  browser,
}) => {
  const room = await RoomServer.start();
  const { codes } = room.ready;
  const secretary = await takeSeat(room.url, codes.secretary ?? '');
  const seats = await Promise.all(
    (codes.delegates ?? []).slice(0, FOR).map((code) => takeSeat(room.url, code)),
  );
  let chair: Page | undefined;
  try {
    await beginSitting(secretary);
    await runDraft(secretary);
    chair = await openChairDesk(browser, room, codes.chair ?? '', 'run');
    await chair
      .getByRole('button', { name: /^Đưa ra biểu quyết/ })
      .first()
      .click();
    const dialog = chair.getByRole('dialog');
    await expect(
      dialog.getByRole('radio', { name: /^Nghị quyết · cần ít nhất 31\/61, quá nửa tổng số đại biểu/ }),
    ).toBeChecked();
    await dialog
      .getByRole('radio', { name: /^Bãi nhiệm đại biểu · cần ít nhất 41\/61, hai phần ba tổng số đại biểu/ })
      .click();
    await dialog.getByRole('button', { name: 'Đưa vào danh sách biểu quyết' }).click();
    const terms = 'Bãi nhiệm đại biểu · cần ít nhất 41/61, hai phần ba tổng số đại biểu';
    await expect(chair.getByTestId('motion-terms')).toHaveText(terms);

    await chair.getByTestId('motion').getByRole('button', { name: 'Biểu quyết', exact: true }).click();
    await expect(chair.getByTestId('vote-desk')).toContainText(terms);
    await Promise.all(seats.map(castFor));
    await expect(chair.getByTestId('turnout')).toContainText(`${FOR}/61`);
    await chair.getByRole('button', { name: 'Kết thúc và công bố' }).click();
    await expect(chair.getByTestId('motion')).toContainText(
      '31/61 đại biểu tán thành, cần ít nhất 41 (hai phần ba tổng số đại biểu) – Không thông qua',
    );
  } finally {
    for (const seat of [secretary, ...seats]) seat.room.close();
    await chair?.context().close();
    await room.dispose();
  }
});

async function castFor({ room: { projection, ballots } }: Seat): Promise<void> {
  const votes = () => Object.keys(projection.get()?.votes ?? {}) as VoteId[];
  await until([projection, ballots.device], () => votes().length > 0 && ballots.device.get() === 'active');
  await ballots.cast(votes()[0]!, 'for');
}
