import { randomUUID } from 'node:crypto';
import type { PollId, RowId } from '../../../shared/domain/ids.ts';
import type {
  Mark,
  MarkedRow,
  PollPlan,
  RowOutcome,
  SlipRow,
  SlipSheet,
} from '../../../shared/domain/slip.ts';
import type { Seat } from '../Hall.ts';
import type { Stage } from '../Stage.ts';

/** One row of a slip: a person whom the roster does not know. */
export function person(id: string, name: string, office: string): SlipRow {
  return { id: id as RowId, name, office, born: '', memberId: null };
}

export const marks = (mark: Mark, ...rowIds: readonly string[]): MarkedRow[] =>
  rowIds.map((rowId) => ({ rowId: rowId as RowId, mark }));

export async function putPoll(
  stage: Stage,
  half: number,
  sheet: SlipSheet,
  more: Partial<Pick<PollPlan, 'method' | 'follows'>> = {},
): Promise<PollId> {
  const id = randomUUID() as PollId;
  const { itemId } = stage.half(half);
  const poll = { id, itemId, method: 'named' as const, sheet, follows: null, ...more };
  await stage.order(stage.cast.secretary, { type: 'putPoll', poll });
  return id;
}

/** A named poll from its opening to its announcement; `chosen` says what each marks, by place. */
export async function holdNamed(
  stage: Stage,
  pollId: PollId,
  chosen: (place: number, seat: Seat) => readonly MarkedRow[],
  midway: () => Promise<void> = async () => undefined,
): Promise<void> {
  await stage.order(stage.chair, { type: 'openPoll', pollId, seconds: 120 });
  const voters = stage.present;
  const half = Math.ceil(voters.length / 2);
  const cast = (from: number, to: number) =>
    Promise.all(
      voters.slice(from, to).map((seat, index) => stage.castSlip(seat, pollId, chosen(from + index, seat))),
    );
  await cast(0, half);
  await midway();
  await cast(half, voters.length);
  await stage.order(stage.chair, { type: 'closePoll', pollId });
  await stage.order(stage.chair, { type: 'announcePoll', pollId });
  await stage.sees(stage.seat(2).room, ({ polls }) => polls[pollId]?.state === 'announced');
}

/** What a delegate's device shows of an announced poll. */
export function expectOutcomes(
  stage: Stage,
  pollId: PollId,
  wanted: Readonly<Record<string, RowOutcome>>,
): void {
  const poll = stage.seat(2).room.projection.get()?.polls[pollId];
  const rows = poll?.result?.rows ?? [];
  for (const [rowId, outcome] of Object.entries(wanted)) {
    const row = rows.find((one) => one.rowId === rowId);
    stage.check(
      row?.outcome === outcome,
      `${rowId} was to be ${outcome} and is ${row?.outcome ?? 'not there'}`,
    );
    stage.say(`  ${rowId}: ${row?.counts.join(' – ')} (${outcome})`);
  }
}
