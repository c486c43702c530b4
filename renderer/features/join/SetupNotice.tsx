import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useHost } from '../../host/HostContext.tsx';
import { roomInfo } from '../../room/join.ts';
import { Notice } from '../../ui/Notice.tsx';

interface SetupNoticeProps {
  readonly roomUrl: string;
  /** Ask the room at once; else only when the person leaves the address alone for a moment. */
  readonly eager: boolean;
}

/** Offers to create the first session where a room has none. */
export function SetupNotice({ roomUrl, eager }: SetupNoticeProps) {
  const { t } = useTranslation('join');
  const host = useHost();
  const [needsSetup, setNeedsSetup] = useState(false);
  useEffect(() => {
    let current = true;
    const ask = () => {
      roomInfo(host, roomUrl).then(
        (room) => current && setNeedsSetup(room.needsSetup),
        () => {
          // Signing in says what is wrong with the room; this is only an offer.
        },
      );
    };
    const timer = window.setTimeout(ask, eager ? 0 : 900);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [host, roomUrl, eager]);
  if (!needsSetup) return null;
  return (
    <Notice
      tone="info"
      title={t('setup.title')}
      role="status"
      action={
        <Button component={Link} to={`/new?room=${encodeURIComponent(roomUrl)}`}>
          {t('setup.action')}
        </Button>
      }
    >
      {t('setup.text')}
    </Notice>
  );
}
