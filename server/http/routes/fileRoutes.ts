import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { mayReadContent } from '../../../shared/domain/rights.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { blobAnswer, errorBody } from '../../../shared/protocol/http.ts';
import { sha256 } from '../../../shared/protocol/schema.ts';
import { parseRange } from '../../files/byteRange.ts';
import { checkPdf } from '../../files/checkPdf.ts';
import { importAnswer, importFile, ImportRefused, NoSuchSession } from '../../files/importFile.ts';
import { callerOf, requireHouse, secretaryIn } from '../authentication.ts';
import { HttpError } from '../HttpError.ts';
import type { HttpParts } from '../HttpParts.ts';
import { binary, byToken, failures, sessionParams } from '../routeSchemas.ts';

const fileParams = z.strictObject({ sha256 });
const tags = ['files'];

/** Reading files. */
export function fileRoutes(parts: HttpParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: ['GET', 'HEAD'],
      url: '/api/files/:sha256',
      schema: {
        summary: 'Bytes of a file that the token may read; a single range is understood',
        tags,
        security: byToken,
        params: fileParams,
        response: {
          200: { description: 'The whole file', content: { 'application/pdf': { schema: binary } } },
          206: { description: 'The range asked for', content: { 'application/pdf': { schema: binary } } },
          416: errorBody,
          ...failures,
        },
      },
      handler: async (request, reply) => {
        const { room, member } = await callerOf(request, parts);
        const name = request.params.sha256;
        if (!mayReadContent(room.state, member.id, name)) throw new HttpError('forbidden');
        const size = await parts.blobs.size(name);
        if (size === null) throw new HttpError('notFound');
        return sendRange(request, reply, parts, name, size);
      },
    });
  };
}

function sendRange(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: HttpParts,
  name: Sha256,
  size: number,
): FastifyReply {
  const etag = `"${name}"`;
  const ifRange = request.headers['if-range'];
  const wanted =
    ifRange === undefined || ifRange === etag
      ? parseRange(request.headers.range, size)
      : parseRange(undefined, size);
  reply.headers({ 'accept-ranges': 'bytes', etag, 'cache-control': 'private, no-store' });
  if (wanted.kind === 'unsatisfiable') {
    return reply
      .code(416)
      .header('content-range', `bytes */${size}`)
      .type('application/json; charset=utf-8')
      .serializer((value: unknown) => JSON.stringify(value))
      .send({ error: 'badRequest', detail: 'range not satisfiable' });
  }
  const { begin, end } = wanted.kind === 'part' ? wanted.range : { begin: 0, end: size };
  if (wanted.kind === 'part') reply.code(206).header('content-range', `bytes ${begin}-${end - 1}/${size}`);
  reply.type('application/pdf').header('content-length', end - begin);
  return reply.send(request.method === 'HEAD' ? Readable.from([]) : parts.blobs.read(name, begin, end));
}

/** Putting files in: bodies here are streams of bytes. */
export function uploadRoutes(parts: HttpParts): FastifyPluginAsync {
  const { limits, blobs } = parts;
  const octets = ['application/octet-stream'];
  return async (plain) => {
    plain.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload));
    await plain.register(async (app: Parameters<FastifyPluginAsyncZod>[0]) => {
      app.post(
        '/api/sessions/:id/blobs',
        {
          bodyLimit: limits.maxFileBytes,
          // Before the body is read: nobody else makes this server take a gigabyte.
          preParsing: async (request) => {
            await secretaryIn(request, parts, (request.params as z.infer<typeof sessionParams>).id);
          },
          schema: {
            summary: 'Store the bytes of a PDF; durable when answered',
            tags,
            consumes: octets,
            security: byToken,
            params: sessionParams,
            body: binary,
            response: { 200: blobAnswer, ...failures },
          },
        },
        async (request) => ({ content: await blobs.put(checkPdf(bodyOf(request)), limits.maxFileBytes) }),
      );

      app.post(
        '/api/house/sessions/:id/files',
        {
          bodyLimit: limits.maxFileBytes,
          preParsing: async (request) => requireHouse(request, parts),
          schema: {
            summary: 'Put a PDF into a session; for programs on the server itself',
            description: 'The id may be `latest`. The token stands in `server.json` of the data folder.',
            tags: ['house'],
            consumes: octets,
            security: byToken,
            params: sessionParams,
            querystring: z.strictObject({
              name: z.string().min(1).max(500),
              item: z.string().max(500).optional(),
            }),
            body: binary,
            response: { 200: importAnswer, ...failures },
          },
        },
        async (request) => {
          const { name: fileName, item: itemTitle } = request.query;
          try {
            return await importFile({
              ...parts,
              sessionId: request.params.id,
              fileName,
              itemTitle,
              bytes: bodyOf(request),
              limitBytes: limits.maxFileBytes,
            });
          } catch (error) {
            if (error instanceof NoSuchSession) throw new HttpError('notFound', 'no such session');
            if (error instanceof ImportRefused) throw new HttpError('forbidden', error.message);
            throw error;
          }
        },
      );
    });
  };
}

function bodyOf(request: FastifyRequest): Readable {
  if (!(request.body instanceof Readable))
    throw new HttpError('badRequest', 'application/octet-stream expected');
  return request.body;
}
