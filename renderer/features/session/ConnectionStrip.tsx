import { Button } from '@mantine/core';
import { IconAlertTriangle, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import classes from './SessionFrame.module.css';

/** Says what a lost connection means and what to do, for as long as it lasts. */
export function ConnectionStrip() {
  const { t } = useTranslation('common');
  const room = useRoom();
  const state = useSignal(room.connection);
  // Where there is nothing to read yet, the page itself says what to do.
  const readable = useProjection() !== null;
  return (
    <div aria-live="polite" data-no-print>
      {state === 'offline' && readable && (
        <div className={classes.strip}>
          <IconWifiOff size={22} stroke={1.75} aria-hidden />
          <p>{t('connection.offlineStrip')}</p>
        </div>
      )}
      {state === 'signedOut' && (
        <div className={`${classes.strip} ${classes.stop}`}>
          <IconAlertTriangle size={22} stroke={1.75} aria-hidden />
          <p>{t('connection.signedOutStrip')}</p>
          <Button component={Link} to="/join" variant="default">
            {t('connection.signedOutAction')}
          </Button>
        </div>
      )}
      {state === 'outdated' && (
        <div className={`${classes.strip} ${classes.stop}`}>
          <IconAlertTriangle size={22} stroke={1.75} aria-hidden />
          <p>{t('connection.outdatedStrip')}</p>
          <Button variant="default" onClick={() => window.location.reload()}>
            {t('connection.outdatedAction')}
          </Button>
        </div>
      )}
    </div>
  );
}
