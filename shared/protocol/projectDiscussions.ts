import type { Discussion, GroupNotes, GroupRoom } from '../domain/discussion.ts';
import type { MemberId } from '../domain/ids.ts';
import { mayReadNotes } from '../domain/rights.ts';
import type { SessionState } from '../domain/session.ts';
import type { DiscussionView, Projection, Seat } from './projection.ts';

type Discussions = SessionState['discussions'];

/** H10: not before the session is published, and then of the items that the audience sees. */
export function discussionViews(
  {
    discussions,
    members,
    items,
    published,
  }: Pick<SessionState, 'discussions' | 'members' | 'items' | 'published'>,
  seesAll: boolean,
): readonly DiscussionView[] {
  if (!seesAll && !published) return [];
  return [...discussions.values()].map(({ id, itemIds, rooms, report }) => ({
    id,
    itemIds: itemIds.filter((itemId) => seesAll || items.get(itemId)?.published === true),
    rooms: [...rooms.values()].map(({ notes: _, here, ...room }) => ({
      ...room,
      here: hereIn(room, here, members),
    })),
    report: report.kind,
    published: report.kind === 'published' ? { at: report.publishedAt, sha256: report.sha256 } : null,
  }));
}

/** Who was removed or belongs to another group meanwhile is not there. */
function hereIn(
  { groupId }: Pick<GroupRoom, 'groupId'>,
  here: GroupRoom['here'],
  members: SessionState['members'],
): readonly MemberId[] {
  return [...members.values()].flatMap((member) =>
    here.has(member.id) && member.groupId === groupId ? [member.id] : [],
  );
}

/** H10. */
export function gatheredNotes(discussions: Discussions, seesAll: boolean): Projection['groupNotes'] {
  const shown = [...discussions.values()].filter(({ report }) => seesAll || report.kind !== 'none');
  return Object.fromEntries(shown.flatMap((one) => notesOf(one, [...one.rooms.values()])));
}

/** H10: those that this member reads before they are gathered. */
export function ownGroupNotes(
  { discussions, members }: Pick<SessionState, 'discussions' | 'members'>,
  memberId: MemberId,
): Seat['groupNotes'] {
  const running = [...discussions.values()].filter(({ report }) => report.kind === 'none');
  const mayRead = (room: GroupRoom) => mayReadNotes({ members }, memberId, room);
  return Object.fromEntries(running.flatMap((one) => notesOf(one, [...one.rooms.values()].filter(mayRead))));
}

function notesOf({ id }: Discussion, rooms: readonly GroupRoom[]): (readonly [string, GroupNotes])[] {
  return rooms.flatMap(({ groupId, notes }) =>
    [...notes].map(([itemId, one]) => [`${id}/${groupId}/${itemId}`, one] as const),
  );
}

/** H10. */
export function reportTextsIn(discussions: Discussions, seesAll: boolean): Projection['reportTexts'] {
  const texts = [...discussions.values()].flatMap(({ id, report }) =>
    report.kind === 'published' || (seesAll && report.kind === 'gathered')
      ? [...report.texts].map(([itemId, text]) => [`${id}/${itemId}`, text] as const)
      : [],
  );
  return Object.fromEntries(texts);
}
