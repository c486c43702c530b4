import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { healthAnswer, PROTOCOL_VERSION, roomAnswer } from '../../../shared/protocol/http.ts';
import type { HttpParts } from '../HttpParts.ts';
import { failures } from '../routeSchemas.ts';

/** What anybody may know of this house. */
export function houseRoutes(parts: HttpParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/healthz',
      { schema: { summary: 'Whether the server runs', tags: ['house'], response: { 200: healthAnswer } } },
      async (_request, reply) => {
        // The plain page before the secure address asks this, to see whether the browser trusts the room.
        reply.header('cross-origin-resource-policy', 'cross-origin');
        return { status: 'ok' as const, version: parts.version };
      },
    );

    app.get(
      '/api/room',
      {
        schema: {
          summary: 'What a client may know before it has signed in',
          tags: ['house'],
          response: { 200: roomAnswer, ...failures },
        },
      },
      async () => ({
        product: 'paperless-meeting-room' as const,
        version: parts.version,
        protocol: PROTOCOL_VERSION,
        now: parts.clock(),
        needsSetup: parts.setupCode.present !== null,
        ...secureOf(parts),
      }),
    );
  };
}

function secureOf({ secureReach }: HttpParts) {
  const reach = secureReach();
  if (reach === null) return {};
  const { addresses, pin, authority } = reach;
  return { secure: { addresses: [...addresses], pin, authority } };
}
