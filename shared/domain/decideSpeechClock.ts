import { happened, type Decision } from './decision.ts';
import { usedMsAt, type Speech } from './floor.ts';
import type { FloorCommand } from './floorCommand.ts';
import type { FloorEvent } from './floorEvent.ts';
import type { MemberId } from './ids.ts';
import { faultOfStanding, waitsAlready } from './floorStanding.ts';
import { refused } from './refusal.ts';
import { mayRunFloor } from './rights.ts';
import type { SessionState } from './session.ts';
import { openSittingOf } from './sittings.ts';

type ClockCommand = Extract<
  FloorCommand,
  { type: 'pauseFloor' | 'resumeFloor' | 'extendFloor' | 'endFloor' }
>;

/** G7, G8. */
export function decideClock(
  state: SessionState,
  command: ClockCommand,
  actor: MemberId,
  now: number,
): Decision {
  const speech = state.speeches.get(command.speechId);
  if (speech === undefined) return refused('noSuchSpeech');
  if (!mayRunFloor(state, actor, speech.room)) return refused('notAllowed');
  const { id: speechId, clock } = speech;
  if (command.type === 'endFloor') {
    return clock.kind === 'ended'
      ? happened()
      : happened(endOf(speech, now, command.back && mayWaitAgain(state, speech)));
  }
  if (clock.kind === 'ended') return refused('speechEnded');
  switch (command.type) {
    case 'pauseFloor':
      if (clock.kind === 'paused') return happened();
      return happened(pauseOf(speech, now));
    case 'resumeFloor':
      if (clock.kind === 'running') return happened();
      if (speech.room === 'hall' && isInBreak(state)) return refused('sittingPaused');
      return happened({ type: 'floorResumed', speechId, at: now });
    case 'extendFloor': {
      const usedSeconds = Math.ceil(usedMsAt(speech, now) / 1000);
      const limitSeconds = Math.max(speech.limitSeconds, usedSeconds) + command.seconds;
      return happened({ type: 'floorExtended', speechId, limitSeconds });
    }
  }
}

function isInBreak(state: SessionState): boolean {
  const sitting = openSittingOf(state);
  return sitting !== null && sitting.pause !== null;
}

/** G7: the event that stops the clock of a speech at this time. */
export function pauseOf(speech: Speech, now: number): FloorEvent {
  return { type: 'floorPaused', speechId: speech.id, at: now, usedMs: usedMsAt(speech, now) };
}

/** G8: the event that ends a speech at this time. */
export function endOf(speech: Speech, now: number, back = false): FloorEvent {
  return { type: 'floorEnded', speechId: speech.id, at: now, usedMs: usedMsAt(speech, now), back };
}

/** G8: the request of a speech waits again as long as it could be made. */
function mayWaitAgain(state: SessionState, { requestId }: Speech): boolean {
  const request = requestId === null ? undefined : state.requests.get(requestId);
  if (request === undefined || waitsAlready(state, request)) return false;
  return faultOfStanding(state.members.get(request.memberId), request.room, request.kind) === null;
}
