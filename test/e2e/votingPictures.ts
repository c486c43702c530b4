import type { Browser, Page } from '@playwright/test';
import { until } from '../../renderer/signal.ts';
import type { VoteId } from '../../shared/domain/ids.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import { order, takeSeat, type Seat } from '../rehearse/Hall.ts';
import { joinByLink, openFile } from './actions.ts';
import type { RoomServer } from './roomServer.ts';
import { beginSitting, putToVote } from './sitting.ts';

const LAPTOP = { width: 1366, height: 768 };
const TABLETS = [
  { width: 1180, height: 820 },
  { width: 820, height: 1180 },
];
const HALL = { width: 1920, height: 1080 };

type Shoot = (page: Page, name: string) => Promise<void>;

/** A vote of the sample session as the chair, the delegates and the hall see it; nearly everybody is there. */
export async function votingPictures(browser: Browser, room: RoomServer, shoot: Shoot): Promise<void> {
  const { codes } = room.ready;
  const secretary = await takeSeat(room.url, codes.secretary ?? '');
  const seats = await Promise.all(
    (codes.delegates ?? []).slice(6, 54).map((code) => takeSeat(room.url, code)),
  );
  try {
    await beginSitting(secretary, ['absentWithLeave', 'absent', 'left', 'late']);
    const tablets: { page: Page; name: string }[] = [];
    for (const [index, size] of [LAPTOP, ...TABLETS].entries()) {
      for (const scheme of ['light', 'dark'] as const) {
        const code = codes.delegates?.[index * 2 + (scheme === 'dark' ? 1 : 0)];
        const page = await openPage(browser, size, room, code, scheme);
        await openFile(page, /^(?=.*dự thảo)(?=.*kinh tế)/i);
        tablets.push({ page, name: scheme === 'dark' ? 'ballot-dark' : 'ballot' });
      }
    }
    const voteId = await putToVote(secretary, 240);
    await Promise.all(seats.slice(0, 38).map((seat, index) => castWhenOpen(seat, voteId, choiceOf(index))));
    const chair = await openPage(browser, LAPTOP, room, codes.chair, 'light');
    await chair.getByTestId('ballot-panel').waitFor();
    await chair.getByRole('link', { name: 'Điều hành' }).click();
    await chair.getByTestId('before-close').waitFor();
    await shoot(chair, 'chair-vote');
    for (const { page, name } of tablets) {
      await page.getByTestId('ballot-panel').waitFor();
      await shoot(page, name);
    }
    const hall = await openPage(browser, HALL, room, codes.guests?.[0], 'light');
    await hall.goto(`${hall.url().replace(/(\/s\/[^/?]+).*$/, '$1')}/display`);
    await hall.getByTestId('display').getByRole('timer').waitFor();
    await shoot(hall, 'hall-vote');
    await order(secretary.room, { type: 'closeVote', voteId });
    await order(secretary.room, { type: 'announceVote', voteId });
    await hall
      .getByText(/cần ít nhất 31/)
      .first()
      .waitFor();
    await shoot(hall, 'hall-result');
    await tablets[0]!.page.getByTestId('verdict').waitFor();
    await shoot(tablets[0]!.page, 'ballot-result');
    await chair.getByText('Điểm danh').first().click();
    await chair.getByTestId('roll-row').first().waitFor();
    await shoot(chair, 'chair-roll');
    for (const page of [chair, hall, ...tablets.map((one) => one.page)]) await page.context().close();
  } finally {
    for (const { room: seat } of [secretary, ...seats]) seat.close();
  }
}

async function castWhenOpen({ room }: Seat, voteId: VoteId, choice: Choice): Promise<void> {
  const { projection, ballots } = room;
  await until([projection, ballots.device], () => {
    return projection.get()?.votes[voteId] !== undefined && ballots.device.get() === 'active';
  });
  await ballots.cast(voteId, choice);
}

function choiceOf(index: number): Choice {
  if (index % 12 === 5) return 'against';
  return index % 15 === 7 ? 'abstain' : 'for';
}

async function openPage(
  browser: Browser,
  viewport: { width: number; height: number },
  room: RoomServer,
  code: string | undefined,
  colorScheme: 'light' | 'dark',
): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport, colorScheme, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
    hasTouch: viewport.width < 1366,
  });
  const page = await context.newPage();
  await joinByLink(page, room.url, code ?? '');
  return page;
}
