import { useEffect, useState } from 'react';
import { useRoom } from '../../room/RoomContext.tsx';

/** Server time, milliseconds since 1970, looked at several times a second. */
export function useServerNow(everyMs = 250): number {
  const room = useRoom();
  const [now, setNow] = useState(() => room.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(room.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [room, everyMs]);
  return now;
}
