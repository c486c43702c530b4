import { Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { NoticeCard } from '../notices/NoticeCard.tsx';
import { NoticesProvider } from '../notices/NoticesContext.tsx';
import { FloorBar } from '../speaking/FloorBar.tsx';
import { PollPanel } from '../polls/PollPanel.tsx';
import { latestDecision } from '../polls/polls.ts';
import { FollowProvider } from '../presenting/FollowContext.tsx';
import { PresentingStrip } from '../presenting/PresentingStrip.tsx';
import { PaperBar } from '../paper/PaperBar.tsx';
import { BallotPanel } from '../voting/BallotPanel.tsx';
import { focusBallot } from '../voting/useBallotFocus.ts';
import { latestVotes } from '../voting/voteGroups.ts';
import { ConnectionStrip } from './ConnectionStrip.tsx';
import { RecordAlarm } from './RecordAlarm.tsx';
import { SessionHeader } from './SessionHeader.tsx';
import classes from './SessionFrame.module.css';

/** What stays around every page of a session: who and where one is, the connection, what is not yet saved. */
export function SessionFrame() {
  const { t } = useTranslation('common');
  const room = useRoom();
  const projection = useProjection();
  const connection = useSignal(room.connection);
  const { pathname } = useLocation();
  const content = useRef<HTMLElement>(null);
  // A page begins at its top, whatever was scrolled on the one before.
  useLayoutEffect(() => {
    content.current?.scrollTo(0, 0);
  }, [pathname]);
  const title = projection?.session.about?.details.title ?? (room.session.title || t('frame.untitled'));
  useEffect(() => {
    document.title = `${title} – ${t('product')}`;
  }, [title, t]);

  const page = () => {
    if (projection !== null) {
      return (
        <ErrorBoundary key={placeOf(pathname)}>
          <Suspense fallback={<Waiting title={t('loading')} />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      );
    }
    return connection === 'offline' ? (
      <Waiting title={t('frame.waitingOffline')} text={t('frame.waitingOfflineText')} />
    ) : (
      <Waiting title={t('frame.opening')} text={t('frame.openingText')} />
    );
  };
  return (
    <NoticesProvider>
      <FollowProvider>
        <div className={classes.frame}>
          <a href="#content" className={classes.skip} data-no-print onClick={skipToContent}>
            {t('frame.skip')}
          </a>
          {projection !== null && isCastingOpen(projection) && (
            <a href="#ballot" className={classes.skip} data-no-print onClick={skipToBallot}>
              {t('frame.skipToBallot')}
            </a>
          )}
          <SessionHeader />
          <RecordAlarm />
          <ConnectionStrip />
          <PresentingStrip />
          <main id="content" ref={content} tabIndex={-1} className={classes.content}>
            {page()}
          </main>
          <NoticeCard />
          <FloorBar />
          <PaperBar />
          <BallotPanel />
          <PollPanel />
        </div>
      </FollowProvider>
    </NoticesProvider>
  );
}

/** The sections of the desk are one place: codes just issued stay until it is left. */
function placeOf(pathname: string): string {
  return pathname.replace(/(\/desk)\/.*/, '$1');
}

/** Whether a ballot or a slip is before the delegates. */
function isCastingOpen(projection: Projection): boolean {
  const { poll } = latestDecision(projection);
  const isVoteOpen = latestVotes(projection).some(({ state }) => state === 'open');
  return isVoteOpen || (poll?.state === 'open' && poll.method === 'named');
}

/** The fragment belongs to the router, so the link moves the focus itself. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function skipToBallot(event: { preventDefault: () => void }): void {
  event.preventDefault();
  focusBallot();
}
