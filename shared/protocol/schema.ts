import { z } from 'zod';
import { FILE_KINDS, ITEM_STATES } from '../domain/agenda.ts';
import {
  ID_PATTERN,
  SHA256_PATTERN,
  type AnnouncementId,
  type CallId,
  type BatchId,
  type CommitteeId,
  type DeviceId,
  type FileId,
  type GroupId,
  type ItemId,
  type MemberId,
  type MotionId,
  type SessionId,
  type Sha256,
  type SittingId,
  type VersionId,
  type VoteId,
} from '../domain/ids.ts';
import { CALL_NEEDS } from '../domain/announcement.ts';
import { PRESENCES } from '../domain/attendance.ts';
import { MANDATE_ENDS } from '../domain/mandate.ts';
import { SEAT_PLAN } from '../domain/seatMap.ts';
import { PER_HOLDER, WEIGHT } from '../domain/proxy.ts';
import { ROLES } from '../domain/roster.ts';
import {
  CHOICES,
  DENOMINATORS,
  FLOOR_SECONDS,
  MOTION_KINDS,
  TIE_RULES,
  VOTE_SECONDS,
} from '../domain/rulePack.ts';
import { RUN_OFFS } from '../domain/soundPack.ts';
import { VOTE_METHODS } from '../domain/vote.ts';

/** The schemas that more than one message is made of. Everything from outside passes through one of them. */
export function id<Branded extends string>() {
  return z.string().regex(ID_PATTERN) as unknown as z.ZodType<Branded, Branded>;
}

export const sessionId = id<SessionId>();
export const sittingId = id<SittingId>();
export const itemId = id<ItemId>();
export const fileId = id<FileId>();
export const versionId = id<VersionId>();
export const memberId = id<MemberId>();
export const groupId = id<GroupId>();
export const committeeId = id<CommitteeId>();
export const motionId = id<MotionId>();
export const voteId = id<VoteId>();
export const announcementId = id<AnnouncementId>();
export const callId = id<CallId>();
export const batchId = id<BatchId>();
export const deviceId = z.string().regex(SHA256_PATTERN) as unknown as z.ZodType<DeviceId, DeviceId>;
export const sha256 = z.string().regex(SHA256_PATTERN) as unknown as z.ZodType<Sha256, Sha256>;

/**
 * One line of text for people, or nothing. Names of files from macOS come decomposed: Vietnamese would then be
 * found by no search. Half a surrogate pair does not survive storing, so that a replay would differ.
 */
export const optionalLine = z
  .string()
  .trim()
  .normalize('NFC')
  .max(1000)
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u);
/** One line of text for people. */
export const line = optionalLine.min(1);
const sentences = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .overwrite((text) => text.replaceAll('\r\n', '\n'))
    .max(max)
    .regex(/^(?:\n|[^\p{Cc}\p{Cs}\u2028\u2029])*$/u);
/** Some sentences for people, over several lines, or nothing. */
export const optionalParagraph = sentences(1000);
/** Some sentences for people, over several lines. */
export const paragraph = optionalParagraph.min(1);
/** As much as stands on a page or two. */
export const pageOfText = sentences(5000).min(1);
/** Milliseconds since 1970. */
export const instant = z.int().min(0).max(8_640_000_000_000_000);

export const role = z.enum(ROLES);
export const itemState = z.enum(ITEM_STATES);
export const fileKind = z.enum(FILE_KINDS);

export const MAX_FILE_BYTES = 1024 * 1024 * 1024;

export const fileContent = z.strictObject({
  sha256,
  bytes: z.int().min(1).max(MAX_FILE_BYTES),
  chunkBytes: z
    .int()
    .min(16 * 1024)
    .max(4 * 1024 * 1024),
  chunks: z.array(sha256).min(1).max(65_536).readonly(),
});

export const council = z.strictObject({
  name: line,
  level: z.enum(['province', 'commune', 'committee', 'party']),
  term: line,
  seats: z.int().min(1).max(1000),
});

export const sessionDetails = z.strictObject({ title: line, place: optionalLine });

