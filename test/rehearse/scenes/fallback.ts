import { randomUUID } from 'node:crypto';
import type { VoteId } from '../../../shared/domain/ids.ts';
import { cast } from '../rehearsal.ts';
import type { Draft, Stage } from '../Stage.ts';
import { move, openVote } from './votes.ts';

/**
 * In the middle of an electronic vote the hall goes on by hands: two count apart, one of them is mistaken, the
 * difference is shown and settled, and the ballots cast before are void.
 */
export async function fallBackToHands(stage: Stage, draft: Draft): Promise<void> {
  const { secretary, clerk, seats } = stage.cast;
  const voteId = await openVote(stage, await move(stage, draft, 'Nghị quyết về phí và lệ phí'));
  const early = seats.slice(2, 2 + Math.ceil(seats.length / 3));
  await Promise.all(early.map((seat) => cast(seat, voteId, 'for')));
  await stage.order(stage.chair, { type: 'remindVoters', voteId });
  const newVoteId = randomUUID() as VoteId;
  await stage.order(stage.chair, {
    ...{ type: 'fallBackVote', voteId, newVoteId, method: 'hands', reason: 'Mạng không dây chập chờn' },
    counters: [secretary.session.member.id, clerk.session.member.id],
  });
  await stage.order(secretary, {
    type: 'enterCount',
    voteId: newVoteId,
    count: { for: seats.length - 4, against: 2, abstain: 1 },
  });
  await stage.expectRefused(stage.chair, { type: 'closeVote', voteId: newVoteId }, 'countMissing');
  await stage.order(clerk, {
    type: 'enterCount',
    voteId: newVoteId,
    count: { for: seats.length - 5, against: 3, abstain: 1 },
  });
  await stage.expectRefused(stage.chair, { type: 'closeVote', voteId: newVoteId }, 'countsDiffer');
  await stage.order(clerk, {
    type: 'enterCount',
    voteId: newVoteId,
    count: { for: seats.length - 4, against: 2, abstain: 1 },
  });
  await stage.killServer();
  await stage.order(stage.chair, { type: 'closeVote', voteId: newVoteId });
  await stage.order(stage.chair, { type: 'announceVote', voteId: newVoteId });
  const witness = stage.seat(2).room;
  await stage.sees(witness, ({ votes }) => votes[newVoteId]?.state === 'announced');
  const { votes } = witness.projection.get() ?? {};
  const [before, after] = [votes?.[voteId], votes?.[newVoteId]];
  stage.check(before?.cancellation === 'fallback', 'the electronic vote is not marked as fallen back');
  stage.check(before?.result === null, 'void ballots have a result');
  stage.check(
    after?.result?.for === seats.length - 4,
    `hands were counted as ${after?.result?.for ?? 'nothing'}`,
  );
  stage.say(`  ${after?.result?.for}/${after?.result?.seats} giơ tay tán thành`);
}
