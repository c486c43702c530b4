import { Button } from '@mantine/core';
import { IconDoorEnter, IconDoorOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { Blank } from '../../ui/Blank.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { useRememberedSessions } from '../join/useRememberedSessions.ts';
import { sessionPath } from '../session/sessionKey.ts';
import { readDoorLink } from './doorLink.ts';

/** `/door?…`: where the picture at the door leads; on to this device's own place in that session. */
export function DoorEntryPage() {
  const { t } = useTranslation('house');
  const [search] = useSearchParams();
  const remembered = useRememberedSessions();
  const link = readDoorLink(search);
  if (link === null) {
    return (
      <Blank icon={IconDoorOff} title={t('door.badLink')}>
        {t('door.badLinkText')}
      </Blank>
    );
  }
  if (remembered.status === 'loading') return <Waiting title={t('door.asking')} />;
  const sessions = remembered.status === 'ready' ? remembered.sessions : [];
  const session = sessions.find(({ sessionId }) => sessionId === link.sessionId);
  if (session !== undefined) {
    const to = `${sessionPath(session)}?sitting=${link.sittingId}&door=${link.code}`;
    return <Navigate to={to} replace />;
  }
  return (
    <Blank icon={IconDoorEnter} title={t('door.notJoined')}>
      <p>{t('door.notJoinedText')}</p>
      <Button component={Link} to="/">
        {t('door.join')}
      </Button>
    </Blank>
  );
}
