import type { ItemId, MemberId, PollId, RowId } from '../../../shared/domain/ids.ts';
import type { SessionEvent } from '../../../shared/domain/event.ts';
import type { Mark, MarkedRow, SlipResult, SlipSheet } from '../../../shared/domain/slip.ts';
import { marksText } from '../../../shared/domain/slipSheet.ts';
import type { RoomClient } from '../../../renderer/room/RoomClient.ts';
import type { OwnSlip } from '../../../renderer/room/Slips.ts';
import { eventually } from './device.ts';
import type { House } from './House.ts';

export const POLL = 'poll-1' as PollId;
const ITEM = 'item-1' as ItemId;

const rows = ['a', 'b', 'c'].map((id) => ({
  ...{ id: id as RowId, name: `Ông ${id}`, office: 'Giám đốc Sở', born: '', memberId: null },
}));

export const CONFIDENCE: SlipSheet = { form: 'confidenceSlips', title: 'Lấy phiếu tín nhiệm', rows };
export const ELECTION: SlipSheet = { form: 'election', title: 'Bầu Ủy viên', rows, toElect: 2 };

export async function openPoll(house: House, sheet: SlipSheet, pollId = POLL): Promise<void> {
  const poll = { id: pollId, itemId: ITEM, method: 'named' as const, sheet, follows: null };
  await house.ask({ type: 'putPoll', poll });
  await house.ask({ type: 'openPoll', pollId, seconds: 60 });
}

export async function seesPoll(room: RoomClient, pollId = POLL): Promise<void> {
  await eventually([room.projection], () => room.projection.get()?.polls[pollId] !== undefined);
}

/** `marked('a=high b=low')` */
export function marked(text: string): readonly MarkedRow[] {
  if (text === '') return [];
  return text.split(' ').map((one) => {
    const [rowId, mark] = one.split('=') as [RowId, Mark];
    return { rowId, mark };
  });
}

export function ownSlip(room: RoomClient, pollId = POLL): OwnSlip | undefined {
  return room.slips.own.get().get(pollId);
}

export async function slipBecomes(
  room: RoomClient,
  state: OwnSlip['state'],
  pollId = POLL,
): Promise<OwnSlip> {
  await eventually([room.slips.own], () => ownSlip(room, pollId)?.state === state);
  return ownSlip(room, pollId)!;
}

/** What the record holds of somebody's slips, as `serial marks`, with the number of the last one's event. */
export async function recordedSlips(
  house: House,
  memberId: MemberId,
): Promise<{ slips: string[]; seq: number; at: number }> {
  const found = { slips: [] as string[], seq: 0, at: 0 };
  for (const { event, seq, at } of await eventsOf(house)) {
    if (event.type !== 'slipCast' || event.slip.memberId !== memberId) continue;
    found.slips.push(`${event.slip.serial} ${marksText(event.slip.marks)}`);
    Object.assign(found, { seq, at });
  }
  return found;
}

/** The result in the record. */
export async function resultIn(house: House, pollId = POLL): Promise<SlipResult> {
  for (const { event } of await eventsOf(house)) {
    if (event.type === 'pollClosed' && event.pollId === pollId) return event.result;
  }
  throw new Error(`${pollId} has no result`);
}

async function eventsOf(house: House) {
  return (await house.events()).map(({ seq, at, payload }) => ({
    ...{ seq, at },
    event: JSON.parse(Buffer.from(payload!).toString('utf8')) as SessionEvent,
  }));
}
