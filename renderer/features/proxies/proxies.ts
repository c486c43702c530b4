import { isHere } from '../../../shared/domain/attendance.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import { proxyTermsOf } from '../../../shared/domain/proxy.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { delegatesOf, presenceOf, type OpenSitting } from '../voting/sitting.ts';

/** A vote entrusted for the open sitting. */
export interface EntrustedVote {
  readonly giver: Member;
  readonly holder: Member;
  /** `null` where it is not shown; empty when the giver entrusted it himself. */
  readonly paper: string | null;
  /** A giver who is here votes himself: then the proxy rests. */
  readonly rests: boolean;
}

/** Votes entrusted for this sitting, in the order of the roster of their givers. */
export function entrustedIn(projection: Projection, { sitting }: OpenSitting): EntrustedVote[] {
  return delegatesOf(projection).flatMap((giver) => {
    const proxy = projection.proxies[`${sitting.id}/${giver.id}`];
    const holder = proxy === undefined ? undefined : projection.members[proxy.holderId];
    if (proxy === undefined || holder === undefined) return [];
    const rests = isHere(presenceOf(projection, sitting.id, giver.id));
    return [{ giver, holder, paper: proxy.paper, rests }];
  });
}

/** Who may still hold a vote of this delegate (rules U2, U3). */
export function possibleHolders(projection: Projection, open: OpenSitting, giverId: MemberId): Member[] {
  const terms = proxyTermsOf(open.pack);
  const known = entrustedIn(projection, open).filter(({ giver }) => giver.id !== giverId);
  if (terms === null) return [];
  return delegatesOf(projection).filter(
    ({ id }) =>
      id !== giverId &&
      !known.some(({ giver }) => giver.id === id) &&
      known.filter(({ holder }) => holder.id === id).length < terms.perHolder,
  );
}

/** Who may entrust a vote: nobody who holds one. */
export function possibleGivers(projection: Projection, open: OpenSitting): Member[] {
  const holders = new Set(entrustedIn(projection, open).map(({ holder }) => holder.id));
  return delegatesOf(projection).filter(({ id }) => !holders.has(id));
}

/** Whose votes a delegate casts with his own in a vote (rule U5). */
export function heldIn(vote: VoteView, holderId: MemberId): readonly MemberId[] {
  return (vote.proxies ?? []).filter((held) => held.holderId === holderId).map(({ giverId }) => giverId);
}

/** Votes held by those who have voted: cast with theirs. For the desk, which sees who has voted. */
export function castByProxy(projection: Projection, vote: VoteView): number {
  const hasVoted = (id: MemberId) => projection.voted[`${vote.id}/${id}`] === true;
  return (vote.proxies ?? []).filter(({ giverId, holderId }) => hasVoted(holderId) && !hasVoted(giverId))
    .length;
}

/** What all votes of an electorate count beyond one each. */
export function extraWeight({ weights = [] }: Pick<VoteView, 'weights'>): number {
  return weights.reduce((sum, { weight }) => sum + weight - 1, 0);
}
