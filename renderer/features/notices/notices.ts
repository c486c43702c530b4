import type { Announcement, ClerkCall } from '../../../shared/domain/announcement.ts';
import type { Projection, Seat } from '../../../shared/protocol/projection.ts';

/** What concerns this person, the newest first: to all from the room, to the group and to oneself from the seat. */
export function noticesFor(projection: Projection | null, seat: Seat | null): readonly Announcement[] {
  const toAll = Object.values(projection?.announcements ?? {}).filter(
    ({ audience, withdrawn }) => audience.kind === 'all' && !withdrawn,
  );
  return newestFirst([...toAll, ...Object.values(seat?.announcements ?? {})]);
}

/** Every announcement that the desk sees, the newest first. */
export function newestFirst(announcements: readonly Announcement[]): readonly Announcement[] {
  return [...announcements].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** Calls that wait, the longest first; those on which somebody is on the way after them. */
export function callsInOrder({ calls }: Projection): readonly ClerkCall[] {
  const rank = ({ state }: ClerkCall) => (state.kind === 'waiting' ? 0 : 1);
  return Object.values(calls).sort((a, b) => rank(a) - rank(b) || a.at - b.at || (a.id < b.id ? -1 : 1));
}

export function waitingCalls({ calls }: Projection): number {
  return Object.values(calls).filter(({ state }) => state.kind === 'waiting').length;
}
