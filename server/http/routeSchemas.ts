import { z } from 'zod';
import { errorBody } from '../../shared/protocol/http.ts';
import { sessionId } from '../../shared/protocol/schema.ts';

/** Parts of the routes' schemas; the OpenAPI document is made from the same. */
export const sessionParams = z.strictObject({ id: sessionId });

export const failures = { '4xx': errorBody, '5xx': errorBody } as const;

/** Shows in the OpenAPI document that the route wants `Authorization: Bearer <token>`. */
export const byToken: { [name: string]: string[] }[] = [{ token: [] }];

/** Bytes as they are; never validated, streamed. */
export const binary = z.unknown().meta({ type: 'string', format: 'binary' });
