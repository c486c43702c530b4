import { SegmentedControl, Switch } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { rollOf } from '../chair/roll.ts';
import { RollRow } from '../chair/RollRow.tsx';
import { useRollCall } from '../chair/useRollCall.tsx';
import chair from '../chair/chair.module.css';
import { openOnDevices, presenceFaces, turnoutFaces } from './hallFaces.ts';
import { seatsOf } from './plan.ts';
import { SeatLegend } from './SeatLegend.tsx';
import { SeatPlan } from './SeatPlan.tsx';
import classes from './seating.module.css';

interface HallMapProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
}

type Layer = 'presence' | 'turnout';

/** The hall with who is here, who speaks and asks to, and, while something is open, who has voted; the roll by touch. */
export function HallMap({ projection, sitting }: HallMapProps) {
  const { t } = useTranslation(['seating', 'chair']);
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [quick, setQuick] = useState(false);
  const [layer, setLayer] = useState<Layer>('turnout');
  const { call, substitute, dialog } = useRollCall(projection, sitting);
  const open = openOnDevices(projection);
  const seats = useMemo(() => seatsOf(projection), [projection]);
  const faces = useMemo(
    () =>
      open !== null && layer === 'turnout'
        ? turnoutFaces(projection, seats, open, sitting.id)
        : presenceFaces(projection, seats, sitting.id),
    [projection, seats, sitting.id, open, layer],
  );
  const rows = rollOf(projection, sitting.id).flatMap((group) => group.rows);
  const seated = new Set(seats.map(({ memberId }) => memberId));
  const standing = rows.filter(({ member }) => !seated.has(member.id));
  const pick = (seat: PlacedSeat) => {
    setPickedId(seat.id);
    const row = rows.find(({ member }) => member.id === seat.memberId);
    if (quick && row !== undefined && row.presence === undefined) call([row.member.id], 'present');
  };
  const rowOf = (list: typeof rows) =>
    list.map((row) => (
      <RollRow
        key={row.member.id}
        row={row}
        onCall={(presence) => call([row.member.id], presence)}
        onSubstitute={substitute === null ? null : () => substitute(row.member)}
      />
    ));
  const picked = seats.find(({ id }) => id === pickedId);
  return (
    <section className={classes.hall} aria-label={t('title')} data-testid="hall-map">
      <div className={classes.hallTools}>
        {open !== null && (
          <SegmentedControl
            aria-label={t('layer.label')}
            value={layer}
            onChange={(value) => setLayer(value as Layer)}
            data={[
              { value: 'turnout', label: t('layer.turnout') },
              { value: 'presence', label: t('layer.presence') },
            ]}
          />
        )}
        <Switch
          label={t('roll.quick')}
          checked={quick}
          onChange={(event) => setQuick(event.currentTarget.checked)}
        />
      </div>
      <div className={classes.hallPlan}>
        <SeatPlan
          title={t('title')}
          seats={seats}
          members={projection.members}
          faces={faces}
          pickedId={pickedId}
          onPick={pick}
        />
      </div>
      <SeatLegend faces={faces} />
      {picked === undefined ? (
        <p className={classes.hint}>{t('roll.hint')}</p>
      ) : (
        <div className={classes.picked} data-testid="picked-seat" aria-live="polite">
          <Offroll seat={picked} projection={projection} />
          <ul className={chair.people}>
            {rowOf(rows.filter(({ member }) => member.id === picked.memberId))}
          </ul>
        </div>
      )}
      {standing.length > 0 && (
        <section className={chair.group}>
          <header>
            <h3>{t('roll.standing', { count: standing.length })}</h3>
          </header>
          <ul className={chair.people}>{rowOf(standing)}</ul>
        </section>
      )}
      {dialog}
    </section>
  );
}

/** What is said of a seat that has no line in the roll. */
function Offroll({ seat, projection }: { readonly seat: PlacedSeat; readonly projection: Projection }) {
  const { t } = useTranslation('seating');
  const member = seat.memberId === null ? undefined : projection.members[seat.memberId];
  if (member === undefined) return <p>{t('roll.emptySeat', { label: seat.label })}</p>;
  return isDelegate(member) ? null : <p>{t('roll.notOnRoll', { name: member.name })}</p>;
}
