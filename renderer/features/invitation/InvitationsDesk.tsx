import { Button } from '@mantine/core';
import { IconBellRinging, IconMailOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useCommand } from '../session/useCommand.ts';
import { invitationsByAnswer, isInviting, type Invited } from './invitations.ts';
import classes from './invitation.module.css';

/** `/s/:sessionKey/desk/invitations`: who comes, who does not and why, who has not answered. */
export function InvitationsDesk() {
  const { t } = useTranslation('invitation');
  const projection = useProjection();
  if (projection === null) return null;
  if (!projection.session.about.published) {
    return (
      <Blank icon={IconMailOff} title={t('desk.notYet')}>
        {t('desk.notYetText')}
      </Blank>
    );
  }
  return <Answers projection={projection} />;
}

function Answers({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('invitation');
  const { send, busy } = useCommand();
  const outcome = useOutcome();
  const { silent, absent, attending } = invitationsByAnswer(projection);
  const inviting = isInviting(projection);
  const remind = async (invited: readonly Invited[]) => {
    const memberIds = invited.map(({ member }) => member.id);
    if (!(await send({ type: 'remindInvitations', memberIds }))) return;
    outcome.succeeded(t('desk.reminded', { count: memberIds.length }));
  };
  return (
    <>
      <div className={classes.deskHead}>
        <h2>{t('desk.title')}</h2>
        {inviting && silent.length > 0 && (
          <Button
            loading={busy}
            leftSection={<IconBellRinging size={22} stroke={1.75} aria-hidden />}
            onClick={() => void remind(silent)}
          >
            {t('desk.remindAll', { count: silent.length })}
          </Button>
        )}
      </div>
      {!inviting && (
        <Notice tone="info" role="status">
          {t('desk.begun')}
        </Notice>
      )}
      <p className={classes.summary} data-testid="invitation-summary">
        <strong>{t('desk.attending', { count: attending.length })}</strong> ·{' '}
        {t('desk.absent', { count: absent.length })} · {t('desk.silent', { count: silent.length })}
      </p>
      <Group title={t('desk.silentTitle')} empty={t('desk.silentNone')} invited={silent}>
        {(one) => (
          <>
            <Reminded invited={one} />
            {inviting && (
              <Button variant="default" disabled={busy} onClick={() => void remind([one])}>
                {t('desk.remind')}
              </Button>
            )}
          </>
        )}
      </Group>
      <Group title={t('desk.absentTitle')} empty={t('desk.absentNone')} invited={absent}>
        {(one) => <Absence projection={projection} invited={one} />}
      </Group>
      <Group title={t('desk.attendingTitle')} empty={t('desk.attendingNone')} invited={attending}>
        {(one) => <AnsweredAt invited={one} />}
      </Group>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly empty: string;
  readonly invited: readonly Invited[];
  readonly children: (invited: Invited) => ReactNode;
}

function Group({ title, empty, invited, children }: GroupProps) {
  return (
    <section className={classes.box} aria-label={title}>
      <h3>{title}</h3>
      {invited.length === 0 && <p className={classes.soft}>{empty}</p>}
      <ul className={classes.list}>
        {invited.map((one) => (
          <li key={one.member.id}>
            <div className={classes.person}>
              <p className={classes.name}>{one.member.name}</p>
              {one.member.position !== '' && <p className={classes.soft}>{one.member.position}</p>}
            </div>
            {children(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reminded({ invited: { invitation } }: { readonly invited: Invited }) {
  const { t, i18n } = useTranslation('invitation');
  if (invitation?.remindedAt == null) return null;
  return (
    <p className={classes.soft}>
      {t('desk.remindedAt', { at: formatDateTime(invitation.remindedAt, i18n.language) })}
    </p>
  );
}

function AnsweredAt({ invited: { invitation } }: { readonly invited: Invited }) {
  const { i18n } = useTranslation();
  if (invitation?.answeredAt == null) return null;
  return <p className={classes.soft}>{formatDateTime(invitation.answeredAt, i18n.language)}</p>;
}

interface AbsenceProps {
  readonly projection: Projection;
  readonly invited: Invited;
}

/** Why, and what became of the leave asked for; it is decided in the roll (chair's desk). */
function Absence({ projection, invited: { member, invitation } }: AbsenceProps) {
  const { t } = useTranslation('invitation');
  const answer = invitation?.answer;
  if (answer?.kind !== 'absent') return null;
  return (
    <div className={classes.absence}>
      <p>{answer.reason}</p>
      <p className={classes.tags}>
        {answer.sittingIds.map((id) => {
          const state = projection.leave[`${id}/${member.id}`]?.state ?? 'asked';
          const tone = state === 'granted' ? 'good' : state === 'asked' ? 'warn' : 'plain';
          return (
            <Tag key={id} tone={tone}>
              {projection.sittings[id]?.title}: {t(`desk.leave.${state}`)}
            </Tag>
          );
        })}
      </p>
    </div>
  );
}
