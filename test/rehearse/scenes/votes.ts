import { randomUUID } from 'node:crypto';
import type { BatchId, MotionId, VoteId } from '../../../shared/domain/ids.ts';
import { CHOICES, type Choice } from '../../../shared/domain/rulePack.ts';
import type { Draft, Stage } from '../Stage.ts';

/** A motion on a draft of the half day. */
export async function move(stage: Stage, draft: Draft, title: string): Promise<MotionId> {
  const motionId = randomUUID() as MotionId;
  await stage.order(stage.cast.secretary, {
    ...{ type: 'makeMotion', motionId, title, kind: 'resolution' },
    ...draft,
  });
  return motionId;
}

/** Opens a vote and waits until every device shows it. */
export async function openVote(stage: Stage, motionId: MotionId): Promise<VoteId> {
  const voteId = randomUUID() as VoteId;
  await stage.order(stage.chair, { type: 'openVote', voteId, motionId, seconds: 60 });
  await Promise.all(
    stage.voters.map(({ room }) => stage.sees(room, ({ votes }) => votes[voteId] !== undefined)),
  );
  return voteId;
}

/** Everybody who is here casts, some twice; the server is killed when half of them have. */
export async function namedVote(
  stage: Stage,
  draft: Draft,
  { killed }: { readonly killed: boolean },
): Promise<void> {
  const voteId = await openVote(stage, await move(stage, draft, 'Nghị quyết về dự toán ngân sách'));
  const voters = stage.present;
  const choices = voters.map(() => anyChoice(stage));
  let receipts = 0;
  let tellHalf: () => void = () => undefined;
  const half = new Promise<void>((resolve) => (tellHalf = resolve));
  const voting = voters.map(async (seat, index) => {
    const choice = choices[index] ?? 'for';
    if (stage.random.chance(0.2)) await stage.castBallot(seat, voteId, 'abstain');
    await stage.castBallot(seat, voteId, choice);
    receipts += 1;
    if (receipts >= voters.length / 2) tellHalf();
  });
  if (killed) {
    await half;
    await stage.killServer();
  }
  await Promise.all(voting);
  await closeAndAnnounce(stage, [voteId]);
  expectFor(stage, voteId, choices.filter((choice) => choice === 'for').length);
}

/** Closing sittings adopt one after the other: a touch each. */
export async function series(stage: Stage, draft: Draft, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    const voteId = await openVote(stage, await move(stage, draft, title));
    await Promise.all(stage.present.map((seat) => stage.castBallot(seat, voteId, 'for')));
    await closeAndAnnounce(stage, [voteId]);
    expectFor(stage, voteId, stage.present.length);
  }
}

/** Two resolutions at once, each with its own ballots and result. */
export async function batch(stage: Stage, draft: Draft): Promise<void> {
  const motionIds = [
    await move(stage, draft, 'Nghị quyết về giá đất'),
    await move(stage, draft, 'Nghị quyết về tên đường'),
  ];
  const votes = motionIds.map((motionId) => ({ motionId, voteId: randomUUID() as VoteId }));
  await stage.order(stage.chair, {
    ...{ type: 'openVotes', batchId: randomUUID() as BatchId, votes, seconds: 60 },
  });
  const voters = stage.present;
  await Promise.all(
    voters.flatMap((seat, place) =>
      votes.map(({ voteId }, index) =>
        stage.castBallot(seat, voteId, index === 1 && place % 3 === 0 ? 'against' : 'for'),
      ),
    ),
  );
  await closeAndAnnounce(
    stage,
    votes.map(({ voteId }) => voteId),
  );
  const against = Math.ceil(voters.length / 3);
  const [one, other] = votes;
  if (one !== undefined) expectFor(stage, one.voteId, voters.length);
  if (other !== undefined) expectFor(stage, other.voteId, voters.length - against);
}

/** A result that was wrong is voted on again, by a vote that names it and says why. */
export async function correct(stage: Stage, draft: Draft): Promise<void> {
  const motionId = await move(stage, draft, 'Nghị quyết về đầu tư công');
  const first = await openVote(stage, motionId);
  const voters = stage.present;
  await Promise.all(voters.map((seat) => stage.castBallot(seat, first, 'against')));
  await closeAndAnnounce(stage, [first]);
  const voteId = randomUUID() as VoteId;
  const again = { type: 'openVote', voteId, motionId, seconds: 60 } as const;
  await stage.expectRefused(stage.chair, again, 'motionDecided');
  const reason = 'Đại biểu hiểu nhầm nội dung biểu quyết';
  await stage.order(stage.chair, { ...again, follows: first, reason });
  await Promise.all(voters.map((seat) => stage.castBallot(seat, voteId, 'for')));
  await closeAndAnnounce(stage, [voteId]);
  expectFor(stage, voteId, voters.length);
  const before = stage.seat(2).room.projection.get()?.votes[first];
  stage.check(before?.result?.for === 0, 'the result that was corrected is no longer what it was');
}

export async function closeAndAnnounce(stage: Stage, voteIds: readonly VoteId[]): Promise<void> {
  for (const voteId of voteIds) {
    await stage.order(stage.chair, { type: 'closeVote', voteId });
    await stage.order(stage.chair, { type: 'announceVote', voteId });
  }
  await stage.sees(stage.seat(2).room, ({ votes }) =>
    voteIds.every((voteId) => votes[voteId]?.state === 'announced'),
  );
}

/** What another device shows of an announced vote is what was cast. */
export function expectFor(stage: Stage, voteId: VoteId, wanted: number): void {
  const result = stage.seat(2).room.projection.get()?.votes[voteId]?.result;
  stage.check(result?.for === wanted, `${wanted} were for and ${result?.for ?? 'none'} were counted`);
  stage.say(`  ${result?.for}/${result?.seats} tán thành, cần ít nhất ${result?.needed}`);
}

function anyChoice({ random }: Stage): Choice {
  return random.chance(0.7) ? 'for' : random.pick(CHOICES);
}
