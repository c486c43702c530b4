import type { FloorRoom } from '../domain/floor.ts';
import type { ItemId } from '../domain/ids.ts';
import { queueOf, type QueueSources } from '../domain/queue.ts';
import type { Projection, QueueEntry } from './projection.ts';

/** P12: everybody who waits, with the place that the chair's policy gives him. */
export function queueIn(sources: QueueSources): Projection['queue'] {
  const queues = new Map<string, { readonly room: FloorRoom; readonly itemId: ItemId }>();
  for (const { state, room, itemId } of sources.requests.values()) {
    if (state === 'waiting') queues.set(`${room}/${itemId}`, { room, itemId });
  }
  const entries = [...queues.values()].flatMap(({ room, itemId }) =>
    queueOf(sources, room, itemId).map(({ state: _, raised, ...terms }, index): QueueEntry => {
      return { ...terms, isRaised: raised > 0, place: index + 1 };
    }),
  );
  return Object.fromEntries(entries.map((entry) => [entry.id, entry]));
}
