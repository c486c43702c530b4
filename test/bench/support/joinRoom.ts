import type { MemberId, SessionId } from '../../../shared/domain/ids.ts';
import { joinAnswer } from '../../../shared/protocol/http.ts';

export interface Joined {
  readonly token: string;
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
}

/** Signs in with a code; `deviceKey` (SPKI, base64) is enrolled with it. */
export async function joinRoom(url: string, code: string, deviceKey?: string): Promise<Joined> {
  const response = await fetch(`${url}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, ...(deviceKey === undefined ? {} : { deviceKey, deviceName: 'Máy thử' }) }),
  });
  const { token, sessionId, member } = joinAnswer.parse(await response.json());
  return { token, sessionId, memberId: member.id };
}
