import { Button } from '@mantine/core';
import { IconMailCheck, IconMailOpened } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { Invitation, InvitationAnswer } from '../../../shared/domain/invitation.ts';
import type { Projection, Seat } from '../../../shared/protocol/projection.ts';
import { useProjection, useSeat } from '../../room/RoomContext.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { AbsenceDialog } from './AbsenceDialog.tsx';
import { isInviting } from './invitations.ts';
import classes from './invitation.module.css';

/** A delegate's answer to the invitation, until the first sitting is opened. */
export function InvitationCard() {
  const me = useMe();
  const projection = useProjection();
  const seat = useSeat();
  if (projection === null || seat === null || !isDelegate(me) || !isInviting(projection)) return null;
  return <Card projection={projection} seat={seat} />;
}

interface CardProps {
  readonly projection: Projection;
  readonly seat: Seat;
}

function Card({ projection, seat }: CardProps) {
  const { t, i18n } = useTranslation('invitation');
  const { send, busy } = useCommand();
  const [asking, setAsking] = useState(false);
  const invitation = seat.invitation.own ?? null;
  const answer = invitation?.answer ?? null;
  const Icon = answer === null ? IconMailOpened : IconMailCheck;
  return (
    <aside
      className={classes.card}
      data-open={answer === null || undefined}
      data-testid="invitation-card"
      aria-label={t('title')}
    >
      <Icon size={28} stroke={1.75} aria-hidden />
      <div className={classes.words} role="status">
        {answer === null ? (
          <p>
            <strong>{t('ask', { session: projection.session.about.details.title })}</strong>{' '}
            {invitation?.remindedAt == null
              ? t('askText')
              : t('reminded', { at: formatDateTime(invitation.remindedAt, i18n.language) })}
          </p>
        ) : (
          <Answered answer={answer} invitation={invitation} projection={projection} seat={seat} />
        )}
      </div>
      <div className={classes.hands}>
        {answer?.kind !== 'attending' && (
          <Button
            size="lg"
            variant={answer === null ? 'filled' : 'default'}
            loading={busy}
            onClick={() => void send({ type: 'answerInvitation', answer: { kind: 'attending' } })}
          >
            {t('attend')}
          </Button>
        )}
        <Button size="lg" variant="default" disabled={busy} onClick={() => setAsking(true)}>
          {answer?.kind === 'absent' ? t('changeAbsence') : t('stayAway')}
        </Button>
      </div>
      {asking && <AbsenceDialog projection={projection} before={answer} onClose={() => setAsking(false)} />}
    </aside>
  );
}

interface AnsweredProps extends CardProps {
  readonly answer: InvitationAnswer;
  readonly invitation: Invitation | null;
}

function Answered({ answer, invitation, projection, seat }: AnsweredProps) {
  const { t, i18n } = useTranslation('invitation');
  const at = formatDateTime(invitation?.answeredAt ?? 0, i18n.language);
  if (answer.kind === 'attending') {
    return (
      <p>
        <strong>{t('attending')}</strong> {t('answeredAt', { at })}
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{t('absent')}</strong> {t('answeredAt', { at })} {t('reason', { reason: answer.reason })}
      </p>
      <ul className={classes.sittings}>
        {answer.sittingIds.map((id) => {
          const state = seat.leave[id]?.state ?? 'asked';
          return (
            <li key={id}>
              {projection.sittings[id]?.title}: {t(`leave.${state}`)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
