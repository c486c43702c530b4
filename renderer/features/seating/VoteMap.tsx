import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useLabels } from '../voting/useLabels.ts';
import { choiceFaces, isNamedResult } from './hallFaces.ts';
import { seatsOf } from './plan.ts';
import { SeatLegend } from './SeatLegend.tsx';
import { SeatPlan } from './SeatPlan.tsx';
import classes from './seating.module.css';

interface VoteMapProps {
  readonly projection: Projection;
  readonly vote: VoteView;
}

/** Who chose what, seat by seat: of a named vote once it is announced, and of no other. Else nothing. */
export function VoteMap({ projection, vote }: VoteMapProps) {
  const { t } = useTranslation('seating');
  const labels = useLabels(vote.labels);
  const seats = useMemo(() => seatsOf(projection), [projection]);
  const faces = useMemo(() => choiceFaces(projection, seats, vote), [projection, seats, vote]);
  if (seats.length === 0 || !isNamedResult(vote)) return null;
  return (
    <div className={classes.voteMap} data-testid="vote-map">
      <div className={classes.votePlan}>
        <SeatPlan
          title={t('voteMap', { title: vote.motion.title })}
          seats={seats}
          members={projection.members}
          faces={faces}
          labels={labels}
        />
      </div>
      <SeatLegend faces={faces} labels={labels} />
    </div>
  );
}
