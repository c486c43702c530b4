/** Where the server writes what happened, for those who run it; pino fits. Never secrets, never contents. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
