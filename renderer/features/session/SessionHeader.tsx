import { IconClipboardText, IconGavel, IconListDetails, IconMessageQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { mayPrepare, sitsAtDesk } from '../../../shared/domain/rights.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { AppearanceMenu } from '../../ui/AppearanceMenu.tsx';
import { Emblem } from '../../ui/Emblem.tsx';
import { CallClerk } from '../notices/CallClerk.tsx';
import { ClerkCalls } from '../notices/ClerkCalls.tsx';
import { NoticeBell } from '../notices/NoticeBell.tsx';
import { OpinionsLink } from '../opinions/OpinionsLink.tsx';
import { ConnectionMark } from './ConnectionMark.tsx';
import { DownloadPanel } from './DownloadPanel.tsx';
import { MemberMenu } from './MemberMenu.tsx';
import { SavingMark } from './SavingMark.tsx';
import { sessionPath } from './sessionKey.ts';
import { useMe } from './useMe.ts';
import classes from './SessionFrame.module.css';

export function SessionHeader() {
  const { t } = useTranslation('common');
  const room = useRoom();
  const about = useProjection()?.session.about;
  const me = useMe();
  const title = about?.details.title ?? (room.session.title || t('frame.untitled'));
  const base = sessionPath(room.session);
  return (
    <header className={classes.header} data-no-print>
      <Link
        to="/"
        className={classes.home ?? ''}
        aria-label={t('frame.sessions')}
        title={t('frame.sessions')}
      >
        <Emblem size={40} />
      </Link>
      <div className={classes.titles}>
        <p className={classes.council}>{about?.council.name ?? room.session.councilName}</p>
        <h1 className={classes.session} title={title}>
          {title}
        </h1>
      </div>
      <nav className={classes.nav} aria-label={t('frame.navigation')}>
        <NavLink to={base} end className={classes.navLink ?? ''}>
          <IconListDetails size={22} stroke={1.75} aria-hidden />
          {t('frame.agenda')}
        </NavLink>
        <OpinionsLink className={classes.navLink ?? ''} />
        <NavLink to={`${base}/questions`} className={classes.navLink ?? ''}>
          <IconMessageQuestion size={22} stroke={1.75} aria-hidden />
          {t('frame.questions')}
        </NavLink>
        {sitsAtDesk(me) && (
          <NavLink to={`${base}/chair`} className={classes.navLink ?? ''}>
            <IconGavel size={22} stroke={1.75} aria-hidden />
            {t('frame.chair')}
          </NavLink>
        )}
        {mayPrepare(me) && (
          <NavLink to={`${base}/desk`} className={classes.navLink ?? ''}>
            <IconClipboardText size={22} stroke={1.75} aria-hidden />
            {t('frame.desk')}
          </NavLink>
        )}
      </nav>
      <div className={classes.states}>
        <ConnectionMark />
        <SavingMark />
      </div>
      <div className={classes.tools}>
        {sitsAtDesk(me) ? <ClerkCalls /> : <CallClerk />}
        <NoticeBell />
        <DownloadPanel />
        <AppearanceMenu />
        <MemberMenu />
      </div>
    </header>
  );
}
