import { Button } from '@mantine/core';
import { IconCalendarX, IconHourglass, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isHere } from '../../../shared/domain/attendance.ts';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useSeat } from '../../room/RoomContext.tsx';
import { formatSpan } from '../../ui/time.ts';
import { isInviting } from '../invitation/invitations.ts';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { LeaveRequestDialog } from './LeaveRequestDialog.tsx';
import { openSittingOf, presenceOf, sittingsToCome } from './sitting.ts';
import classes from './voting.module.css';

/** A delegate's own place in the roll: "I am here" while a sitting is open, leave before it. */
export function PresenceCard() {
  const me = useMe();
  const projection = useProjection();
  if (projection === null || !isDelegate(me)) return null;
  const open = openSittingOf(projection);
  if (open !== null) return <HereCard projection={projection} sitting={open.sitting} />;
  // Before the opening, leave is part of the answer to the invitation.
  if (isInviting(projection)) return null;
  const next = sittingsToCome(projection)[0];
  return next === undefined ? null : <LeaveCard projection={projection} sitting={next} />;
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
