import { z } from 'zod';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { Council, SessionDetails } from '../../shared/domain/session.ts';
import { joinAnswer, roomAnswer, type JoinAnswer } from '../../shared/protocol/http.ts';
import type { Host, RememberedSession } from '../host/Host.ts';
import { deviceEnvironment, type Environment } from './environment.ts';
import { request } from './request.ts';
import { RequestError } from './RequestError.ts';

export type RoomInfo = z.infer<typeof roomAnswer>;

/** A newer room may tell more; what it is stays readable, so that the person is told to update. */
const roomAnswerOfAnyVersion = z.object(roomAnswer.shape);

/** What a room tells before one has signed in. Rejects with `RequestError`; `notFound` where there is no room. */
export async function roomInfo(
  host: Host,
  roomUrl: string,
  environment: Environment = deviceEnvironment(),
): Promise<RoomInfo> {
  const url = `${roomUrl}/api/room`;
  try {
    return await request(host.connect, environment, url, roomAnswerOfAnyVersion, { method: 'GET' });
  } catch (error) {
    // Something answered, but not as a room does.
    if (error instanceof RequestError && error.code === 'internal') throw new RequestError('notFound');
    throw error;
  }
}

/**
 * Signs in with a code and remembers the session on this device. Its title is known once the room's state has
 * come. Rejects with `RequestError`.
 */
export async function join(
  host: Host,
  roomUrl: string,
  code: string,
  deviceName: string,
  environment: Environment = deviceEnvironment(),
): Promise<RememberedSession> {
  const deviceKey = await publicDeviceKey(host);
  const answer = await request(host.connect, environment, `${roomUrl}/api/join`, joinAnswer, {
    method: 'POST',
    body: { code, deviceName: deviceName.slice(0, 120), ...(deviceKey === null ? {} : { deviceKey }) },
  });
  return remember(host, environment, roomUrl, answer, '', '');
}

export type NewSession = {
  readonly council: Council;
  readonly details: SessionDetails;
  readonly secretaryName: string;
} & (
  | { /** As the server prints it while it has no session. */ readonly setupCode: string }
  | { /** Of a secretary of another session of this house. */ readonly token: string }
);

/** Creates a session; the creator is signed in as its secretary. Rejects with `RequestError`. */
export async function createSession(
  host: Host,
  roomUrl: string,
  wanted: NewSession,
  environment: Environment = deviceEnvironment(),
): Promise<RememberedSession> {
  const { council, details, secretaryName } = wanted;
  const answer = await request(host.connect, environment, `${roomUrl}/api/sessions`, joinAnswer, {
    method: 'POST',
    token: 'token' in wanted ? wanted.token : undefined,
    body: {
      commandId: environment.randomId(),
      sessionId: environment.randomId() as SessionId,
      council,
      details,
      secretaryName,
      ...('setupCode' in wanted ? { setupCode: wanted.setupCode } : {}),
    },
  });
  return remember(host, environment, roomUrl, answer, details.title, council.name);
}

async function remember(
  host: Host,
  environment: Environment,
  roomUrl: string,
  { token, member, sessionId, expiresAt }: JoinAnswer,
  title: string,
  councilName: string,
): Promise<RememberedSession> {
  const lastUsedAt = environment.now();
  const session = { roomUrl, sessionId, title, councilName, member, token, expiresAt, lastUsedAt };
  await host.identity.remember(session);
  return session;
}

/** SPKI in base64; `null` where the device makes no keys. */
async function publicDeviceKey(host: Host): Promise<string | null> {
  const pair = await host.identity.deviceKey();
  if (pair === null) return null;
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
  return btoa(String.fromCharCode(...new Uint8Array(spki)));
}
