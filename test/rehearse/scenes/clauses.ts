import { randomUUID } from 'node:crypto';
import type { BatchId, MotionId, VoteId } from '../../../shared/domain/ids.ts';
import type { MotionScope } from '../../../shared/domain/vote.ts';
import type { Draft, Stage } from '../Stage.ts';
import { closeAndAnnounce, expectFor, move } from './votes.ts';

const PARTS: readonly MotionScope[] = [
  { kind: 'amendment', label: 'Sửa đổi khoản 2 Điều 3' },
  { kind: 'clause', label: 'Điều 1' },
  { kind: 'clause', label: 'Điều 3' },
];

/**
 * A resolution from its parts to the whole: the amendment first, then two clauses in one go, in the middle of which
 * the chair's device dies and the deputy takes over, then the whole text.
 */
export async function voteByParts(stage: Stage, draft: Draft): Promise<void> {
  const motions = PARTS.map((scope) => ({
    motionId: randomUUID() as MotionId,
    title: 'label' in scope ? scope.label : '',
    scope,
  }));
  await stage.order(stage.chair, { type: 'makeMotions', ...draft, kind: 'resolution', motions });
  const whole = await move(stage, draft, 'Toàn văn nghị quyết');
  const [amendment, ...clauses] = motions.map(({ motionId }) => motionId);
  if (amendment === undefined) throw new Error('there is no amendment');
  const early = { type: 'openVote', voteId: randomUUID() as VoteId, motionId: whole, seconds: 60 } as const;
  await stage.expectRefused(stage.chair, early, 'partsUndecided');
  await holdTogether(stage, [amendment]);
  await holdTogether(stage, clauses, () => stage.loseChair());
  await holdTogether(stage, [whole]);
}

/** Everybody votes on all of them; `midway` happens when half of the delegates have. */
async function holdTogether(
  stage: Stage,
  motionIds: readonly MotionId[],
  midway: () => void = () => undefined,
): Promise<void> {
  const votes = motionIds.map((motionId) => ({ motionId, voteId: randomUUID() as VoteId }));
  const [only] = votes;
  const opening =
    votes.length === 1 && only !== undefined
      ? ({ type: 'openVote', ...only, seconds: 60 } as const)
      : ({ type: 'openVotes', batchId: randomUUID() as BatchId, votes, seconds: 60 } as const);
  await stage.order(stage.chair, opening);
  const castAll = (from: number, to: number) =>
    Promise.all(
      stage.present
        .slice(from, to)
        .flatMap((seat) => votes.map(({ voteId }) => stage.castBallot(seat, voteId, 'for'))),
    );
  const half = Math.floor(stage.present.length / 2);
  // From the back: whoever is lost midway sits in front and has not voted.
  await castAll(half, stage.present.length);
  midway();
  const later = stage.present.length;
  await castAll(0, half);
  const voteIds = votes.map(({ voteId }) => voteId);
  await closeAndAnnounce(stage, voteIds);
  for (const voteId of voteIds) expectFor(stage, voteId, later);
}
