import { IconMessageQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { mayPrepare } from '../../../shared/domain/rights.ts';
import { useProjection, useRoom, useSeat } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useMe } from '../session/useMe.ts';
import { useWaitingSheets } from './useSheets.ts';
import classes from './opinions.module.css';

/** In the header, once there are sheets: with the number of those that wait for one's answer. */
export function OpinionsLink({ className }: { readonly className: string }) {
  const { t } = useTranslation('opinions');
  const { session } = useRoom();
  const me = useMe();
  const opinions = Object.keys(useProjection()?.opinions ?? {});
  const asked = Object.keys(useSeat()?.opinions ?? {});
  const { length: waiting } = useWaitingSheets();
  // Who prepares finds all of them on the desk.
  if (opinions.length === 0 || (mayPrepare(me) && asked.length === 0)) return null;
  const label = waiting === 0 ? t('link.label') : t('link.waiting', { count: waiting });
  return (
    <NavLink to={`${sessionPath(session)}/opinions`} className={className} aria-label={label} title={label}>
      <IconMessageQuestion size={22} stroke={1.75} aria-hidden />
      {t('link.short')}
      {waiting > 0 && (
        <span className={classes.badge} data-testid="opinions-badge" aria-hidden>
          {Math.min(waiting, 99)}
        </span>
      )}
    </NavLink>
  );
}
