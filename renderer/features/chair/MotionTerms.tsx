import type { RulePack } from '../../../shared/domain/rulePack.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { termsOfPack, termsOfVote, useMajority } from '../voting/useMajority.ts';
import type { MotionEntry } from './motions.ts';
import classes from './chair.module.css';

/** What a motion is and how many have to be for it: by its vote, or before one by the rules of the sitting. */
export function MotionTerms({
  entry: { motion, vote },
  pack,
}: {
  readonly entry: MotionEntry;
  readonly pack: RulePack;
}) {
  const majority = useMajority();
  const projection = useProjection();
  if (projection === null) return null;
  const isFixed = vote !== null && vote.state !== 'cancelled';
  const terms = isFixed ? termsOfVote(vote) : termsOfPack(projection, pack, motion.kind);
  return (
    <p className={classes.terms} data-kind={motion.kind} data-testid="motion-terms">
      {majority(motion.kind, terms)}
    </p>
  );
}
