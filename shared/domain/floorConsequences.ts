import { happened, type Decision } from './decision.ts';
import { endOf, pauseOf } from './decideSpeechClock.ts';
import type { SessionEvent } from './event.ts';
import type { SpeakRequest, Speech } from './floor.ts';
import { faultOfRoom, faultOfStanding } from './floorStanding.ts';
import type { SessionState } from './session.ts';

/** What an event takes away from the floor: speeches that end and requests that no longer wait. */
interface Losses {
  readonly ends: (speech: Speech) => boolean;
  readonly withdraws: (request: SpeakRequest) => boolean;
}

/** G10: nobody speaks or waits where there is nothing to speak on any more; each by an event before the cause. */
export function withoutFloor(state: SessionState, decision: Decision, now: number): Decision {
  if (!decision.ok) return decision;
  const lost = decision.value.flatMap((event) =>
    event.type === 'sittingPaused' ? stopsInHall(state, now) : eventsOf(state, lossesBy(event), now),
  );
  return lost.length === 0 ? decision : happened(...lost, ...decision.value);
}

/** G7: in a break nobody's clock runs in the hall. */
function stopsInHall({ speeches }: SessionState, now: number): readonly SessionEvent[] {
  const running = [...speeches.values()].filter(
    ({ room, clock }) => room === 'hall' && clock.kind === 'running',
  );
  return running.map((speech) => pauseOf(speech, now));
}

function eventsOf(state: SessionState, losses: Losses | null, now: number): readonly SessionEvent[] {
  if (losses === null) return [];
  const ended = [...state.speeches.values()].filter(
    (speech) => speech.clock.kind !== 'ended' && losses.ends(speech),
  );
  const withdrawn = [...state.requests.values()].filter(
    (request) => request.state === 'waiting' && losses.withdraws(request),
  );
  return [
    ...ended.map((speech) => endOf(speech, now)),
    ...withdrawn.map(({ id }) => ({ type: 'requestWithdrawn' as const, requestId: id })),
  ];
}

function lossesBy(event: SessionEvent): Losses | null {
  switch (event.type) {
    case 'sittingClosed':
      return { ends: ({ room }) => room === 'hall', withdraws: () => false };
    case 'roomOpened':
    case 'roomClosed':
      return { ends: ({ room }) => room === event.groupId, withdraws: () => false };
    case 'roomItemSet':
      return {
        ends: ({ room, itemId }) => room === event.groupId && itemId !== event.itemId,
        withdraws: () => false,
      };
    case 'itemStateSet':
      if (event.state === 'running') return null;
      return {
        ends: ({ itemId, room }) => itemId === event.itemId && (room === 'hall' || event.state === 'done'),
        withdraws: () => false,
      };
    case 'itemRemoved':
      return {
        ends: ({ itemId }) => itemId === event.itemId,
        withdraws: ({ itemId }) => itemId === event.itemId,
      };
    case 'memberRemoved':
      return {
        ends: ({ speaker }) => speaker.kind === 'member' && speaker.memberId === event.memberId,
        withdraws: ({ memberId }) => memberId === event.memberId,
      };
    case 'membersPut': {
      const put = new Map(event.members.map((member) => [member.id, member]));
      const withdraws = ({ memberId, room, kind }: SpeakRequest) => {
        const member = put.get(memberId);
        return member !== undefined && faultOfStanding(member, room, kind) !== null;
      };
      return { ends: () => false, withdraws };
    }
    case 'groupsDefined': {
      const isGone = ({ room }: Speech | SpeakRequest) => faultOfRoom(event, room) !== null;
      return { ends: isGone, withdraws: isGone };
    }
    default:
      return null;
  }
}
