import type { ErrorCode } from '../../shared/protocol/http.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  badRequest: 400,
  unauthenticated: 401,
  wrongCode: 403,
  forbidden: 403,
  notFound: 404,
  tooLarge: 413,
  notPdf: 415,
  hashMismatch: 422,
  tooManyTries: 429,
  internal: 500,
  unavailable: 503,
  storageFull: 507,
};

/** A failure that the client is told about, by a stable code. `detail` is English and never shown as it is. */
export class HttpError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(code: ErrorCode, detail: string | null = null, retryAfterMs: number | null = null) {
    super(detail ?? code);
    this.name = 'HttpError';
    this.code = code;
    this.status = STATUS[code];
    this.detail = detail;
    this.retryAfterSeconds = retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000);
  }
}
