import {
  IconArmchair,
  IconChartBar,
  IconId,
  IconInfoSquareRounded,
  IconListNumbers,
  IconLock,
  IconMailOpened,
  IconMessageQuestion,
  IconScale,
  IconUserEdit,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import { mayPrepare } from '../../../shared/domain/rights.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useMe } from '../session/useMe.ts';
import { PublishBar } from './PublishBar.tsx';
import classes from './desk.module.css';

const SECTIONS = [
  { path: '', key: 'programme', Icon: IconListNumbers },
  { path: '/members', key: 'members', Icon: IconUsers },
  { path: '/cards', key: 'cards', Icon: IconId },
  { path: '/invitations', key: 'invitations', Icon: IconMailOpened },
  { path: '/opinions', key: 'opinions', Icon: IconMessageQuestion },
  { path: '/groups', key: 'groups', Icon: IconUsersGroup },
  { path: '/seating', key: 'seating', Icon: IconArmchair },
  { path: '/mandates', key: 'mandates', Icon: IconUserEdit },
  { path: '/rules', key: 'rules', Icon: IconScale },
  { path: '/statistics', key: 'statistics', Icon: IconChartBar },
  { path: '/details', key: 'details', Icon: IconInfoSquareRounded },
] as const;

/** The desk's sections, and what is not yet published, always in sight. */
export function DeskFrame() {
  const { t } = useTranslation('desk');
  const room = useRoom();
  const me = useMe();
  const { pathname } = useLocation();
  if (!mayPrepare(me)) {
    return (
      <Blank icon={IconLock} title={t('notAllowed')}>
        {t('notAllowedText')}
      </Blank>
    );
  }
  const base = `${sessionPath(room.session)}/desk`;
  return (
    <div className={classes.desk}>
      <nav className={classes.sections} aria-label={t('sections')} data-no-print>
        {SECTIONS.map(({ path, key, Icon }) => (
          <NavLink key={key} to={base + path} end={path !== '/opinions'} className={classes.section ?? ''}>
            <Icon size={22} stroke={1.75} aria-hidden />
            {t(key)}
          </NavLink>
        ))}
      </nav>
      <div className={classes.work}>
        <PublishBar />
        <ErrorBoundary key={pathname}>
          <Outlet />
        </ErrorBoundary>
      </div>
    </div>
  );
}
