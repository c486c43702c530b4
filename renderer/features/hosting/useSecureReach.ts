import { useEffect, useState } from 'react';
import { useHost } from '../../host/HostContext.tsx';
import { roomInfo, type RoomInfo } from '../../room/join.ts';

/** How others reach a room over TLS. */
export type SecureReach = NonNullable<RoomInfo['secure']>;

type State =
  | { readonly status: 'asking' | 'failed' }
  /** `null` where the room is on its own computer only. */
  | { readonly status: 'known'; readonly reach: SecureReach | null };

/** The room's addresses and its certificate may change while it runs; asked again as often as it looks itself. */
const ASKED_EVERY = 30_000;

/** Where others find the room over TLS, its key, and what tablets install. */
export function useSecureReach(roomUrl: string): State {
  const host = useHost();
  const [state, setState] = useState<State>({ status: 'asking' });
  useEffect(() => {
    let current = true;
    const ask = () => {
      roomInfo(host, roomUrl).then(
        (room) => current && setState({ status: 'known', reach: room.secure ?? null }),
        () => current && setState((before) => (before.status === 'known' ? before : { status: 'failed' })),
      );
    };
    ask();
    const timer = window.setInterval(ask, ASKED_EVERY);
    return () => {
      current = false;
      window.clearInterval(timer);
    };
  }, [host, roomUrl]);
  return state;
}
