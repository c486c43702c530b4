import { useCallback, useEffect, useState } from 'react';
import type { MemberId } from '../../../shared/domain/ids.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';

export type CodeHolders =
  | { readonly status: 'loading' | 'failed' }
  | { readonly status: 'known'; readonly members: ReadonlySet<MemberId> };

/** Who holds a code that still works; asked again whenever the room is reached anew. */
export function useCodeHolders(): { readonly holders: CodeHolders; readonly reload: () => void } {
  const room = useRoom();
  const online = useSignal(room.connection) === 'online';
  const [holders, setHolders] = useState<CodeHolders>({ status: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    room.codeHolders().then(
      (members) => current && setHolders({ status: 'known', members }),
      () => current && setHolders((known) => (known.status === 'known' ? known : { status: 'failed' })),
    );
    return () => {
      current = false;
    };
  }, [room, online, round]);
  const reload = useCallback(() => setRound((value) => value + 1), []);
  return { holders, reload };
}
