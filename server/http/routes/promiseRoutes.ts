import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { earlierPromises, laterPromises } from '../../../shared/domain/earlierPromises.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { earlierPromisesAnswer } from '../../../shared/protocol/questionCommands.ts';
import { callerIn } from '../authentication.ts';
import type { HttpParts } from '../HttpParts.ts';
import { byToken, failures, sessionParams } from '../routeSchemas.ts';

/** The ledger of promises over the sessions of one council. */
export function promiseRoutes(parts: HttpParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/sessions/:id/earlier-promises',
      {
        schema: {
          summary:
            'Open promises of earlier sessions of this council that no later session has taken over; what became of this one’s',
          tags: ['promises'],
          security: byToken,
          params: sessionParams,
          response: { 200: earlierPromisesAnswer, ...failures },
        },
      },
      async (request) => {
        const { member, room } = await callerIn(request, parts, request.params.id);
        const isSeen = sitsAtDesk(member) || room.state.published;
        const states = parts.rooms.all().map(({ state }) => state);
        if (!isSeen) return { promises: [], later: [] };
        return {
          promises: [...earlierPromises(room.state, states)],
          later: [...laterPromises(room.state, states)],
        };
      },
    );
  };
}
