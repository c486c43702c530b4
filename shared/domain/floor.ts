import type { GroupId, ItemId, MemberId, QuestionId, RequestId, SittingId, SpeechId } from './ids.ts';
import type { FloorLimit } from './rulePack.ts';

/** Where people speak: the hall, or the room of a delegates' group. Each has a floor of its own. */
export type FloorRoom = 'hall' | GroupId;

/** phát biểu thảo luận, tranh luận, ý kiến về trình tự, giải trình */
export const REQUEST_KINDS = ['speech', 'rebuttal', 'pointOfOrder', 'explanation'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** theo thứ tự đăng ký, luân phiên giữa các tổ, ưu tiên người chưa phát biểu */
export const QUEUE_POLICIES = ['order', 'groups', 'firstTime'] as const;
export type QueuePolicy = (typeof QUEUE_POLICIES)[number];

/** What somebody asks the floor for. */
export interface RequestTerms {
  readonly id: RequestId;
  readonly room: FloorRoom;
  readonly itemId: ItemId;
  readonly memberId: MemberId;
  readonly kind: RequestKind;
  /** What it is going to be about, one line; may be empty. */
  readonly topic: string;
  readonly askedAt: number;
}

export interface SpeakRequest extends RequestTerms {
  readonly state: 'waiting' | 'given' | 'withdrawn';
  /** The higher, the later the chair put it first by hand; 0 when it stands where the policy puts it. */
  readonly raised: number;
}

/** Who speaks: a member, or somebody of whom the roster knows nothing. */
export type Speaker =
  | { readonly kind: 'member'; readonly memberId: MemberId }
  | { readonly kind: 'named'; readonly name: string; readonly position: string };

/** Whether two descriptions name the same person in the same words. */
export function isSameSpeaker(one: Speaker, other: Speaker): boolean {
  if (one.kind === 'member') return other.kind === 'member' && other.memberId === one.memberId;
  return other.kind === 'named' && other.name === one.name && other.position === one.position;
}

/** What is fixed when the floor is given. */
export interface SpeechTerms {
  readonly id: SpeechId;
  readonly room: FloorRoom;
  readonly itemId: ItemId;
  /** The sitting that was open; a group may speak between sittings. */
  readonly sittingId: SittingId | null;
  readonly speaker: Speaker;
  /** The group that the speaker belonged to. */
  readonly groupId: GroupId | null;
  readonly kind: FloorLimit;
  readonly topic: string;
  readonly requestId: RequestId | null;
  /** The question whose chain it belongs to. */
  readonly questionId: QuestionId | null;
  readonly givenAt: number;
}

/** `since`, `at`: server time. There is no tick: what is used is counted when the clock stops. */
export type SpeechClock =
  | { readonly kind: 'running'; readonly since: number }
  | { readonly kind: 'paused' }
  | { readonly kind: 'ended'; readonly at: number };

export interface Speech extends SpeechTerms {
  readonly limitSeconds: number;
  /** Milliseconds used until the clock last stopped. */
  readonly usedMs: number;
  readonly clock: SpeechClock;
}

/** Milliseconds used at this time. A server clock that was set back takes nothing away. */
export function usedMsAt({ usedMs, clock }: Pick<Speech, 'usedMs' | 'clock'>, now: number): number {
  return clock.kind === 'running' ? usedMs + Math.max(0, now - clock.since) : usedMs;
}

/** G5: who has the floor of a room. */
export function speechIn(speeches: Iterable<Speech>, room: FloorRoom): Speech | null {
  for (const speech of speeches) if (speech.room === room && speech.clock.kind !== 'ended') return speech;
  return null;
}

/** G9: milliseconds that each has spoken until now. */
export function timeByMember(speeches: Iterable<Speech>, now: number): ReadonlyMap<MemberId, number> {
  return totals(speeches, now, ({ speaker }) => (speaker.kind === 'member' ? speaker.memberId : null));
}

/** G9: milliseconds that the members of each group have spoken until now. */
export function timeByGroup(speeches: Iterable<Speech>, now: number): ReadonlyMap<GroupId, number> {
  return totals(speeches, now, ({ groupId }) => groupId);
}

function totals<Id>(
  speeches: Iterable<Speech>,
  now: number,
  ownerOf: (speech: Speech) => Id | null,
): ReadonlyMap<Id, number> {
  const times = new Map<Id, number>();
  for (const speech of speeches) {
    const owner = ownerOf(speech);
    if (owner !== null) times.set(owner, (times.get(owner) ?? 0) + usedMsAt(speech, now));
  }
  return times;
}
