import { Button } from '@mantine/core';
import { IconCalendarX, IconDoorEnter, IconHourglass, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isHere } from '../../../shared/domain/attendance.ts';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useSeat } from '../../room/RoomContext.tsx';
import { formatSpan } from '../../ui/time.ts';
import { DoorEntry } from '../house/DoorEntry.tsx';
import { ScannedDoor } from '../house/ScannedDoor.tsx';
import { isInviting } from '../invitation/invitations.ts';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { LeaveRequestDialog } from './LeaveRequestDialog.tsx';
import { openSittingOf, presenceOf, sittingsToCome } from './sitting.ts';
import { useServerNow } from './useServerNow.ts';
import classes from './voting.module.css';

/** A delegate's own place in the roll: "I am here" while a sitting is open, leave before it. */
export function PresenceCard() {
  const me = useMe();
  const projection = useProjection();
  if (projection === null || !isDelegate(me)) return null;
  return (
    <>
      <ScannedDoor />
      <OwnPlace projection={projection} />
    </>
  );
}

function OwnPlace({ projection }: { readonly projection: Projection }) {
  const open = openSittingOf(projection);
  if (open !== null) return <HereCard projection={projection} sitting={open.sitting} />;
  const next = sittingsToCome(projection)[0];
  if (next === undefined) return null;
  return (
    <>
      {/* Before the first opening, leave is part of the answer to the invitation. */}
      {!isInviting(projection) && <LeaveCard projection={projection} sitting={next} />}
      <DoorCard projection={projection} sitting={next} />
    </>
  );
}

interface CardProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
}

function HereCard({ projection, sitting }: CardProps) {
  const { t } = useTranslation('voting');
  const me = useMe();
  const { send, busy } = useCommand();
  const presence = presenceOf(projection, sitting.id, me.id);
  if (isHere(presence)) return null;
  if (projection.declared[`${sitting.id}/${me.id}`] === true) {
    return (
      <aside className={classes.presence} data-testid="presence-card" role="status">
        <IconHourglass size={28} stroke={1.75} aria-hidden />
        <p>
          <strong>{t('presence.declared')}</strong> {t('presence.declaredText')}
        </p>
        <DoorEntry sittingId={sitting.id} />
      </aside>
    );
  }
  const recorded = presence === undefined ? null : t(`roll.${presence}`);
  return (
    <aside className={classes.presence} data-testid="presence-card">
      <IconUserCheck size={28} stroke={1.75} aria-hidden />
      <p>
        <strong>{t('presence.open', { sitting: sitting.title })}</strong>{' '}
        {recorded === null ? t('presence.openText') : t('presence.recorded', { presence: recorded })}
      </p>
      <Button
        size="lg"
        loading={busy}
        onClick={() => void send({ type: 'declarePresence', sittingId: sitting.id })}
      >
        {t('presence.here')}
      </Button>
      <DoorEntry sittingId={sitting.id} />
    </aside>
  );
}

/** Milliseconds before its start from which delegates come to a sitting. */
const ARRIVAL_MS = 2 * 3_600_000;

/** The way in by the code at the door, while the delegates come. */
function DoorCard({ projection, sitting }: CardProps) {
  const { t } = useTranslation(['voting', 'house']);
  const me = useMe();
  const now = useServerNow(30_000);
  if (now < sitting.startsAt - ARRIVAL_MS || isHere(presenceOf(projection, sitting.id, me.id))) return null;
  return (
    <aside className={classes.presence} data-quiet data-testid="door-card">
      <IconDoorEnter size={26} stroke={1.75} aria-hidden />
      <p>{t('house:door.before', { sitting: sitting.title })}</p>
      <DoorEntry sittingId={sitting.id} />
    </aside>
  );
}

function LeaveCard({ projection, sitting }: CardProps) {
  const { t, i18n } = useTranslation('voting');
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const request = useSeat()?.leave[sitting.id];
  const granted = presenceOf(projection, sitting.id, me.id) === 'absentWithLeave';
  const state = granted ? 'granted' : (request?.state ?? null);
  return (
    <aside className={classes.presence} data-quiet data-testid="presence-card">
      <IconCalendarX size={26} stroke={1.75} aria-hidden />
      <p>
        <strong>{sitting.title}</strong> · {formatSpan(sitting, i18n.language)}
        {state !== null && (
          <span className={classes.presenceState} data-state={state}>
            {t(`leave.${state}`)}
          </span>
        )}
      </p>
      {!granted && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {state === null ? t('leave.ask') : t('leave.askAgain')}
        </Button>
      )}
      {asking && <LeaveRequestDialog sitting={sitting} onClose={() => setAsking(false)} />}
    </aside>
  );
}
