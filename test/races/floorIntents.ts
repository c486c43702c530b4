import { QUEUE_POLICIES, REQUEST_KINDS, speechIn, type FloorRoom } from '../../shared/domain/floor.ts';
import type { GroupId, RequestId, SpeechId } from '../../shared/domain/ids.ts';
import { ofDesk, ofHall, oneOf, type Intent, type Seen } from './intent.ts';

const ROOMS: readonly FloorRoom[] = ['hall', 'hall', 'hall', 'to1' as GroupId, 'to2' as GroupId];

const ask: Intent = (seen) => {
  const { state, random, fresh } = seen;
  const running = [...state.items.values()].find((item) => item.state === 'running');
  const item = running ?? oneOf(random, state.items.values());
  if (item === null) return null;
  const actor = ofHall(seen);
  const own = state.members.get(actor)?.groupId ?? null;
  const requestId = fresh('r') as RequestId;
  const kind = random.pick(REQUEST_KINDS);
  const room = own === null || random.chance(0.7) ? 'hall' : own;
  return {
    actor,
    command: { type: 'askToSpeak', requestId, room, itemId: item.id, kind, topic: 'Về dự toán' },
  };
};

const onRequest: Intent = (seen) => {
  const { state, random } = seen;
  const request = oneOf(
    random,
    [...state.requests.values()].filter((one) => one.state === 'waiting'),
  );
  if (request === null) return null;
  const { id: requestId } = request;
  if (random.chance(0.4)) return { actor: request.memberId, command: { type: 'withdrawRequest', requestId } };
  const raised = random.chance(0.7);
  return { actor: ofDesk(random), command: { type: 'raiseRequest', requestId, raised } };
};

/** Two of the desk give the floor at the same moment, each to somebody else, after the same speech. */
const give: Intent = (seen) => {
  const { state, random, fresh } = seen;
  const request = oneOf(
    random,
    [...state.requests.values()].filter((one) => one.state === 'waiting'),
  );
  if (request === null) return null;
  const after = standing(seen, request.room);
  return {
    actor: ofDesk(random),
    command: {
      ...{ type: 'giveFloor', requestId: request.id, speechId: fresh('p') as SpeechId, after },
      seconds: random.chance(0.5) ? null : 60,
    },
  };
};

const call: Intent = (seen) => {
  const { state, random, fresh } = seen;
  const item = [...state.items.values()].find((one) => one.state === 'running');
  if (item === undefined) return null;
  const room = random.pick(ROOMS);
  const speaker = random.chance(0.5)
    ? ({ kind: 'member', memberId: ofHall(seen) } as const)
    : ({ kind: 'named', name: 'Giám đốc Sở Tài chính', position: '' } as const);
  return {
    actor: ofDesk(random),
    command: {
      ...{ type: 'callSpeaker', room, itemId: item.id, speaker, kind: 'explanation', topic: '' },
      ...{ speechId: fresh('p') as SpeechId, seconds: null, after: standing(seen, room) },
    },
  };
};

const clock: Intent = ({ state, random }) => {
  const speaking = [...state.speeches.values()].filter((speech) => speech.clock.kind !== 'ended');
  const speech = oneOf(random, speaking) ?? oneOf(random, state.speeches.values());
  if (speech === null) return null;
  const { id: speechId } = speech;
  const command = random.pick([
    { type: 'pauseFloor', speechId },
    { type: 'resumeFloor', speechId },
    { type: 'extendFloor', speechId, seconds: 30 },
    { type: 'endFloor', speechId, back: random.chance(0.2) },
  ] as const);
  return { actor: ofDesk(random), command };
};

const policy: Intent = ({ random }) => ({
  actor: ofDesk(random),
  command: { type: 'setQueuePolicy', room: random.pick(ROOMS), policy: random.pick(QUEUE_POLICIES) },
});

/** The speech that is to end with it: the one that is seen, mostly. */
function standing({ state, random }: Seen, room: FloorRoom): SpeechId | null {
  const now = speechIn(state.speeches.values(), room)?.id ?? null;
  return random.chance(0.1) ? null : now;
}

export const FLOOR: readonly Intent[] = [
  ask,
  ask,
  ask,
  onRequest,
  give,
  give,
  give,
  call,
  clock,
  clock,
  policy,
];
