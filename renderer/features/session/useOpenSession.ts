import { useEffect, useState } from 'react';
import type { RememberedSession } from '../../host/Host.ts';
import { useHost } from '../../host/HostContext.tsx';
import { createRoomClient } from '../../room/createRoomClient.ts';
import type { RoomClient } from '../../room/RoomClient.ts';
import { sessionKey } from './sessionKey.ts';

export type OpenSession =
  | { readonly status: 'opening' }
  | { readonly status: 'unknown' }
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'open'; readonly room: RoomClient };

/** Opens the session that an address names, and closes its connections when the person goes elsewhere. */
export function useOpenSession(key: string): OpenSession {
  const host = useHost();
  const [opened, setOpened] = useState<{ readonly key: string; readonly session: OpenSession } | null>(null);
  useEffect(() => {
    let current = true;
    let room: RoomClient | null = null;
    const open = async (): Promise<OpenSession> => {
      const sessions = await host.identity.sessions();
      const remembered: RememberedSession | undefined = sessions.find(
        (session) => sessionKey(session) === key,
      );
      if (remembered === undefined) return { status: 'unknown' };
      if (!current) return { status: 'opening' };
      room = createRoomClient(host, remembered);
      return { status: 'open', room };
    };
    open().then(
      (session) => current && setOpened({ key, session }),
      (error: unknown) => current && setOpened({ key, session: { status: 'failed', error } }),
    );
    return () => {
      current = false;
      room?.close();
    };
  }, [host, key]);
  return opened?.key === key ? opened.session : { status: 'opening' };
}
