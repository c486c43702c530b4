import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PaperDesk } from '../paper/PaperDesk.tsx';
import { BeforeCloseLists } from '../chair/BeforeCloseGroups.tsx';
import { Countdown } from '../voting/Countdown.tsx';
import { MissingSlips } from './MissingSlips.tsx';
import { PollHands } from './PollHands.tsx';
import { PollResultView } from './PollResultView.tsx';
import { PollStateLine, usePollTerms } from './PollHead.tsx';
import { clockOf, type OpenedPollView } from './polls.ts';
import { beforePollCloses } from './beforePollCloses.ts';
import { SheetList } from './SheetList.tsx';
import { useThresholds } from './useThresholds.ts';
import classes from '../chair/chair.module.css';

interface PollDeskProps {
  readonly projection: Projection;
  readonly poll: OpenedPollView;
}

/** The poll that is on, or waits to be announced: time, turnout, who is missing, and the chair's hands on it. */
export function PollDesk({ projection, poll }: PollDeskProps) {
  const termsOf = usePollTerms();
  const thresholds = useThresholds();
  const isOpen = poll.state === 'open';
  const isNamed = poll.method === 'named';
  return (
    <section
      className={classes.box}
      data-live={isOpen || undefined}
      data-testid="poll-desk"
      aria-labelledby="poll-title"
    >
      <div className={classes.voteHead}>
        <div className={classes.grow}>
          <PollStateLine poll={poll} />
          <h3 id="poll-title">{poll.sheet.title}</h3>
          <p className={classes.terms}>{termsOf(poll)}</p>
          {isOpen &&
            thresholds(poll).map((sentence) => (
              <p key={sentence} className={classes.terms}>
                {sentence}
              </p>
            ))}
        </div>
        {isOpen && isNamed && (
          <div className={classes.voteTime}>
            <Countdown vote={clockOf(poll)} long />
          </div>
        )}
      </div>
      {isOpen && isNamed && <Turnout projection={projection} poll={poll} />}
      <PollResultView poll={poll} />
      <Stale />
      {!isNamed && <PaperDesk projection={projection} poll={poll} />}
      <PollHands projection={projection} poll={poll} />
      {isOpen && isNamed && <MissingSlips projection={projection} poll={poll} />}
      {isOpen && isNamed && <Missing projection={projection} poll={poll} />}
      {isOpen && <SheetList sheet={poll.sheet} />}
    </section>
  );
}

/** Who has sent a slip, and who has not, and why. */
function Missing({ projection, poll }: PollDeskProps) {
  const { t } = useTranslation('polls');
  const names = {
    silent: t('before.silent'),
    offline: t('before.offline'),
    away: t('before.away'),
    voted: t('before.voted'),
  };
  return (
    <BeforeCloseLists groups={beforePollCloses(projection, poll)} testId="before-poll-closes" names={names} />
  );
}

function Turnout({ projection, poll }: PollDeskProps) {
  const { t } = useTranslation('polls');
  const count = projection.slipTurnout[poll.id] ?? 0;
  return (
    <div className={classes.turnout}>
      <p data-testid="poll-count">{t('turnout', { count, total: poll.terms.entitled })}</p>
      <Progress
        className={classes.grow ?? ''}
        size="lg"
        value={(100 * count) / Math.max(1, poll.terms.entitled)}
        color="var(--accent)"
        aria-label={t('turnoutLabel')}
      />
    </div>
  );
}

/** Without a connection the numbers stand still, and nobody must close on them. */
function Stale() {
  const { t } = useTranslation('polls');
  if (useSignal(useRoom().connection) === 'online') return null;
  return (
    <Notice tone="warn" role="status">
      {t('desk.stale')}
    </Notice>
  );
}
