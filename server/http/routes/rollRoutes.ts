import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { statisticsOf } from '../../../shared/domain/statistics.ts';
import { doorAnswer, statisticsAnswer } from '../../../shared/protocol/http.ts';
import { sittingId } from '../../../shared/protocol/schema.ts';
import { callerIn } from '../authentication.ts';
import { HttpError } from '../HttpError.ts';
import type { HttpParts } from '../HttpParts.ts';
import { byToken, failures, sessionParams } from '../routeSchemas.ts';

/** What the desk needs for the roll and keeps from everybody else. */
export function rollRoutes(parts: HttpParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/sessions/:id/sittings/:sittingId/door',
      {
        schema: {
          summary: 'The code that the door of the hall shows now; for the desk',
          tags: ['roll'],
          security: byToken,
          params: sessionParams.extend({ sittingId }),
          response: { 200: doorAnswer, ...failures },
        },
      },
      async (request) => {
        const { member, room } = await callerIn(request, parts, request.params.id);
        if (!sitsAtDesk(member)) throw new HttpError('forbidden');
        const door = room.door(request.params.sittingId);
        if (door === null) throw new HttpError('notFound');
        return { ...door, now: parts.clock() };
      },
    );

    app.get(
      '/api/sessions/:id/statistics',
      {
        schema: {
          summary:
            'What every delegate took part in, over the sessions of this council in this house; for the desk',
          tags: ['roll'],
          security: byToken,
          params: sessionParams,
          response: { 200: statisticsAnswer, ...failures },
        },
      },
      async (request) => {
        const { member, room } = await callerIn(request, parts, request.params.id);
        if (!sitsAtDesk(member)) throw new HttpError('forbidden');
        const { name } = room.state.council;
        const ofCouncil = parts.rooms.all().filter(({ state }) => state.council.name === name);
        const sessions = ofCouncil.map(({ sessionId, state }) => ({
          sessionId,
          title: state.details.title,
          delegates: statisticsOf(state, parts.clock()),
        }));
        return { sessions };
      },
    );
  };
}
