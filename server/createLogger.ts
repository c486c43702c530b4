import pino, { type DestinationStream, type Logger } from 'pino';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

interface LoggedRequest {
  readonly method?: string;
  readonly url?: string;
  readonly ip?: string;
}

/**
 * Where the server says what it does, without secrets: no headers, no bodies, and addresses without their
 * query (a stock client may put its token there).
 */
export function createLogger(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'token',
          '*.token',
          'authorization',
          '*.authorization',
          '*["sec-websocket-protocol"]',
          '*.headers',
        ],
        censor: '(secret)',
      },
      serializers: {
        err: pino.stdSerializers.err,
        req: (request: LoggedRequest) => ({
          method: request.method,
          path: request.url?.split('?', 1)[0],
          from: request.ip,
        }),
        res: (reply: { readonly statusCode?: number }) => ({ status: reply.statusCode }),
      },
    },
    destination,
  );
}
