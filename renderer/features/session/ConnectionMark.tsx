import {
  IconPlugConnectedX,
  IconRefresh,
  IconRefreshAlert,
  IconWifi,
  IconWifiOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import type { ConnectionState } from '../../room/RoomClient.ts';
import classes from './SessionFrame.module.css';

const LOOKS: Record<ConnectionState, { readonly Icon: typeof IconWifi; readonly tone: string | undefined }> =
  {
    connecting: { Icon: IconRefresh, tone: undefined },
    online: { Icon: IconWifi, tone: classes.quiet },
    offline: { Icon: IconWifiOff, tone: classes.warn },
    signedOut: { Icon: IconPlugConnectedX, tone: classes.live },
    outdated: { Icon: IconRefreshAlert, tone: classes.live },
  };

/** Whether this device reaches the room, always on the screen. */
export function ConnectionMark() {
  const { t } = useTranslation('common');
  const state = useSignal(useRoom().connection);
  const { Icon, tone } = LOOKS[state];
  return (
    <span
      className={`${classes.state} ${tone ?? ''}`}
      role="status"
      data-testid="connection-state"
      data-state={state}
    >
      <Icon size={22} stroke={1.75} aria-hidden />
      {t(`connection.${state}`)}
    </span>
  );
}
