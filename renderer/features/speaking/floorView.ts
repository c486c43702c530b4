import {
  speechIn,
  usedMsAt,
  type FloorRoom,
  type Speaker,
  type Speech,
} from '../../../shared/domain/floor.ts';
import type { GroupId, ItemId, MemberId } from '../../../shared/domain/ids.ts';
import type { Projection, QueueEntry } from '../../../shared/protocol/projection.ts';

/** Seconds before the end at which the speaker is warned. */
export const WARNING_SECONDS = 30;

export function speechesOf(projection: Projection): Speech[] {
  return Object.values(projection.speeches).sort((a, b) => a.order - b.order);
}

/** Who has the floor of a room. */
export function speechAt(projection: Projection, room: FloorRoom): Speech | null {
  return speechIn(Object.values(projection.speeches), room);
}

/** Who waits on an item in a room, the next one first. */
export function queueAt(projection: Projection, room: FloorRoom, itemId: ItemId): QueueEntry[] {
  return Object.values(projection.queue)
    .filter((entry) => entry.room === room && entry.itemId === itemId)
    .sort((a, b) => a.place - b.place);
}

/** One's own requests in a room. */
export function ownRequests(projection: Projection, room: FloorRoom, memberId: MemberId): QueueEntry[] {
  return Object.values(projection.queue)
    .filter((entry) => entry.room === room && entry.memberId === memberId)
    .sort((a, b) => a.askedAt - b.askedAt);
}

export interface SpeakerView {
  /** `null` for somebody who was removed from the roster. */
  readonly name: string | null;
  readonly position: string;
  readonly group: string | null;
}

export function speakerOf(
  projection: Projection,
  speaker: Speaker,
  groupId: GroupId | null = null,
): SpeakerView {
  if (speaker.kind === 'named') return { name: speaker.name, position: speaker.position, group: null };
  const member = projection.members[speaker.memberId];
  const group = groupId ?? member?.groupId ?? null;
  return {
    name: member?.name ?? null,
    position: member?.position ?? '',
    group: group === null ? null : (projection.groups[group]?.name ?? null),
  };
}

/** What the clock of a speech says, in whole seconds. */
export interface SpeechTime {
  readonly left: number;
  /** How long it has gone beyond its limit. */
  readonly over: number;
  readonly stage: 'running' | 'warning' | 'over';
}

export function timeOf(speech: Speech, now: number): SpeechTime {
  const usedMs = usedMsAt(speech, now);
  const left = Math.max(0, Math.ceil((speech.limitSeconds * 1000 - usedMs) / 1000));
  const over = Math.max(0, Math.floor((usedMs - speech.limitSeconds * 1000) / 1000));
  return { left, over, stage: left === 0 ? 'over' : left <= WARNING_SECONDS ? 'warning' : 'running' };
}
