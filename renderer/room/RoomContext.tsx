import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Projection, Seat } from '../../shared/protocol/projection.ts';
import type { RoomClient } from './RoomClient.ts';
import type { Signal } from '../signal.ts';

const RoomContext = createContext<RoomClient | null>(null);

export const RoomProvider = RoomContext.Provider;

/** The session that is open. Only inside `RoomProvider`. */
export function useRoom(): RoomClient {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('no room');
  return room;
}

export function useSignal<Value>(signal: Signal<Value>): Value {
  return useSyncExternalStore(
    (listener) => signal.subscribe(listener),
    () => signal.get(),
  );
}

/** What is known of the session, from the room or from this device; `null` until either has answered. */
export function useProjection(): Projection | null {
  return useSignal(useRoom().projection);
}

/** What the record says to oneself alone; `null` until the room or this device has answered. */
export function useSeat(): Seat | null {
  return useSignal(useRoom().seat);
}
