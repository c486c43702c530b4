import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { usePollTerms } from '../polls/PollHead.tsx';
import { PollResultView } from '../polls/PollResultView.tsx';
import { clockOf, type OpenedPollView } from '../polls/polls.ts';
import { SheetList } from '../polls/SheetList.tsx';
import { useSummary } from '../polls/useSummary.ts';
import { useThresholds } from '../polls/useThresholds.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { formatSeconds, secondsLeft } from '../voting/votes.ts';
import { pageAt } from './pages.ts';
import classes from './display.module.css';

interface PollSceneProps {
  readonly poll: OpenedPollView;
  readonly projection: Projection;
}

/** Characters above which a title takes three lines or four, and what stands below it is set smaller. */
const LONG_TITLE = 80;
/** More names than can be read beside the clock are left to the devices. */
const MOST_NAMES = 8;

/** A poll that is open, or closed and not announced: how many slips there are, never what stands on them. */
export function PollScene({ poll, projection }: PollSceneProps) {
  const { t } = useTranslation(['display', 'polls']);
  const termsOf = usePollTerms();
  const isNamed = poll.method === 'named';
  const isOpen = poll.state === 'open';
  const { rows } = poll.sheet;
  return (
    <>
      <PollTitle poll={poll} />
      <p className={classes.majority}>{termsOf(poll)}</p>
      {isOpen && isNamed && <Remaining poll={poll} />}
      {isOpen && !isNamed && <p className={classes.verdict}>{t('poll.paper')}</p>}
      {!isOpen && <p className={classes.over}>{t('poll.closed')}</p>}
      {isNamed ? (
        <Turnout poll={poll} projection={projection} />
      ) : (
        isOpen &&
        rows.length <= MOST_NAMES && (
          <div className={classes.names}>
            <SheetList sheet={poll.sheet} />
          </div>
        )
      )}
    </>
  );
}

function PollTitle({ poll }: { readonly poll: OpenedPollView }) {
  const { t } = useTranslation('polls');
  return (
    <>
      <p className={classes.label} data-live={poll.state === 'open' || undefined}>
        {t('label', { form: t(`form.${poll.sheet.form}`), number: poll.terms.number })}
      </p>
      <h1 className={classes.title} data-long={poll.sheet.title.length > LONG_TITLE || undefined}>
        {poll.sheet.title}
      </h1>
    </>
  );
}

function Turnout({ poll, projection }: PollSceneProps) {
  const { t } = useTranslation('display');
  const count = projection.slipTurnout[poll.id] ?? 0;
  const total = poll.terms.entitled;
  return (
    <div className={classes.turnout}>
      <p data-testid="hall-slips">{t('poll.turnout', { count, total })}</p>
      <div className={classes.track} aria-hidden="true">
        <div style={{ width: `${(100 * count) / Math.max(1, total)}%` }} />
      </div>
    </div>
  );
}

function Remaining({ poll }: { readonly poll: OpenedPollView }) {
  const { t } = useTranslation('display');
  const left = secondsLeft(clockOf(poll), useServerNow());
  if (left === 0) return <p className={classes.over}>{t('overText')}</p>;
  return (
    <p className={classes.countdown} data-short={left <= 10 || undefined} role="timer" aria-live="off">
      {formatSeconds(left)}
    </p>
  );
}

/** Rows that can be read from the last row at once; the others come by themselves. */
const ROWS_AT_ONCE = { confidenceSlips: 3, confidenceVote: 3, election: 3, proposal: 1 } as const;

/** The result in words and row by row, page after page. */
export function PollResultScene({ poll }: { readonly poll: OpenedPollView }) {
  const { t } = useTranslation('display');
  const thresholds = useThresholds();
  const summary = useSummary(poll);
  const size = ROWS_AT_ONCE[poll.sheet.form];
  const { page, pages } = pageAt(useServerNow(1000), poll.sheet.rows.length, size);
  return (
    <>
      <PollTitle poll={poll} />
      <p className={classes.pollVerdict}>{summary}</p>
      <p className={classes.pollRule}>{thresholds(poll).join(' ')}</p>
      <div className={classes.pollRows}>
        <PollResultView poll={poll} rowsOnly part={{ from: page * size, size }} />
      </div>
      {pages > 1 && <p className={classes.pageMark}>{t('poll.page', { page: page + 1, pages })}</p>}
    </>
  );
}
