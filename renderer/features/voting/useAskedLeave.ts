import { useState } from 'react';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { useRoom } from '../../room/RoomContext.tsx';

/**
 * Whether leave was asked for on this device. Requests are the desk's only (P7), so the room does not tell it back.
 */
export function useAskedLeave(sittingId: SittingId): { readonly asked: boolean; remember(): void } {
  const { session } = useRoom();
  const key = `leave/${session.sessionId}/${session.member.id}/${sittingId}`;
  const [askedNow, setAskedNow] = useState<string | null>(null);
  return {
    asked: askedNow === key || wasAsked(key),
    remember: () => {
      setAskedNow(key);
      try {
        window.localStorage.setItem(key, '1');
      } catch {
        // Where nothing can be remembered, the button is offered again; asking twice changes nothing.
      }
    },
  };
}

function wasAsked(key: string): boolean {
  try {
    return window.localStorage.getItem(key) !== null;
  } catch {
    // See remember.
    return false;
  }
}
