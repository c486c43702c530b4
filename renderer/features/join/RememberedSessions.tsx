import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronRight, IconDotsVertical, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RememberedSession } from '../../host/Host.ts';
import { useHost } from '../../host/HostContext.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { sessionKey, sessionPath } from '../session/sessionKey.ts';
import { shortAddress } from './roomAddress.ts';
import type { Remembered } from './useRememberedSessions.ts';
import classes from './JoinPage.module.css';

/** One touch to go on, also without a network. */
export function RememberedSessions({ remembered }: { readonly remembered: Remembered }) {
  const { t } = useTranslation('join');
  if (remembered.status !== 'ready') return null;
  return (
    <>
      <h2 className={classes.sectionTitle}>{t('remembered.title')}</h2>
      <ul className={classes.cards}>
        {remembered.sessions.map((session) => (
          <SessionCard
            key={sessionKey(session)}
            session={session}
            expired={session.expiresAt <= remembered.readAt}
            onForgotten={remembered.reload}
          />
        ))}
      </ul>
    </>
  );
}

interface SessionCardProps {
  readonly session: RememberedSession;
  /** By this device's clock; the room has the last word when the session opens. */
  readonly expired: boolean;
  readonly onForgotten: () => void;
}

function SessionCard({ session, expired, onForgotten }: SessionCardProps) {
  const { t, i18n } = useTranslation(['join', 'common']);
  const title = session.title || t('common:frame.untitled');
  return (
    <li className={classes.card}>
      <Link
        to={sessionPath(session)}
        className={classes.cardLink ?? ''}
        aria-label={t('remembered.open', { title })}
      >
        <div className={classes.cardText}>
          {session.councilName !== '' && <p className={classes.cardCouncil}>{session.councilName}</p>}
          <p className={classes.cardTitle}>{title}</p>
          <p className={classes.cardMeta}>
            <strong>{session.member.name}</strong>
          </p>
          <p className={classes.cardMeta}>
            {shortAddress(session.roomUrl)} ·{' '}
            {t('remembered.lastUsed', { when: formatDateTime(session.lastUsedAt, i18n.language) })}
          </p>
          {expired && <Tag tone="warn">{t('remembered.expired')}</Tag>}
        </div>
        <IconChevronRight size={26} stroke={1.75} aria-hidden />
      </Link>
      <ForgetMenu session={session} onForgotten={onForgotten} />
    </li>
  );
}

function ForgetMenu({ session, onForgotten }: Omit<SessionCardProps, 'expired'>) {
  const { t } = useTranslation('join');
  const host = useHost();
  const confirm = useConfirmation();
  const outcome = useOutcome();
  const failure = useFailureText();
  const forget = async () => {
    const sure = await confirm({
      title: t('remembered.forgetTitle'),
      body: t('remembered.forgetText'),
      confirm: t('remembered.forgetConfirm'),
      final: true,
    });
    if (!sure) return;
    try {
      await host.identity.forget(session.roomUrl, session.sessionId, session.member.id);
      outcome.succeeded(t('remembered.forgotten'));
      onForgotten();
    } catch (error) {
      outcome.failed(failure.ofError(error));
    }
  };
  return (
    <div className={classes.cardMenu}>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('remembered.forget')} color="gray">
            <IconDotsVertical size={22} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            color="var(--live)"
            leftSection={<IconTrash size={20} aria-hidden />}
            onClick={() => void forget()}
          >
            {t('remembered.forget')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
