import type { FastifyRequest } from 'fastify';
import type { SessionId } from '../../shared/domain/ids.ts';
import { mayPrepare } from '../../shared/domain/rights.ts';
import type { Member } from '../../shared/domain/roster.ts';
import type { Room } from '../room/Room.ts';
import type { SignedIn } from '../room/RoomForSync.ts';
import { sameText } from '../room/SetupCode.ts';
import { HttpError } from './HttpError.ts';
import type { HttpParts } from './HttpParts.ts';

/** Who asks: by the token in the `Authorization` header and by nothing in the body. */
export interface Caller {
  readonly signedIn: SignedIn;
  readonly member: Member;
  readonly room: Room;
}

/** Rejects `unauthenticated`. */
export async function callerOf(request: FastifyRequest, parts: HttpParts): Promise<Caller> {
  const token = bearerToken(request);
  const signedIn = token === null ? null : await parts.accounts.authenticate(token);
  const room = signedIn === null ? null : parts.rooms.room(signedIn.sessionId);
  const member = signedIn === null ? undefined : room?.state.members.get(signedIn.memberId);
  if (signedIn === null || room === null || member === undefined) throw new HttpError('unauthenticated');
  return { signedIn, member, room };
}

/** Rejects `forbidden` when the token belongs to another session. */
export async function callerIn(
  request: FastifyRequest,
  parts: HttpParts,
  sessionId: SessionId,
): Promise<Caller> {
  const caller = await callerOf(request, parts);
  if (caller.signedIn.sessionId !== sessionId) throw new HttpError('forbidden');
  return caller;
}

/** R1. Rejects `forbidden`. */
export async function secretaryIn(
  request: FastifyRequest,
  parts: HttpParts,
  sessionId: SessionId,
): Promise<Caller> {
  const caller = await callerIn(request, parts, sessionId);
  if (!mayPrepare(caller.member)) throw new HttpError('forbidden');
  return caller;
}

/** A program on this computer that could read the data folder. Rejects `unauthenticated`. */
export function requireHouse(request: FastifyRequest, parts: HttpParts): void {
  const token = bearerToken(request);
  if (token === null || !sameText(token, parts.adminToken)) throw new HttpError('unauthenticated');
}

export function bearerToken(request: FastifyRequest): string | null {
  const match = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
