import { z } from 'zod';
import { QUEUE_POLICIES, REQUEST_KINDS, type FloorRoom } from '../domain/floor.ts';
import type { RequestId, SpeechId } from '../domain/ids.ts';
import { FLOOR_SECONDS } from '../domain/rulePack.ts';
import { groupId, id, itemId, line, memberId, optionalLine } from './schema.ts';

const requestId = id<RequestId>();
export const speechId = id<SpeechId>();
const room = z.union([z.literal('hall'), groupId]) as unknown as z.ZodType<FloorRoom, FloorRoom>;
const requestKind = z.enum(REQUEST_KINDS);
const seconds = z.int().min(FLOOR_SECONDS.min).max(FLOOR_SECONDS.max);

/** A member, or somebody of whom the roster knows nothing. */
export const speaker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), memberId }),
  z.strictObject({ kind: z.literal('named'), name: line, position: optionalLine }),
]);

export const handing = { speechId, seconds: seconds.nullable(), after: speechId.nullable() };

/** The commands of `FloorCommand`. */
export const floorCommands = [
  z.strictObject({
    type: z.literal('askToSpeak'),
    requestId,
    room,
    itemId,
    kind: requestKind,
    topic: optionalLine,
  }),
  z.strictObject({ type: z.literal('withdrawRequest'), requestId }),
  z.strictObject({ type: z.literal('raiseRequest'), requestId, raised: z.boolean() }),
  z.strictObject({ type: z.literal('setQueuePolicy'), room, policy: z.enum(QUEUE_POLICIES) }),
  z.strictObject({ type: z.literal('giveFloor'), requestId, ...handing }),
  z.strictObject({
    type: z.literal('callSpeaker'),
    room,
    itemId,
    speaker,
    kind: requestKind,
    topic: optionalLine,
    ...handing,
  }),
  z.strictObject({ type: z.literal('pauseFloor'), speechId }),
  z.strictObject({ type: z.literal('resumeFloor'), speechId }),
  z.strictObject({ type: z.literal('extendFloor'), speechId, seconds }),
  z.strictObject({ type: z.literal('endFloor'), speechId, back: z.boolean() }),
] as const;
