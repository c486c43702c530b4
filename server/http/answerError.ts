import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { errorBody } from '../../shared/protocol/http.ts';
import { NotPdf } from '../files/checkPdf.ts';
import { RoomUnavailable } from '../room/RoomParts.ts';
import { HasherBusy } from '../room/SecretHasher.ts';
import { BlobTooLarge, StorageFull } from '../store/faults.ts';
import { HttpError } from './HttpError.ts';

/** Answers every failure as `errorBody`. What the client is not told goes to the log. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asHttpError(error);
  if (known.status >= 500) request.log.error({ err: error, req: request }, 'request failed');
  return sendError(reply, known);
}

export function sendError(reply: FastifyReply, error: HttpError): FastifyReply {
  const body: z.infer<typeof errorBody> = { error: error.code };
  if (error.detail !== null) body.detail = error.detail;
  if (error.retryAfterSeconds !== null) {
    body.retryAfterSeconds = error.retryAfterSeconds;
    reply.header('retry-after', error.retryAfterSeconds);
  }
  if (error.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  return reply
    .code(error.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof NotPdf) return new HttpError('notPdf');
  if (error instanceof BlobTooLarge) return new HttpError('tooLarge');
  if (error instanceof StorageFull) return new HttpError('storageFull');
  if (error instanceof RoomUnavailable) return new HttpError(error.code);
  if (error instanceof HasherBusy) return new HttpError('unavailable', null, 2000);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    return new HttpError('badRequest', `${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim());
  }
  const status = statusOf(error);
  if (status === 413) return new HttpError('tooLarge');
  if (status === 429) return new HttpError('tooManyTries', null, 10_000);
  if (status !== null && status < 500) return new HttpError('badRequest', (error as Error).message);
  return new HttpError('internal');
}

/** Fastify's own errors carry the status to answer with. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 ? error.statusCode : null;
}
