import { randomUUID } from 'node:crypto';
import type { VoteId } from '../../../shared/domain/ids.ts';
import type { Count, CountedMethod } from '../../../shared/domain/vote.ts';
import type { Draft, Stage } from '../Stage.ts';
import { closeAndAnnounce, expectFor, move, openVote } from './votes.ts';

/**
 * In the middle of an electronic vote the hall goes on by hands or on paper: two count apart, one of them is mistaken,
 * the difference is shown and settled over a kill of the server, and the ballots cast before are void.
 */
export async function fallBack(stage: Stage, draft: Draft, method: CountedMethod): Promise<void> {
  const { secretary, clerk } = stage.cast;
  const voteId = await openVote(stage, await move(stage, draft, 'Nghị quyết về phí và lệ phí'));
  const voters = stage.present;
  const early = voters.slice(2, 2 + Math.ceil(voters.length / 3));
  await Promise.all(early.map((seat) => stage.castBallot(seat, voteId, 'for')));
  await stage.order(stage.chair, { type: 'remindVoters', voteId });
  const newVoteId = randomUUID() as VoteId;
  await stage.order(stage.chair, {
    ...{ type: 'fallBackVote', voteId, newVoteId, method, reason: 'Mạng không dây chập chờn' },
    counters: [secretary.session.member.id, clerk.session.member.id],
  });
  const enter = (room: typeof clerk, count: Count) =>
    stage.order(room, { type: 'enterCount', voteId: newVoteId, count });
  const right = { for: voters.length - 3, against: 2, abstain: 1 };
  const close = { type: 'closeVote', voteId: newVoteId } as const;
  await enter(secretary, right);
  await stage.expectRefused(stage.chair, close, 'countMissing');
  await enter(clerk, { ...right, for: right.for - 1, against: 3 });
  await stage.expectRefused(stage.chair, close, 'countsDiffer');
  await enter(clerk, right);
  await stage.killServer();
  await closeAndAnnounce(stage, [newVoteId]);
  expectFor(stage, newVoteId, right.for);
  const { votes } = stage.seat(2).room.projection.get() ?? {};
  const [before, after] = [votes?.[voteId], votes?.[newVoteId]];
  stage.check(before?.cancellation === 'fallback', 'the electronic vote is not marked as fallen back');
  stage.check(before?.result === null, 'void ballots have a result');
  stage.check(
    after?.method === method && after.follows === voteId,
    'the new vote does not follow the old one',
  );
}