export const member = z.strictObject({
  id: memberId,
  name: line,
  position: optionalLine,
  roles: z.array(role).max(4).readonly(),
  groupId: groupId.nullable(),
  committeeIds: z.array(committeeId).max(20).readonly(),
});

export const group = z.strictObject({ id: groupId, name: line });
export const committee = z.strictObject({ id: committeeId, name: line });

/** A public key (SPKI) or a signature of Ed25519. */
export const base64 = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const announcementAudience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('group'), groupId }),
  z.strictObject({ kind: z.literal('member'), memberId }),
]);
export const announcementLink = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), itemId }),
  z.strictObject({ kind: z.literal('file'), fileId }),
]);
export const callNeed = z.enum(CALL_NEEDS);
export const invitationAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('attending') }),
  z.strictObject({
    kind: z.literal('absent'),
    reason: paragraph,
    sittingIds: z.array(sittingId).max(100).readonly(),
  }),
]);

export const presence = z.enum(PRESENCES);
export const mandateEnd = z.enum(MANDATE_ENDS);
export const choice = z.enum(CHOICES);
export const motionKind = z.enum(MOTION_KINDS);
/** Length of a countdown, in seconds. */
export const voteSeconds = z.int().min(VOTE_SECONDS.min).max(VOTE_SECONDS.max);

/** Who counts by hand: two, whom the rules want to be different. */
export const counters = z.tuple([memberId, memberId]).readonly();
export const voteMethod = z.enum(VOTE_METHODS);
export const countedMethod = z.enum(['hands', 'paper']);
const votes = z.int().min(0).max(1000);
export const count = z.strictObject({ for: votes, against: votes, abstain: votes });
/** What of a text a motion is about. */
export const motionScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('clause'), label: line }),
  z.strictObject({ kind: z.literal('amendment'), label: line }),
]);

const share = z.int().min(1).max(1000);
const majority = z.strictObject({
  share: z.strictObject({ numerator: share, denominator: share }),
  strict: z.boolean(),
  of: z.enum(DENOMINATORS),
});
const floorSeconds = z.int().min(FLOOR_SECONDS.min).max(FLOOR_SECONDS.max);

export const rulePack = z.strictObject({
  id: id<string>(),
  version: z.int().min(1).max(1_000_000),
  name: line,
  source: line,
  checked: z.boolean(),
  validFrom: z.union([z.literal(''), z.iso.date()]),
  voters: line,
  quorum: majority,
  majorities: z.strictObject({ resolution: majority, removal: majority, personnel: majority }),
  labels: z.strictObject({ for: line, against: line, abstain: line }),
  voteSeconds,
  liveResult: z.boolean(),
  announceFirst: z.boolean(),
  limits: z.strictObject({
    speech: floorSeconds,
    rebuttal: floorSeconds,
    pointOfOrder: floorSeconds,
    explanation: floorSeconds,
    question: floorSeconds,
    answer: floorSeconds,
    followUp: floorSeconds,
  }),
  substitutes: z.boolean(),
  proxies: z.boolean(),
  proxyTerms: z
    .strictObject({
      perHolder: z.int().min(PER_HOLDER.min).max(PER_HOLDER.max),
      inQuorum: z.boolean(),
    })
    .optional(),
  weights: z.boolean(),
  elections: z.strictObject({
    majority,
    ties: z.enum(TIE_RULES),
    runOffs: z.int().min(RUN_OFFS.min).max(RUN_OFFS.max),
  }),
  confidence: z.strictObject({ low: majority, removal: majority }),
  invalidSlip: paragraph,
});

export const packId = id<string>();

export const memberWeight = z.strictObject({ memberId, weight: z.int().min(WEIGHT.min).max(WEIGHT.max) });

export const placedSeat = z.strictObject({
  id: id<string>(),
  label: optionalLine,
  x: z.int().min(0).max(SEAT_PLAN.width),
  y: z.int().min(0).max(SEAT_PLAN.height),
  memberId: memberId.nullable(),
});

/** Digits as the door of the hall shows them; spaces are for the eyes only. */
export const doorCode = z
  .string()
  .max(20)
  .overwrite((text) => text.replaceAll(/\s/g, ''))
  .regex(/^\d{6}$/);
