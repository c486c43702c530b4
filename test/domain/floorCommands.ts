import fc from 'fast-check';
import { QUEUE_POLICIES, REQUEST_KINDS, type FloorRoom, type Speaker } from '../../shared/domain/floor.ts';
import type { FloorCommand } from '../../shared/domain/floorCommand.ts';
import type { MemberId } from '../../shared/domain/ids.ts';
import { group, item, member, request, speech } from './sessionRecord.ts';
import type { Request } from './votingCommands.ts';

/** Commands of the floor, over as few ids as those of the agenda. */
const anyMember = fc.constantFrom('m1', 'm2', 'm3', 'm4').map(member);
const anyItem = fc.constantFrom('i1', 'i1', 'i1', 'i2', 'i3').map(item);
const anyRoom: fc.Arbitrary<FloorRoom> = fc.constantFrom<FloorRoom[]>(
  ...['hall' as const, 'hall' as const, 'hall' as const, group('g1'), group('g2')],
);
const anyAsked = fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6').map(request);
const anySpeech = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6').map(speech);
const anyTopic = fc.constantFrom('', 'Về dự toán');
const anySpeaker: fc.Arbitrary<Speaker> = fc.oneof(
  anyMember.map((memberId) => ({ kind: 'member' as const, memberId })),
  fc.constant({ kind: 'named' as const, name: 'Giám đốc Sở Tài chính', position: '' }),
);
const handing = {
  speechId: anySpeech,
  seconds: fc.option(fc.constantFrom(5, 60), { freq: 2 }),
  after: fc.option(anySpeech, { freq: 3 }),
};

const asks: readonly fc.Arbitrary<FloorCommand>[] = [
  fc.record({
    type: fc.constant('askToSpeak' as const),
    requestId: anyAsked,
    room: anyRoom,
    itemId: anyItem,
    kind: fc.constantFrom(...REQUEST_KINDS),
    topic: anyTopic,
  }),
  fc.record({ type: fc.constant('withdrawRequest' as const), requestId: anyAsked }),
];

const runs: readonly fc.Arbitrary<FloorCommand>[] = [
  fc.record({ type: fc.constant('raiseRequest' as const), requestId: anyAsked, raised: fc.boolean() }),
  fc.record({
    type: fc.constant('setQueuePolicy' as const),
    room: anyRoom,
    policy: fc.constantFrom(...QUEUE_POLICIES),
  }),
  fc.record({ type: fc.constant('giveFloor' as const), requestId: anyAsked, ...handing }),
  fc.record({
    type: fc.constant('callSpeaker' as const),
    room: anyRoom,
    itemId: anyItem,
    speaker: anySpeaker,
    kind: fc.constantFrom(...REQUEST_KINDS),
    topic: anyTopic,
    ...handing,
  }),
  fc.record({ type: fc.constant('pauseFloor' as const), speechId: anySpeech }),
  fc.record({ type: fc.constant('resumeFloor' as const), speechId: anySpeech }),
  fc.record({
    type: fc.constant('extendFloor' as const),
    speechId: anySpeech,
    seconds: fc.constantFrom(5, 60),
  }),
  fc.record({ type: fc.constant('endFloor' as const), speechId: anySpeech, back: fc.boolean() }),
];

export const anyFloorRequest: fc.Arbitrary<Request> = fc.oneof(
  { weight: 2, arbitrary: fc.record<Request>({ command: fc.oneof(...asks), actor: anyMember }) },
  {
    weight: 3,
    arbitrary: fc.record<Request>({
      command: fc.oneof(...runs),
      actor: fc.oneof<fc.WeightedArbitrary<MemberId | null>[]>(
        { weight: 5, arbitrary: fc.constant(member('m1')) },
        { weight: 1, arbitrary: fc.option(anyMember, { freq: 5 }) as fc.Arbitrary<MemberId | null> },
      ),
    }),
  },
);
