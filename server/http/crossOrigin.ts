import type { FastifyReply, FastifyRequest } from 'fastify';

/** The desktop application's own scheme; no web page can have this origin. */
const DESKTOP_ORIGIN = 'app://paperless';

/** Lets the desktop application, and no foreign page, read the answers. Answers its preflight requests. */
export async function allowDesktop(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (request.headers.origin !== DESKTOP_ORIGIN) return undefined;
  reply.header('access-control-allow-origin', DESKTOP_ORIGIN);
  reply.header('vary', 'Origin');
  reply.header(
    'access-control-expose-headers',
    'Content-Range, Content-Length, Accept-Ranges, ETag, Retry-After',
  );
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
    return undefined;
  }
  reply.header('access-control-allow-methods', 'GET, HEAD, POST');
  reply.header('access-control-allow-headers', 'Authorization, Content-Type, Range, If-Range');
  reply.header('access-control-max-age', '600');
  if (request.headers['access-control-request-private-network'] === 'true') {
    reply.header('access-control-allow-private-network', 'true');
  }
  return reply.code(204).send();
}
