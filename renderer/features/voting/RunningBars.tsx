import type { VoteView } from '../../../shared/protocol/projection.ts';
import { runningResult } from './result.ts';
import { VoteBars } from './VoteBars.tsx';

/** What was chosen so far, where the rules of the sitting show it while the vote is open; nothing else. */
export function RunningBars({ vote }: { readonly vote: VoteView }) {
  const { running } = vote;
  if (running === null || vote.state !== 'open') return null;
  return (
    <div data-testid="running">
      <VoteBars result={runningResult(vote, running)} labels={vote.labels} counted={false} wide />
    </div>
  );
}
