import type { FloorRoom, QueuePolicy, RequestKind, Speaker } from '../../shared/domain/floor.ts';
import type { FloorCommand } from '../../shared/domain/floorCommand.ts';
import { group, item, member, person, request, speech, type SessionRecord } from './sessionRecord.ts';
import { votingRecord } from './votingRecord.ts';

interface Asked {
  readonly kind?: RequestKind;
  readonly room?: FloorRoom;
  readonly itemId?: string;
  readonly topic?: string;
}

export const ask = (id: string, more: Asked = {}): FloorCommand => ({
  type: 'askToSpeak',
  requestId: request(id),
  room: more.room ?? 'hall',
  itemId: item(more.itemId ?? 'nd1'),
  kind: more.kind ?? 'speech',
  topic: more.topic ?? '',
});
export const withdraw = (id: string): FloorCommand => ({ type: 'withdrawRequest', requestId: request(id) });
export const raise = (id: string, raised = true): FloorCommand => ({
  type: 'raiseRequest',
  requestId: request(id),
  raised,
});
export const policy = (value: QueuePolicy, room: FloorRoom = 'hall'): FloorCommand => ({
  type: 'setQueuePolicy',
  room,
  policy: value,
});

interface Handed {
  readonly seconds?: number | null;
  readonly after?: string | null;
}

/** The speech has the id of the request behind `pb-`. */
export const give = (
  id: string,
  { seconds = null, after = null }: Handed = {},
  as = `pb-${id}`,
): FloorCommand => ({
  type: 'giveFloor',
  requestId: request(id),
  speechId: speech(as),
  seconds,
  after: after === null ? null : speech(after),
});
export const call = (id: string, speaker: Speaker | string, more: Asked & Handed = {}): FloorCommand => ({
  type: 'callSpeaker',
  speechId: speech(id),
  speaker: typeof speaker === 'string' ? { kind: 'member', memberId: member(speaker) } : speaker,
  room: more.room ?? 'hall',
  itemId: item(more.itemId ?? 'nd1'),
  kind: more.kind ?? 'speech',
  topic: more.topic ?? '',
  seconds: more.seconds ?? null,
  after: more.after == null ? null : speech(more.after),
});
export const pause = (id: string): FloorCommand => ({ type: 'pauseFloor', speechId: speech(id) });
export const resume = (id: string): FloorCommand => ({ type: 'resumeFloor', speechId: speech(id) });
export const extend = (id: string, seconds: number): FloorCommand => ({
  type: 'extendFloor',
  speechId: speech(id),
  seconds,
});
export const end = (id: string, back = false): FloorCommand => ({
  type: 'endFloor',
  speechId: speech(id),
  back,
});

/** The voting record, with db2 and daibieu in group to1, db3 and db4 in to2, chutoa in none; nd1 runs. */
export function floorRecord(): SessionRecord {
  const record = votingRecord();
  record.ask({
    type: 'defineGroups',
    groups: ['to1', 'to2'].map((id) => ({ id: group(id), name: id })),
    committees: [...record.state.committees],
  });
  const of = (id: string, groupId: string) => person(id, ['delegate'], { groupId: group(groupId) });
  record.ask({ type: 'putMembers', members: [of('db2', 'to1'), of('db3', 'to2'), of('db4', 'to2')] });
  return record;
}
