import { Button } from '@mantine/core';
import { IconCloudOff, IconFileAlert } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DocumentFault } from '../../pdf/DocumentFault.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import classes from './reading.module.css';

interface FaultMessageProps {
  readonly fault: DocumentFault;
  readonly home: string;
  onRetry(): void;
}

/** Faults of the file itself: trying again would only show them again. */
const LASTING: readonly DocumentFault[] = ['broken', 'empty', 'forbidden', 'missing'];

/** Why the file cannot be read, and what to do. Opens by itself when only the network was missing. */
export function FaultMessage({ fault, home, onRetry }: FaultMessageProps) {
  const { t } = useTranslation('reading');
  const connection = useSignal(useRoom().connection);
  const isNetwork = fault === 'offline' || fault === 'stalled';
  useEffect(() => {
    if (fault === 'offline' && connection === 'online') onRetry();
    // Only the return of the network tries again, not every new drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [connection]);
  const Icon = isNetwork ? IconCloudOff : IconFileAlert;
  const isLasting = LASTING.includes(fault);
  return (
    <div className={classes.message} role="alert" data-fault={fault}>
      <span className={classes.messageIcon}>
        <Icon size={34} stroke={1.5} aria-hidden />
      </span>
      <h2>{t('fault.title')}</h2>
      <p>{t(`fault.${fault}`)}</p>
      <div className={classes.messageActions}>
        {!isLasting && <Button onClick={onRetry}>{t('fault.retry')}</Button>}
        <Button component={Link} to={home} variant={isLasting ? 'filled' : 'default'}>
          {t('fault.back')}
        </Button>
      </div>
    </div>
  );
}
