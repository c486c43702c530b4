import { SegmentedControl } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { turnoutFaces } from './hallFaces.ts';
import { seatsOf } from './plan.ts';
import { SeatLegend } from './SeatLegend.tsx';
import { SeatPlan } from './SeatPlan.tsx';
import classes from './seating.module.css';

interface BeforeCloseViewProps {
  readonly projection: Projection;
  readonly vote: VoteView;
  /** The same as lists. */
  readonly children: ReactNode;
}

/** Who has voted and who is missing, as lists or on the seat map where there is one. */
export function BeforeCloseView({ projection, vote, children }: BeforeCloseViewProps) {
  const { t } = useTranslation('seating');
  const [view, setView] = useState<'list' | 'map'>('list');
  const seats = useMemo(() => seatsOf(projection), [projection]);
  const faces = useMemo(
    () => turnoutFaces(projection, seats, vote, vote.sittingId),
    [projection, seats, vote],
  );
  if (seats.length === 0) return children;
  return (
    <>
      <SegmentedControl
        className={classes.viewSwitch ?? ''}
        aria-label={t('view.label')}
        value={view}
        onChange={(value) => setView(value as typeof view)}
        data={[
          { value: 'list', label: t('view.list') },
          { value: 'map', label: t('view.map') },
        ]}
      />
      {view === 'list' ? (
        children
      ) : (
        <div className={classes.voteMap}>
          <div className={classes.hallPlan}>
            <SeatPlan title={t('title')} seats={seats} members={projection.members} faces={faces} />
          </div>
          <SeatLegend faces={faces} />
        </div>
      )}
    </>
  );
}
