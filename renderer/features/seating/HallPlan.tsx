import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SittingId } from '../../../shared/domain/ids.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useLabels } from '../voting/useLabels.ts';
import { choiceFaces, presenceFaces } from './hallFaces.ts';
import { seatsOf } from './plan.ts';
import { SeatLegend } from './SeatLegend.tsx';
import { SeatPlan } from './SeatPlan.tsx';
import classes from './seating.module.css';

interface PresencePlanProps {
  readonly projection: Projection;
  readonly sittingId: SittingId;
  readonly hasLegend?: boolean;
}

/** Who is here and who speaks, for the hall's screen: signs instead of names, which nobody could read from far. */
export function PresencePlan({ projection, sittingId, hasLegend = false }: PresencePlanProps) {
  const { t } = useTranslation('seating');
  const seats = useMemo(() => seatsOf(projection), [projection]);
  const faces = useMemo(() => presenceFaces(projection, seats, sittingId), [projection, seats, sittingId]);
  return (
    <div className={classes.screen} data-testid="hall-presence">
      <div className={classes.screenPlan}>
        <SeatPlan
          title={t('title')}
          seats={seats}
          members={projection.members}
          faces={faces}
          showsNames={false}
        />
      </div>
      {hasLegend && <SeatLegend faces={faces} />}
    </div>
  );
}

/** Who chose what in an announced named vote, for the hall's screen. */
export function ChoicePlan({
  projection,
  vote,
}: {
  readonly projection: Projection;
  readonly vote: VoteView;
}) {
  const { t } = useTranslation('seating');
  const labels = useLabels(vote.labels);
  const seats = useMemo(() => seatsOf(projection), [projection]);
  const faces = useMemo(() => choiceFaces(projection, seats, vote), [projection, seats, vote]);
  return (
    <div className={classes.screen} data-testid="hall-choices">
      <div className={classes.screenPlan}>
        <SeatPlan
          title={t('voteMap', { title: vote.motion.title })}
          seats={seats}
          members={projection.members}
          faces={faces}
          labels={labels}
          showsNames={false}
        />
      </div>
    </div>
  );
}
