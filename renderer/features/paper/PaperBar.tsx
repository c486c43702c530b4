import { Button } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { OwnCount } from '../../../shared/protocol/projection.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import { useProjection, useRoom, useSeat } from '../../room/RoomContext.tsx';
import { useMe } from '../session/useMe.ts';
import voting from '../voting/voting.module.css';
import { countsIn, openPaperPoll, paperPath } from './paperPoll.ts';
import classes from './paper.module.css';

/**
 * While a secret poll on paper is open: everybody is told that nothing is to be done on the device, and a teller has
 * the count one touch away, whatever is on the screen.
 */
export function PaperBar() {
  const { t } = useTranslation('paper');
  const projection = useProjection();
  const seat = useSeat();
  const me = useMe();
  const { session } = useRoom();
  const { pathname } = useLocation();
  const poll = projection === null ? null : openPaperPoll(projection);
  if (poll === null) return null;
  const counts = countsIn(poll, me.id);
  const to = paperPath(session, poll.id, 'count');
  // The page of the count says all of it.
  if (counts && pathname === to) return null;
  // The chair's desk shows the poll itself.
  if (!counts && pathname.endsWith('/chair') && sitsAtDesk(me)) return null;
  const own = seat?.slipCounts[poll.id];
  const sentence = counts && own !== undefined ? ofTeller(own) : isDelegate(me) ? 'delegate' : 'other';
  return (
    <section
      className={voting.bar}
      aria-label={t('bar.label')}
      data-testid="paper-bar"
      data-no-print
      data-counts={counts || undefined}
    >
      <div className={classes.barText}>
        <p className={voting.stateLine} data-live>
          <span className={voting.liveDot} aria-hidden="true" />
          {t('bar.open', { number: poll.terms?.number })}
        </p>
        <p className={voting.barTitle} title={poll.sheet.title}>
          {poll.sheet.title}
        </p>
      </div>
      <p className={classes.barSentence} role="status">
        {t(`bar.${sentence}`)}
      </p>
      {counts && (
        <Button
          component={Link}
          to={to}
          size="lg"
          variant={sentence === 'waiting' || sentence === 'agreed' ? 'default' : 'filled'}
          leftSection={<IconClipboardList size={24} stroke={1.75} aria-hidden />}
        >
          {t('bar.count')}
        </Button>
      )}
    </section>
  );
}

/** What a teller is told: `otherDone` and `waiting` are the two sides of one count. */
function ofTeller({ state, count }: OwnCount) {
  if (state === 'one') return count === null ? 'otherDone' : 'waiting';
  return state === 'none' ? 'apart' : state;
}
