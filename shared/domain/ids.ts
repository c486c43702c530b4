/** Identifiers are branded strings, so that a member's id never passes for an item's. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type SessionId = Id<'session'>;
export type SittingId = Id<'sitting'>;
export type ItemId = Id<'item'>;
export type FileId = Id<'file'>;
export type VersionId = Id<'version'>;
export type MemberId = Id<'member'>;
export type GroupId = Id<'group'>;
export type CommitteeId = Id<'committee'>;
export type MotionId = Id<'motion'>;
export type VoteId = Id<'vote'>;
export type AnnouncementId = Id<'announcement'>;
export type CallId = Id<'call'>;
export type RequestId = Id<'request'>;
export type SpeechId = Id<'speech'>;
export type PollId = Id<'poll'>;
/** A row of a slip. */
export type RowId = Id<'row'>;
export type OpinionId = Id<'opinion'>;
/** Of an opinion sheet. */
export type OpinionQuestionId = Id<'opinionQuestion'>;
/** Of a discussion in groups. */
export type DiscussionId = Id<'discussion'>;
export type QuestionId = Id<'question'>;
export type PromiseId = Id<'promise'>;
export type BatchId = Id<'batch'>;
/** SHA-256 of the device's public key (SPKI), hexadecimal. */
export type DeviceId = Id<'device'>;
/** Hexadecimal SHA-256, lower case, 64 characters. */
export type Sha256 = Id<'sha256'>;

/**
 * What an identifier may look like: it is part of document names and addresses, and a key of the projections'
 * JSON, where `__proto__` would not be kept.
 */
export const ID_PATTERN = /^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/;
export const SHA256_PATTERN = /^[0-9a-f]{64}$/;
