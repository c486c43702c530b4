import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { chainAnswer } from '../../../shared/protocol/http.ts';
import { callerIn, requireHouse } from '../authentication.ts';
import { HttpError } from '../HttpError.ts';
import type { HttpParts } from '../HttpParts.ts';
import { binary, byToken, failures, sessionParams } from '../routeSchemas.ts';

const after = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0);

/** The record as such: its chain for everybody, and the whole of it for the desk and for the house. */
export function recordRoutes(parts: HttpParts): FastifyPluginAsyncZod {
  const tags = ['record'];
  return async (app) => {
    app.get(
      '/api/sessions/:id/chain',
      {
        schema: {
          summary: 'The signed head of the record and the hash chain that leads to it',
          tags,
          security: byToken,
          params: sessionParams,
          querystring: z.strictObject({ after }),
          response: { 200: chainAnswer, ...failures },
        },
      },
      async (request) => {
        const { room } = await callerIn(request, parts, request.params.id);
        return room.chain.after(request.query.after);
      },
    );

    app.get(
      '/api/sessions/:id/record',
      {
        schema: {
          summary: 'The whole record as one file that anybody can verify; for the desk',
          tags,
          security: byToken,
          params: sessionParams,
          response: { 200: binary, ...failures },
        },
      },
      async (request, reply) => {
        const { member } = await callerIn(request, parts, request.params.id);
        if (!sitsAtDesk(member)) throw new HttpError('forbidden');
        return await sendRecord(reply, request.params.id);
      },
    );

    app.get(
      '/api/house/sessions/:id/record',
      {
        preValidation: async (request) => requireHouse(request, parts),
        schema: {
          summary: 'The same, also of a damaged session; for programs on the server itself',
          description: 'The id may be `latest`. The token stands in `server.json` of the data folder.',
          tags: ['house'],
          security: byToken,
          params: sessionParams,
          response: { 200: binary, ...failures },
        },
      },
      async (request, reply) => sendRecord(reply, request.params.id),
    );
  };

  async function sendRecord(reply: FastifyReply, sessionId: string): Promise<FastifyReply> {
    const record = await parts.rooms.record(sessionId);
    if (record === null) throw new HttpError('notFound');
    return reply
      .header('content-disposition', 'attachment; filename="record.json"')
      .type('application/json; charset=utf-8')
      .serializer((text: unknown) => text as string)
      .send(record);
  }
}
