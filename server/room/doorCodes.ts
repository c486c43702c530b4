import { createHash, createHmac } from 'node:crypto';
import type { SessionId, SittingId } from '../../shared/domain/ids.ts';
import type { ServerKey } from './ServerKey.ts';

/** How long the door of a hall shows one code. */
export const DOOR_CODE_MS = 30_000;

const DIGITS = 6;

/**
 * The code that the door of a sitting shows at this time (milliseconds since 1970): HMAC-SHA-256 over the number of
 * the half minute, six digits. Its key is made from a signature that only this house can make and never gives away,
 * so that it outlives a restart and is nowhere stored.
 */
function doorCodeAt(key: ServerKey, sessionId: SessionId, sittingId: SittingId, at: number): string {
  const signature = key.sign(['paperless-door/1', sessionId, sittingId].join('\n'));
  const secret = createHash('sha256').update(signature).digest();
  const hmac = createHmac('sha256', secret)
    .update(String(Math.floor(at / DOOR_CODE_MS)))
    .digest();
  return String(hmac.readUInt32BE(0) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** What the door shows now, and until when. */
export function doorAt(
  key: ServerKey,
  sessionId: SessionId,
  sittingId: SittingId,
  at: number,
): { code: string; expiresAt: number } {
  const expiresAt = (Math.floor(at / DOOR_CODE_MS) + 1) * DOOR_CODE_MS;
  return { code: doorCodeAt(key, sessionId, sittingId, at), expiresAt };
}

/** Whether the door shows this code, or did until a moment ago: who has just read it needs time to type. */
export function isDoorCode(
  key: ServerKey,
  sessionId: SessionId,
  sittingId: SittingId,
  at: number,
  code: string,
): boolean {
  return [at, at - DOOR_CODE_MS].some((time) => doorCodeAt(key, sessionId, sittingId, time) === code);
}
