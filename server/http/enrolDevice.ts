import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import { optionalLine } from '../../shared/protocol/schema.ts';
import { deviceIdOf } from '../room/DeviceKeys.ts';
import type { HttpParts } from './HttpParts.ts';

/**
 * Enrols the device that a member signs in with, in the member's own name. `null` when it cannot be: no key was
 * given, it is none, or it is another member's. Rejects `RoomUnavailable`; joining again is then right.
 */
export async function enrolDevice(
  { rooms, newId }: Pick<HttpParts, 'rooms' | 'newId'>,
  { sessionId, member }: { readonly sessionId: SessionId; readonly member: { readonly id: MemberId } },
  { name, key }: { readonly name: string; readonly key: string | null },
): Promise<JoinAnswer['device']> {
  const room = rooms.room(sessionId);
  if (room === null || key === null) return null;
  const deviceId = deviceIdOf(key);
  const known = room.state.devices.get(deviceId);
  if (known === undefined) {
    // What a device calls itself may be anything; the record takes one line.
    const readable = optionalLine.safeParse(name).data ?? '';
    const named = { deviceId, publicKey: key, name: readable };
    const command = { type: 'enrolDevice' as const, ...named, consent: null };
    await room.execute(member.id, newId(), command);
  }
  const device = room.state.devices.get(deviceId);
  return device?.memberId === member.id ? { deviceId, standing: device.standing } : null;
}
