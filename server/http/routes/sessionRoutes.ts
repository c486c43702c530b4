import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { MemberId } from '../../../shared/domain/ids.ts';
import { mayPrepare } from '../../../shared/domain/rights.ts';
import { commandAnswer, commandRequest } from '../../../shared/protocol/commands.ts';
import { createSessionRequest, joinAnswer } from '../../../shared/protocol/http.ts';
import { bearerToken, callerIn, callerOf } from '../authentication.ts';
import { HttpError } from '../HttpError.ts';
import type { HttpParts } from '../HttpParts.ts';
import { byToken, failures, sessionParams } from '../routeSchemas.ts';

/** A dossier of chunk lists is the largest command. */
const MAX_COMMAND_BYTES = 8 * 1024 * 1024;

/** Creating a session, and everything that is asked of its record. */
export function sessionRoutes(parts: HttpParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/sessions',
      {
        schema: {
          summary: 'Create a session, by a secretary of this house or with the set-up code',
          tags: ['sessions'],
          security: [...byToken, {}],
          body: createSessionRequest,
          response: { 200: joinAnswer, ...failures },
        },
      },
      async (request) => {
        await requireCreator(request, request.body, parts);
        return await createSession(request.body, parts);
      },
    );

    app.post(
      '/api/sessions/:id/commands',
      {
        bodyLimit: MAX_COMMAND_BYTES,
        schema: {
          summary: 'Ask something of the record; the same commandId again gets the first answer again',
          tags: ['sessions'],
          security: byToken,
          params: sessionParams,
          body: commandRequest,
          response: { 200: commandAnswer, ...failures },
        },
      },
      async (request) => {
        const { signedIn, room } = await callerIn(request, parts, request.params.id);
        return await room.execute(signedIn.memberId, request.body.commandId, request.body.command);
      },
    );
  };
}

type Creation = z.infer<typeof createSessionRequest>;

async function requireCreator(request: FastifyRequest, creation: Creation, parts: HttpParts): Promise<void> {
  if (creation.setupCode !== undefined) {
    const verdict = parts.setupCode.check(creation.setupCode, creation.commandId);
    if (verdict.kind === 'tooManyTries') throw new HttpError('tooManyTries', null, verdict.retryAfterMs);
    if (verdict.kind === 'wrong') throw new HttpError('wrongCode');
    return;
  }
  if (bearerToken(request) === null) throw new HttpError('unauthenticated');
  const { member } = await callerOf(request, parts);
  if (!mayPrepare(member)) throw new HttpError('forbidden');
}

async function createSession(creation: Creation, parts: HttpParts) {
  const { commandId, sessionId, council, details, secretaryName } = creation;
  // From the command's id, so that a repetition names the same person.
  const memberId = `m-${commandId}` as MemberId;
  const secretary = {
    id: memberId,
    name: secretaryName,
    position: '',
    roles: ['secretary' as const],
    groupId: null,
    committeeIds: [],
  };
  const command = { type: 'createSession' as const, sessionId, council, details, secretary };
  const answer = await parts.rooms.create(null, commandId, command);
  if (!answer.accepted) throw new HttpError('forbidden', answer.refusal.code);
  const issued = await parts.accounts.issueToken(sessionId, memberId, { name: '', key: null });
  if (issued === null) throw new HttpError('forbidden', 'the secretary is no longer a member');
  return { ...issued, device: null };
}
