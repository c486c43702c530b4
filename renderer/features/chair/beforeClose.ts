import { isHere, type Presence } from '../../../shared/domain/attendance.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { delegatesOf, presenceOf } from '../voting/sitting.ts';

/** A delegate with what the roll says; `undefined` for who was not called. */
export interface Standing {
  readonly member: Member;
  readonly presence: Presence | undefined;
}

/**
 * The four groups the chair sees apart before a close (FIELD): voted; here and silent; here with no live device; not
 * in the room. Together they are all delegates, each once.
 */
export interface BeforeClose {
  readonly voted: readonly Standing[];
  readonly silent: readonly Standing[];
  readonly offline: readonly Standing[];
  readonly away: readonly Standing[];
}

/**
 * Of a vote, or of a poll with who has cast in it. From the desk's projection; the room's does not know who voted or is
 * online.
 */
export function beforeClose(
  projection: Projection,
  { id, sittingId }: Pick<VoteView, 'sittingId'> & { readonly id: string },
  cast: Readonly<Record<string, true>> = projection.voted,
): BeforeClose {
  const groups = { voted: [], silent: [], offline: [], away: [] } as Record<keyof BeforeClose, Standing[]>;
  for (const member of delegatesOf(projection)) {
    const presence = presenceOf(projection, sittingId, member.id);
    groups[groupOf(projection, cast[`${id}/${member.id}`] === true, member, presence)].push({
      member,
      presence,
    });
  }
  return groups;
}

function groupOf(
  projection: Projection,
  hasCast: boolean,
  member: Member,
  presence: Presence | undefined,
): keyof BeforeClose {
  if (hasCast) return 'voted';
  if (!isHere(presence)) return 'away';
  return projection.online[member.id] === true ? 'silent' : 'offline';
}

/** How many are here and have not voted in each of these votes. */
export function missingFrom(projection: Projection, votes: readonly VoteView[]): number {
  const missing = votes.flatMap((vote) => {
    const { silent, offline } = beforeClose(projection, vote);
    return [...silent, ...offline].map(({ member }) => member.id);
  });
  return new Set(missing).size;
}

/** Votes by hand are closed only when both counters entered the same (V16). */
export function isReadyToClose({ counts }: Projection, { id, method }: VoteView): boolean {
  return method === 'electronic' || counts[id]?.state === 'agreed';
}
