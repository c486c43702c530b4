import { openCallOf } from '../domain/announcement.ts';
import type { MemberId } from '../domain/ids.ts';
import type { SessionState } from '../domain/session.ts';
import { byId } from './byId.ts';
import type { Projection, Seat } from './projection.ts';

/** N4: the desk sees every announcement, the room those to all. */
export function announcementsFor(
  announcements: SessionState['announcements'],
  seesAll: boolean,
): Projection['announcements'] {
  return byId(
    [...announcements.values()].filter(
      ({ audience, withdrawn }) => seesAll || (audience.kind === 'all' && !withdrawn),
    ),
  );
}

/** N4: to this member's group or to this member. */
export function ownAnnouncements(
  { announcements, members }: Pick<SessionState, 'announcements' | 'members'>,
  memberId: MemberId,
): Seat['announcements'] {
  const groupId = members.get(memberId)?.groupId ?? null;
  return byId(
    [...announcements.values()].filter(({ audience, withdrawn }) => {
      if (withdrawn) return false;
      if (audience.kind === 'group') return audience.groupId === groupId;
      return audience.kind === 'member' && audience.memberId === memberId;
    }),
  );
}

/** N8: what still waits for the desk. */
export function openCalls({ calls, members }: Pick<SessionState, 'calls' | 'members'>): Projection['calls'] {
  const open = [...calls.values()].filter(
    ({ state, memberId }) => state.kind !== 'settled' && members.has(memberId),
  );
  return byId(open);
}

/** N8: one's own, the open one or else the newest. */
export function ownCall(calls: SessionState['calls'], memberId: MemberId): Seat['call'] {
  const newest = [...calls.values()].filter((call) => call.memberId === memberId).at(-1);
  const call = openCallOf(calls, memberId) ?? newest;
  return call === undefined ? {} : { newest: call };
}

/** I5. */
export function invitationsOf({
  invitations,
  members,
}: Pick<SessionState, 'invitations' | 'members'>): Projection['invitations'] {
  return Object.fromEntries([...invitations].filter(([memberId]) => members.has(memberId)));
}

/** I5. */
export function ownInvitation(
  invitations: SessionState['invitations'],
  memberId: MemberId,
): Seat['invitation'] {
  const own = invitations.get(memberId);
  return own === undefined ? {} : { own };
}
