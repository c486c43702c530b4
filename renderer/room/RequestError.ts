import type { ErrorCode } from '../../shared/protocol/http.ts';

/** A request that the room answered with an error, or that did not reach it (`unreachable`). */
export class RequestError extends Error {
  readonly code: ErrorCode | 'unreachable';
  readonly retryAfterSeconds: number | null;
  constructor(code: ErrorCode | 'unreachable', retryAfterSeconds: number | null = null) {
    super(`request failed: ${code}`);
    this.name = 'RequestError';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
