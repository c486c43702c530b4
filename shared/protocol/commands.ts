import { z } from 'zod';
import type { Command } from '../domain/command.ts';
import { SHA256_PATTERN } from '../domain/ids.ts';
import { REFUSAL_CODES } from '../domain/refusal.ts';
import { discussionCommands } from './discussionCommands.ts';
import { floorCommands } from './floorCommands.ts';
import { promiseCommands, questionCommands } from './questionCommands.ts';
import {
  announcementAudience,
  announcementId,
  announcementLink,
  base64,
  batchId,
  callId,
  callNeed,
  choice,
  committee,
  council,
  count,
  countedMethod,
  counters,
  deviceId,
  doorCode,
  mandateEnd,
  packId,
  placedSeat,
  fileContent,
  fileId,
  fileKind,
  group,
  invitationAnswer,
  itemId,
  itemState,
  line,
  member,
  memberId,
  motionId,
  motionKind,
  motionScope,
  optionalLine,
  optionalParagraph,
  paragraph,
  presence,
  rulePack,
  sessionDetails,
  sessionId,
  sittingId,
  instant,
  versionId,
  voteId,
  voteMethod,
  voteSeconds,
  memberWeight,
} from './schema.ts';

import {
  marks,
  opinionAnswers,
  opinionId,
  opinionPlan,
  paperCount,
  pollId,
  pollPlan,
  tellers,
} from './slipSchema.ts';

/** Ballots of one delegate in one vote are numbered from 1. */
const serial = z.int().min(1).max(1_000_000);
const minutes = z.int().min(0).max(1440);

