import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  codeHoldersAnswer,
  codesAnswer,
  codesRequest,
  joinAnswer,
  joinRequest,
  meAnswer,
} from '../../../shared/protocol/http.ts';
import { callerOf, secretaryIn } from '../authentication.ts';
import { HttpError } from '../HttpError.ts';
import type { HttpParts } from '../HttpParts.ts';
import { enrolDevice } from '../enrolDevice.ts';
import { byToken, failures, sessionParams } from '../routeSchemas.ts';

/** Signing in and out, and the codes that let people in. */
export function accountRoutes(parts: HttpParts): FastifyPluginAsyncZod {
  const { accounts, limits } = parts;
  const tags = ['accounts'];
  return async (app) => {
    app.post(
      '/api/join',
      {
        config: { rateLimit: { max: limits.joinsPerMinute, timeWindow: '1 minute' } },
        schema: {
          summary: 'Sign in with the code of a card',
          tags,
          body: joinRequest,
          response: { 200: joinAnswer, ...failures },
        },
      },
      async ({ body }) => {
        const device = { name: body.deviceName ?? '', key: body.deviceKey ?? null };
        const outcome = await accounts.join(body.code, device);
        if (outcome.kind === 'wrongCode') throw new HttpError('wrongCode');
        if (outcome.kind === 'tooManyTries') throw new HttpError('tooManyTries', null, outcome.retryAfterMs);
        return { ...outcome.issued, device: await enrolDevice(parts, outcome.issued, device) };
      },
    );

    app.post(
      '/api/leave',
      {
        schema: {
          summary: 'Sign this device out',
          tags,
          security: byToken,
          response: { 204: z.null(), ...failures },
        },
      },
      async (request, reply) => {
        const { signedIn } = await callerOf(request, parts);
        await accounts.revoke(signedIn.tokenId);
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/api/me',
      {
        schema: {
          summary: 'Who this token belongs to',
          tags,
          security: byToken,
          response: { 200: meAnswer, ...failures },
        },
      },
      async (request) => {
        const { member, signedIn } = await callerOf(request, parts);
        return { member, sessionId: signedIn.sessionId, expiresAt: signedIn.expiresAt };
      },
    );

    app.get(
      '/api/sessions/:id/codes',
      {
        schema: {
          summary: 'Which members hold a code that still works',
          tags,
          security: byToken,
          params: sessionParams,
          response: { 200: codeHoldersAnswer, ...failures },
        },
      },
      async (request) => {
        await secretaryIn(request, parts, request.params.id);
        return { memberIds: [...(await accounts.codeHolders(request.params.id))] };
      },
    );

    app.post(
      '/api/sessions/:id/codes',
      {
        schema: {
          summary: 'New codes for these members; their earlier codes stop working',
          tags,
          security: byToken,
          params: sessionParams,
          body: codesRequest,
          response: { 200: codesAnswer, ...failures },
        },
      },
      async (request) => {
        const { room } = await secretaryIn(request, parts, request.params.id);
        const { memberIds } = request.body;
        if (!memberIds.every((memberId) => room.state.members.has(memberId))) throw new HttpError('notFound');
        return { codes: await accounts.issueCodes(request.params.id, memberIds) };
      },
    );
  };
}
