import { randomUUID } from 'node:crypto';
import { isHere } from '../../../shared/domain/attendance.ts';
import type { MemberId, MotionId, VoteId } from '../../../shared/domain/ids.ts';
import { CHOICES } from '../../../shared/domain/rulePack.ts';
import { cast } from '../rehearsal.ts';
import type { Draft, Stage } from '../Stage.ts';

/** A motion on a draft of the half day. */
export async function move(stage: Stage, draft: Draft, title: string): Promise<MotionId> {
  const motionId = randomUUID() as MotionId;
  await stage.order(stage.cast.secretary, {
    type: 'makeMotion',
    motionId,
    ...draft,
    title,
    kind: 'resolution',
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

/** Everybody who is here casts; the server is killed when half of them have. */
export async function namedVote(
  stage: Stage,
  draft: Draft,
  { killed }: { readonly killed: boolean },
): Promise<void> {
  const voteId = await openVote(stage, await move(stage, draft, 'Nghị quyết về dự toán ngân sách'));
  const voters = stage.voters.filter(({ memberId }) => isPresent(stage, memberId));
  const choices = voters.map(() => (stage.random.chance(0.7) ? 'for' : stage.random.pick(CHOICES)));
  let receipts = 0;
  let tellHalf: () => void = () => undefined;
  const half = new Promise<void>((resolve) => (tellHalf = resolve));
  const voting = voters.map(async (seat, index) => {
    await cast(seat, voteId, choices[index] ?? 'for');
    receipts += 1;
    if (receipts >= voters.length / 2) tellHalf();
  });
  if (killed) {
    await half;
    await stage.killServer();
  }
  await Promise.all(voting);
  await stage.order(stage.chair, { type: 'closeVote', voteId });
  await stage.order(stage.chair, { type: 'announceVote', voteId });
  await stage.sees(stage.seat(2).room, ({ votes }) => votes[voteId]?.state === 'announced');
  const result = stage.seat(2).room.projection.get()?.votes[voteId]?.result;
  const wanted = choices.filter((choice) => choice === 'for').length;
  stage.check(result?.for === wanted, `${wanted} were for and ${result?.for ?? 'none'} were counted`);
  stage.say(`  ${result?.for}/${result?.seats} tán thành, cần ít nhất ${result?.needed}`);
}

/** Whether the delegate is here by the roll of the sitting that is open. */
function isPresent({ cast: { secretary } }: Stage, memberId: MemberId): boolean {
  const shown = secretary.projection.get();
  const open = Object.values(shown?.sittingRecords ?? {}).find(
    (one) => one.openedAt !== null && one.closedAt === null,
  );
  return open !== undefined && isHere(shown?.roll[`${open.id}/${memberId}`]);
}
