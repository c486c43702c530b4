import { happened, type Decision } from './decision.ts';
import { endOf } from './decideSpeechClock.ts';
import { openRoomOf } from './discussion.ts';
import { speechIn, type FloorRoom, type SpeechTerms } from './floor.ts';
import type { Handing } from './floorCommand.ts';
import type { GroupId, ItemId } from './ids.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { HDND } from './rulePack.ts';
import type { SessionState } from './session.ts';
import { openSittingOf } from './sittings.ts';

/** Who gets the floor, and for what. */
export type Handed = Omit<SpeechTerms, 'id' | 'sittingId' | 'groupId' | 'givenAt'>;

/** G5, G6: the floor of the room goes to this speaker; the speech named by `after` ends with it. */
export function handOver(
  state: SessionState,
  handed: Handed,
  { speechId, seconds, after }: Handing,
  now: number,
): Decision {
  const fault = faultOfFloor(state, handed.room, handed.itemId);
  if (fault !== null) return refused(fault);
  const present = speechIn(state.speeches.values(), handed.room);
  if (present !== null && present.id !== after) return refused('floorTaken');
  const sitting = openSittingOf(state);
  const speech: SpeechTerms = {
    id: speechId,
    ...handed,
    sittingId: sitting?.sittingId ?? null,
    groupId: groupOf(state, handed),
    givenAt: now,
  };
  // Groups speak between sittings, too: then no sitting's pack holds.
  const limitSeconds = seconds ?? (sitting?.pack ?? HDND).limits[handed.kind];
  const ends = present === null ? [] : [endOf(present, now)];
  return happened(...ends, { type: 'floorGiven', speech, limitSeconds });
}

/**
 * G5: in the hall on the item that runs in an open sitting, in a group on the item that runs in its open room, or,
 * when none is open, on any public one that is not done.
 */
function faultOfFloor(state: SessionState, room: FloorRoom, itemId: ItemId): RefusalCode | null {
  const item = state.items.get(itemId);
  if (item === undefined) return 'noSuchItem';
  if (room !== 'hall') {
    if (!state.published || !item.published) return 'itemNotPublished';
    if (item.state === 'done') return 'itemDone';
    const open = openRoomOf(state, room);
    return open === null || open.itemId === itemId ? null : 'itemNotRunning';
  }
  const sitting = openSittingOf(state);
  if (sitting === null) return 'sittingNotOpen';
  if (sitting.pause !== null) return 'sittingPaused';
  return item.state === 'running' ? null : 'itemNotRunning';
}

function groupOf({ members }: SessionState, { speaker }: Handed): GroupId | null {
  return speaker.kind === 'member' ? (members.get(speaker.memberId)?.groupId ?? null) : null;
}
