import type { Projection } from '../../../shared/protocol/projection.ts';
import { pollAtHand } from '../polls/polls.ts';
import { quorumOf, type OpenSitting } from '../voting/sitting.ts';
import { voteAtHand } from '../voting/votes.ts';

/** What hinders every vote just now, as a key of its sentence. */
export function hindranceOfVotes(projection: Projection, open: OpenSitting | null) {
  if (open === null) return 'sittingClosed';
  if (open.pause !== null) return 'sittingPaused';
  if (voteAtHand(projection)?.state === 'open' || pollAtHand(projection)?.state === 'open') return 'voteOpen';
  return quorumOf(projection, open).met ? null : 'noQuorum';
}
