import { z } from 'zod';
import { FILE_KINDS, ITEM_STATES } from '../domain/agenda.ts';
import {
  ID_PATTERN,
  SHA256_PATTERN,
  type CommitteeId,
  type FileId,
  type GroupId,
  type ItemId,
  type MemberId,
  type SessionId,
  type Sha256,
  type SittingId,
  type VersionId,
} from '../domain/ids.ts';
import { ROLES } from '../domain/roster.ts';

/** The schemas that more than one message is made of. Everything from outside passes through one of them. */
function id<Branded extends string>() {
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
