import { useEffect, useState } from 'react';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import type { EarlierPromise, LaterPromise } from './promiseView.ts';

export type AskedPromises =
  | { readonly status: 'asking' }
  | { readonly status: 'failed'; readonly sentence: string }
  | {
      readonly status: 'known';
      readonly promises: readonly EarlierPromise[];
      readonly later: readonly LaterPromise[];
    };

/** What earlier sessions left open, as the room's house knows it; asked again when the connection is back. */
export function useEarlierPromises(): { readonly asked: AskedPromises; readonly ask: () => void } {
  const room = useRoom();
  const failure = useFailureText();
  const isOnline = useSignal(room.connection) === 'online';
  const [asked, setAsked] = useState<AskedPromises>({ status: 'asking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    room.earlierPromises().then(
      ({ promises, later }) => isCurrent && setAsked({ status: 'known', promises, later }),
      (error: unknown) =>
        isCurrent &&
        setAsked((before) =>
          before.status === 'known' ? before : { status: 'failed', sentence: failure.ofError(error) },
        ),
    );
    return () => {
      isCurrent = false;
    };
    // The sentences change with the language only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [room, round, isOnline]);
  return { asked, ask: () => setRound((value) => value + 1) };
}