/** What `POST /api/sessions/:id/commands` accepts, beside its `commandId`. Commands of the house are not among it. */
export const command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('createSession'),
    sessionId,
    council,
    details: sessionDetails,
    secretary: member,
  }),
  z.strictObject({ type: z.literal('changeDetails'), details: sessionDetails, council }),
  z.strictObject({
    type: z.literal('defineGroups'),
    groups: z.array(group).max(100).readonly(),
    committees: z.array(committee).max(100).readonly(),
  }),
  z.strictObject({ type: z.literal('putMembers'), members: z.array(member).min(1).max(1000).readonly() }),
  z.strictObject({ type: z.literal('removeMember'), memberId }),
  z.strictObject({
    type: z.literal('putSitting'),
    sittingId,
    title: line,
    startsAt: instant,
    endsAt: instant,
  }),
  z.strictObject({ type: z.literal('removeSitting'), sittingId }),
  z.strictObject({
    type: z.literal('addItem'),
    itemId,
    sittingId,
    title: line,
    rapporteur: optionalLine,
    minutes,
  }),
  z.strictObject({ type: z.literal('changeItem'), itemId, title: line, rapporteur: optionalLine, minutes }),
  z.strictObject({ type: z.literal('moveItem'), itemId, sittingId, before: itemId.nullable() }),
  z.strictObject({ type: z.literal('removeItem'), itemId }),
  z.strictObject({ type: z.literal('setItemState'), itemId, state: itemState }),
  z.strictObject({
    type: z.literal('addFile'),
    fileId,
    itemId,
    title: line,
    kind: fileKind,
    versionId,
    fileName: line,
    content: fileContent,
  }),
  z.strictObject({ type: z.literal('addVersion'), fileId, versionId, fileName: line, content: fileContent }),
  z.strictObject({ type: z.literal('changeFile'), fileId, title: line, kind: fileKind }),
  z.strictObject({ type: z.literal('removeFile'), fileId }),
  z.strictObject({ type: z.literal('publish') }),
  z.strictObject({
    type: z.literal('enrolDevice'),
    deviceId,
    publicKey: base64,
    name: line,
    consent: z.strictObject({ deviceId, signature: base64 }).nullable(),
  }),
  z.strictObject({ type: z.literal('approveDevice'), deviceId }),
  z.strictObject({ type: z.literal('revokeDevice'), deviceId }),
  z.strictObject({ type: z.literal('openSitting'), sittingId, pack: rulePack }),
  z.strictObject({ type: z.literal('closeSitting'), sittingId }),
  z.strictObject({ type: z.literal('pauseSitting'), sittingId, until: instant.nullable() }),
  z.strictObject({ type: z.literal('resumeSitting'), sittingId }),
  z.strictObject({
    type: z.literal('callRoll'),
    sittingId,
    entries: z
      .array(z.strictObject({ memberId, presence, substitute: line.optional() }))
      .max(1000)
      .readonly(),
  }),
  z.strictObject({ type: z.literal('declarePresence'), sittingId }),
  z.strictObject({ type: z.literal('enterByDoor'), sittingId, code: doorCode }),
  z.strictObject({ type: z.literal('putRulePack'), pack: rulePack }),
  z.strictObject({ type: z.literal('removeRulePack'), packId }),
  z.strictObject({ type: z.literal('endMandate'), memberId, reason: mandateEnd, decision: paragraph }),
  z.strictObject({ type: z.literal('fillVacancy'), member, decision: paragraph }),
  z.strictObject({
    type: z.literal('putSeatMap'),
    seats: z.array(placedSeat).max(1000).readonly(),
    replaces: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .optional(),
  }),
  z.strictObject({ type: z.literal('askLeave'), sittingId, reason: paragraph }),
  z.strictObject({ type: z.literal('decideLeave'), sittingId, memberId, granted: z.boolean() }),
  z.strictObject({
    type: z.literal('makeMotion'),
    motionId,
    itemId,
    fileId,
    versionId,
    title: line,
    kind: motionKind,
    scope: motionScope.optional(),
  }),
  z.strictObject({
    type: z.literal('makeMotions'),
    itemId,
    fileId,
    versionId,
    kind: motionKind,
    motions: z
      .array(z.strictObject({ motionId, title: line, scope: motionScope }))
      .min(1)
      .max(200)
      .readonly(),
  }),
  z.strictObject({ type: z.literal('removeMotion'), motionId }),
  z.strictObject({ type: z.literal('withdrawMotion'), motionId, reason: optionalParagraph }),
  z.strictObject({
    type: z.literal('openVote'),
    voteId,
    motionId,
    seconds: voteSeconds,
    method: voteMethod.optional(),
    counters: counters.optional(),
    follows: voteId.optional(),
    reason: optionalParagraph.optional(),
  }),
  z.strictObject({
    type: z.literal('openVotes'),
    batchId,
    votes: z.array(z.strictObject({ voteId, motionId })).min(2).max(100).readonly(),
    seconds: voteSeconds,
  }),
  z.strictObject({
    type: z.literal('fallBackVote'),
    voteId,
    newVoteId: voteId,
    method: countedMethod,
    reason: optionalParagraph,
    counters,
  }),
  z.strictObject({ type: z.literal('enterCount'), voteId, count }),
  z.strictObject({ type: z.literal('remindVoters'), voteId }),
  z.strictObject({
    type: z.literal('castBallot'),
    voteId,
    choice,
    serial,
    deviceId,
    signature: base64,
  }),
  z.strictObject({ type: z.literal('extendVote'), voteId, seconds: voteSeconds }),
  z.strictObject({ type: z.literal('closeVote'), voteId, reason: optionalParagraph.optional() }),
  z.strictObject({ type: z.literal('announceVote'), voteId }),
  z.strictObject({ type: z.literal('cancelVote'), voteId }),
  z.strictObject({
    type: z.literal('announce'),
    announcementId,
    text: paragraph,
    audience: announcementAudience,
    about: announcementLink.nullable(),
  }),
  z.strictObject({ type: z.literal('withdrawAnnouncement'), announcementId }),
  z.strictObject({ type: z.literal('callClerk'), callId, need: callNeed.nullable() }),
  z.strictObject({ type: z.literal('takeCall'), callId }),
  z.strictObject({ type: z.literal('settleCall'), callId }),
  z.strictObject({ type: z.literal('answerInvitation'), answer: invitationAnswer }),
  z.strictObject({ type: z.literal('askToPresent'), fileId }),
  z.strictObject({ type: z.literal('startPresenting'), memberId, fileId, versionId }),
  z.strictObject({ type: z.literal('stopPresenting') }),
  z.strictObject({ type: z.literal('declineToPresent'), memberId }),
  z.strictObject({
    type: z.literal('remindInvitations'),
    memberIds: z.array(memberId).max(1000).readonly(),
  }),
  z.strictObject({
    type: z.literal('entrustVote'),
    sittingId,
    giverId: memberId,
    holderId: memberId,
    paper: optionalLine,
  }),
  z.strictObject({ type: z.literal('revokeProxy'), sittingId, giverId: memberId }),
  z.strictObject({ type: z.literal('setWeights'), weights: z.array(memberWeight).max(1000).readonly() }),
  ...floorCommands,
  ...discussionCommands,
  z.strictObject({ type: z.literal('putPoll'), poll: pollPlan }),
  z.strictObject({ type: z.literal('removePoll'), pollId }),
  z.strictObject({ type: z.literal('nameTellers'), pollId, tellers }),
  z.strictObject({ type: z.literal('openPoll'), pollId, seconds: voteSeconds }),
  z.strictObject({
    type: z.literal('castSlip'),
    pollId,
    marks,
    serial,
    deviceId,
    signature: base64,
  }),
  z.strictObject({ type: z.literal('remindPoll'), pollId }),
  z.strictObject({ type: z.literal('extendPoll'), pollId, seconds: voteSeconds }),
  z.strictObject({ type: z.literal('enterSlipCount'), pollId, count: paperCount, reason: optionalParagraph }),
  z.strictObject({ type: z.literal('closePoll'), pollId, reason: optionalParagraph.optional() }),
  z.strictObject({ type: z.literal('announcePoll'), pollId }),
  z.strictObject({ type: z.literal('cancelPoll'), pollId, reason: paragraph }),
  z.strictObject({ type: z.literal('askOpinion'), sheet: opinionPlan }),
  z.strictObject({ type: z.literal('answerOpinion'), opinionId, answers: opinionAnswers }),
  z.strictObject({ type: z.literal('remindOpinion'), opinionId }),
  z.strictObject({ type: z.literal('extendOpinion'), opinionId, deadline: instant }),
  z.strictObject({ type: z.literal('closeOpinion'), opinionId }),
  z.strictObject({ type: z.literal('publishOpinion'), opinionId }),
  ...questionCommands,
  ...promiseCommands,
]) satisfies z.ZodType<Command>;

