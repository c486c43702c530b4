import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { groupKeyOf } from '../voting/voteGroups.ts';
import { BatchDesk } from './BatchDesk.tsx';
import { VoteDesk } from './VoteDesk.tsx';

interface VotesDeskProps {
  readonly projection: Projection;
  /** One vote, or those that were opened in one go. */
  readonly votes: readonly VoteView[];
}

/** What is voted on now, or waits to be announced; nothing when nothing is. */
export function VotesDesk({ projection, votes }: VotesDeskProps) {
  const [only] = votes;
  if (only === undefined) return null;
  return votes.length === 1 ? (
    <VoteDesk key={only.id} projection={projection} vote={only} />
  ) : (
    <BatchDesk key={groupKeyOf(votes)} projection={projection} votes={votes} />
  );
}
