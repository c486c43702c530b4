import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Host } from '../../host/Host.ts';
import { useHost } from '../../host/HostContext.tsx';
import { roomInfo } from '../../room/join.ts';
import { Notice } from '../../ui/Notice.tsx';
import { doubtOf } from './doubtOf.ts';

interface SetupNoticeProps {
  readonly roomUrl: string;
  /** The key that a link named for the room. */
  readonly pin: string | null;
  /** Ask the room at once; else only when the person leaves the address alone for a moment. */
  readonly eager: boolean;
}

/** `unknown`: whether there is a session cannot be asked before a person has compared the room's key. */
type Finding = 'needsSetup' | 'unknown' | 'nothing';

async function find(host: Host, roomUrl: string, pin: string | null): Promise<Finding> {
  const doubt = await doubtOf(host, roomUrl, pin);
  if (doubt !== null) return doubt.kind === 'compare' ? 'unknown' : 'nothing';
  return (await roomInfo(host, roomUrl)).needsSetup ? 'needsSetup' : 'nothing';
}

/** Offers to create the first session where a room has none. */
export function SetupNotice({ roomUrl, pin, eager }: SetupNoticeProps) {
  const { t } = useTranslation('join');
  const host = useHost();
  const [finding, setFinding] = useState<Finding>('nothing');
  useEffect(() => {
    let current = true;
    const ask = () => {
      find(host, roomUrl, pin).then(
        (found) => current && setFinding(found),
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
  }, [host, roomUrl, pin, eager]);
  if (finding === 'nothing') return null;
  const key = pin === null ? '' : `&pin=${pin}`;
  return (
    <Notice
      tone="info"
      title={t(finding === 'needsSetup' ? 'setup.title' : 'setup.unknownTitle')}
      role="status"
      action={
        <Button
          component={Link}
          to={`/new?room=${encodeURIComponent(roomUrl)}${key}`}
          variant={finding === 'needsSetup' ? 'filled' : 'default'}
        >
          {t('setup.action')}
        </Button>
      }
    >
      {t(finding === 'needsSetup' ? 'setup.text' : 'setup.unknownText')}
    </Notice>
  );
}