/** Chosen by the client, once per intention: a retry carries the same one and gets the first answer again. */
export const commandId = z.uuid();

/** `{commandId, type, …}`: the command's own keys beside its id. */
const flatRequest = z
  .discriminatedUnion('type', withCommandId(command.options))
  .transform(({ commandId, ...rest }) => ({ commandId, command: rest as Command }));

/** The form of a link's `command` frame. */
export const linkRequest = z.strictObject({ commandId, command });

/** Also with the command under a key of its own. Parsed, both are `{commandId, command}`. */
export const commandRequest = z.union([flatRequest, linkRequest]);

function withCommandId(options: typeof command.options) {
  const [first, ...others] = options;
  return [first.extend({ commandId }), ...others.map((option) => option.extend({ commandId }))] as const;
}

/**
 * Proof for a delegate: all parts of `receiptText` or `lateText`, and the house's signature of it (Ed25519,
 * base64). Stands for itself: `npm run verify -- FILE --receipt RECEIPT.json` takes it as it is.
 */
export const receipt = z.strictObject({
  sessionId,
  voteId,
  memberId,
  choice,
  serial,
  seq: z.int().min(0),
  chainHash: z.string().regex(SHA256_PATTERN),
  at: instant,
  signature: base64,
});
export type Receipt = z.infer<typeof receipt>;

/** The same for a slip: all parts of `slipReceiptText` or `slipLateText`, signed. `marks` as `marksText` writes them. */
export const slipReceipt = z.strictObject({
  sessionId,
  pollId,
  memberId,
  marks: z.string().max(40_000),
  serial,
  seq: z.int().min(0),
  chainHash: z.string().regex(SHA256_PATTERN),
  at: instant,
  signature: base64,
});
export type SlipReceipt = z.infer<typeof slipReceipt>;

/**
 * `seq` is the number of the last event of the record that the command led to. `receipt` comes with an accepted
 * ballot, `late` with one that was refused as `voteClosed`; `slipReceipt` and `lateSlip` with slips.
 */
export const commandAnswer = z.discriminatedUnion('accepted', [
  z.strictObject({
    accepted: z.literal(true),
    seq: z.int().min(0),
    receipt: receipt.optional(),
    slipReceipt: slipReceipt.optional(),
  }),
  z.strictObject({
    accepted: z.literal(false),
    refusal: z.strictObject({ code: z.enum(REFUSAL_CODES) }),
    late: receipt.optional(),
    lateSlip: slipReceipt.optional(),
  }),
]);
export type CommandAnswer = z.infer<typeof commandAnswer>;
