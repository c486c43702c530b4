import type { z } from 'zod';
import { errorBody, type ErrorCode } from '../../shared/protocol/http.ts';
import type { HostConnect } from '../host/Host.ts';
import type { Environment } from './environment.ts';
import { RequestError } from './RequestError.ts';

/** So long the room may take for an answer. */
export const ANSWER_MILLISECONDS = 15_000;

export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly token?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** One request to the room; the answer passes through `schema`, or nothing is expected. Rejects with `RequestError`. */
export async function request<Answer>(
  connect: HostConnect,
  environment: Pick<Environment, 'timer'>,
  url: string,
  schema: z.ZodType<Answer> | null,
  { method, token, body }: Asked,
): Promise<Answer> {
  const controller = new AbortController();
  const cancelTimer = environment.timer(ANSWER_MILLISECONDS, () => controller.abort());
  let status: number;
  let text: string;
  try {
    const response = await connect.fetch(url, {
      method,
      signal: controller.signal,
      cache: 'no-store',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    console.warn('no answer from the room', error);
    throw new RequestError('unreachable');
  } finally {
    cancelTimer();
  }
  return parseAnswer(status, text, schema);
}

/** An answer's body, or the error that it tells, thrown as `RequestError`. */
export function parseAnswer<Answer>(status: number, text: string, schema: z.ZodType<Answer> | null): Answer {
  const ok = status >= 200 && status < 300;
  if (ok && schema === null) return undefined as Answer;
  const body = parseJson(text);
  // A refusal of a command is an answer too, whatever its status.
  const answer = schema?.safeParse(body);
  if (answer?.success === true) return answer.data;
  const told = errorBody.safeParse(body);
  if (told.success) throw new RequestError(told.data.error, told.data.retryAfterSeconds ?? null);
  throw new RequestError(codeOf(status));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not from our room; the status tells what there is to tell
  }
}

/** For an answer that is not the room's own, e.g. of a proxy before it. */
function codeOf(status: number): ErrorCode {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'tooManyTries';
  return status >= 500 ? 'unavailable' : 'internal';
}
