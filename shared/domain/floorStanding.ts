import type { FloorRoom, RequestKind, Speaker, SpeakRequest } from './floor.ts';
import type { RefusalCode } from './refusal.ts';
import { isDelegate, type Member } from './roster.ts';
import type { SessionState } from './session.ts';

export function faultOfRoom({ groups }: Pick<SessionState, 'groups'>, room: FloorRoom): RefusalCode | null {
  return room === 'hall' || groups.some(({ id }) => id === room) ? null : 'noSuchGroup';
}

/** G2: explanations are given by everybody, also by guests; everything else by delegates, each in his room. */
export function faultOfStanding(
  member: Member | undefined,
  room: FloorRoom,
  kind: RequestKind,
): RefusalCode | null {
  if (member === undefined) return 'noSuchMember';
  if (kind === 'explanation') return null;
  if (!isDelegate(member)) return 'notADelegate';
  return room === 'hall' || member.groupId === room ? null : 'notInRoom';
}

export function faultOfSpeaker({ members }: SessionState, speaker: Speaker): RefusalCode | null {
  return speaker.kind === 'named' || members.has(speaker.memberId) ? null : 'noSuchMember';
}

/** G1: whether such a request of the same member waits already. */
export function waitsAlready(
  { requests }: SessionState,
  { room, itemId, memberId, kind }: Pick<SpeakRequest, 'room' | 'itemId' | 'memberId' | 'kind'>,
): boolean {
  return [...requests.values()].some(
    (other) =>
      other.state === 'waiting' &&
      other.memberId === memberId &&
      other.room === room &&
      other.itemId === itemId &&
      other.kind === kind,
  );
}
