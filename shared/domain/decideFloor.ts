import type { AgendaItem } from './agenda.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import { decideClock } from './decideSpeechClock.ts';
import { handOver, type Handed } from './handOver.ts';
import type { SpeakRequest } from './floor.ts';
import type { FloorCommand } from './floorCommand.ts';
import { faultOfRoom, faultOfSpeaker, faultOfStanding, waitsAlready } from './floorStanding.ts';
import type { MemberId } from './ids.ts';
import { policyOf } from './queue.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { mayRunFloor } from './rights.ts';
import type { SessionState } from './session.ts';

type Of<Type extends FloorCommand['type']> = Extract<FloorCommand, { type: Type }>;

export function decideFloor(
  state: SessionState,
  command: FloorCommand,
  { actor, now }: DecisionContext,
): Decision {
  if (actor === null) return refused('notAllowed');
  switch (command.type) {
    case 'askToSpeak':
      return decideRequest(state, command, actor, now);
    case 'withdrawRequest':
    case 'raiseRequest':
    case 'giveFloor': {
      const request = state.requests.get(command.requestId);
      if (request === undefined) return refused('noSuchRequest');
      return decideOnRequest(state, request, command, actor, now);
    }
    case 'setQueuePolicy':
      return decidePolicy(state, command, actor);
    case 'callSpeaker':
      return decideCall(state, command, actor, now);
    case 'pauseFloor':
    case 'resumeFloor':
    case 'extendFloor':
    case 'endFloor':
      return decideClock(state, command, actor, now);
  }
}

/** G1, G2. */
function decideRequest(
  state: SessionState,
  { requestId, room, itemId, kind, topic }: Of<'askToSpeak'>,
  memberId: MemberId,
  now: number,
): Decision {
  if (state.requests.has(requestId)) return refused('idTaken');
  const item = state.items.get(itemId);
  const member = state.members.get(memberId);
  const fault = faultOfRoom(state, room) ?? faultOfItem(state, item) ?? faultOfStanding(member, room, kind);
  if (fault !== null) return refused(fault);
  if (waitsAlready(state, { room, itemId, memberId, kind })) return refused('alreadyAsked');
  const request = { id: requestId, room, itemId, memberId, kind, topic, askedAt: now };
  return happened({ type: 'speechAsked', request });
}

/** G1: on a public item that is not done. */
function faultOfItem(state: SessionState, item: AgendaItem | undefined): RefusalCode | null {
  if (item === undefined) return 'noSuchItem';
  if (!state.published || !item.published) return 'itemNotPublished';
  return item.state === 'done' ? 'itemDone' : null;
}

/** G3, G4, G5. */
function decideOnRequest(
  state: SessionState,
  request: SpeakRequest,
  command: Of<'withdrawRequest' | 'raiseRequest' | 'giveFloor'>,
  actor: MemberId,
  now: number,
): Decision {
  const runsFloor = mayRunFloor(state, actor, request.room);
  const isOwn = request.memberId === actor && command.type === 'withdrawRequest';
  if (!runsFloor && !isOwn) return refused('notAllowed');
  if (command.type === 'withdrawRequest' && request.state === 'withdrawn') return happened();
  if (command.type === 'giveFloor' && state.speeches.has(command.speechId)) return refused('idTaken');
  if (request.state !== 'waiting') return refused('requestClosed');
  const { id: requestId, room, itemId, memberId, kind, topic } = request;
  switch (command.type) {
    case 'withdrawRequest':
      return happened({ type: 'requestWithdrawn', requestId });
    case 'raiseRequest': {
      const { raised } = command;
      if (!raised && request.raised === 0) return happened();
      return happened({ type: 'requestRaised', requestId, raised });
    }
    case 'giveFloor': {
      const speaker = { kind: 'member', memberId } as const;
      return handOver(
        state,
        { room, itemId, speaker, kind, topic, requestId, questionId: null },
        command,
        now,
      );
    }
  }
}

/** G4. */
function decidePolicy(
  state: SessionState,
  { room, policy }: Of<'setQueuePolicy'>,
  actor: MemberId,
): Decision {
  if (!mayRunFloor(state, actor, room)) return refused('notAllowed');
  const fault = faultOfRoom(state, room);
  if (fault !== null) return refused(fault);
  return policyOf(state, room) === policy ? happened() : happened({ type: 'queuePolicySet', room, policy });
}

/** G6. */
function decideCall(state: SessionState, command: Of<'callSpeaker'>, actor: MemberId, now: number): Decision {
  const { room, itemId, speaker, kind, topic, speechId } = command;
  if (!mayRunFloor(state, actor, room)) return refused('notAllowed');
  if (state.speeches.has(speechId)) return refused('idTaken');
  const fault = faultOfRoom(state, room) ?? faultOfSpeaker(state, speaker);
  if (fault !== null) return refused(fault);
  const handed: Handed = { room, itemId, speaker, kind, topic, requestId: null, questionId: null };
  return handOver(state, handed, command, now);
}
