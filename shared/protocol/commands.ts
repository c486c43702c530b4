import { z } from 'zod';
import type { Command } from '../domain/command.ts';
import { REFUSAL_CODES } from '../domain/refusal.ts';
import {
  committee,
  council,
  fileContent,
  fileId,
  fileKind,
  group,
  itemId,
  itemState,
  line,
  member,
  memberId,
  optionalLine,
  sessionDetails,
  sessionId,
  sittingId,
  instant,
  versionId,
} from './schema.ts';

const minutes = z.int().min(0).max(1440);

/** What `POST /api/sessions/:id/commands` accepts, beside its `commandId`. */
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
]) satisfies z.ZodType<Command>;

/** Chosen by the client, once per intention: a retry carries the same one and gets the first answer again. */
export const commandId = z.uuid();

/** `{commandId, type, …}`: the command's own keys beside its id. */
const flatRequest = z
  .discriminatedUnion('type', withCommandId(command.options))
  .transform(({ commandId, ...rest }) => ({ commandId, command: rest as Command }));

/** Also with the command under a key of its own. Parsed, both are `{commandId, command}`. */
export const commandRequest = z.union([flatRequest, z.strictObject({ commandId, command })]);

function withCommandId(options: typeof command.options) {
  const [first, ...others] = options;
  return [first.extend({ commandId }), ...others.map((option) => option.extend({ commandId }))] as const;
}

/** `seq` is the number of the last event of the record that the command led to. */
export const commandAnswer = z.discriminatedUnion('accepted', [
  z.strictObject({ accepted: z.literal(true), seq: z.int().min(0) }),
  z.strictObject({ accepted: z.literal(false), refusal: z.strictObject({ code: z.enum(REFUSAL_CODES) }) }),
]);
export type CommandAnswer = z.infer<typeof commandAnswer>;
