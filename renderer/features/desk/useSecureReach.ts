import { useEffect, useState } from 'react';
import { useHost } from '../../host/HostContext.tsx';
import { roomInfo, type RoomInfo } from '../../room/join.ts';
import { useRoom } from '../../room/RoomContext.tsx';

type SecureReach = NonNullable<RoomInfo['secure']>;

/** Where others find the room over TLS, and its key; `null` until it is known and where there is none. */
export function useSecureReach(): SecureReach | null {
  const host = useHost();
  const { roomUrl } = useRoom().session;
  const [reach, setReach] = useState<SecureReach | null>(null);
  useEffect(() => {
    let current = true;
    roomInfo(host, roomUrl).then(
      (room) => current && setReach(room.secure ?? null),
      (error: unknown) => console.warn('the room did not tell its addresses', error),
    );
    return () => {
      current = false;
    };
  }, [host, roomUrl]);
  return reach;
}
