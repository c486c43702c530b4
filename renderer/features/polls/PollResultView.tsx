import { useTranslation } from 'react-i18next';
import { MARKS, type Mark, type SlipForm } from '../../../shared/domain/slip.ts';
import { Tag } from '../../ui/Tag.tsx';
import { MARK_LOOKS, OUTCOME_LOOKS } from './looks.ts';
import { resultRows, type OpenedPollView, type ShownRow } from './polls.ts';
import { useSummary } from './useSummary.ts';
import { useThresholds } from './useThresholds.ts';
import classes from './result.module.css';

interface PollResultViewProps {
  readonly poll: OpenedPollView;
  /** For the hall: nothing but the rows, sized by the font of what is around. */
  readonly rowsOnly?: boolean;
  /** Rows from here on; all unless told. */
  readonly part?: { readonly from: number; readonly size: number };
}

/** What came of a poll, row by row, with the arithmetic in words. */
export function PollResultView({ poll, rowsOnly = false, part }: PollResultViewProps) {
  const { t } = useTranslation('polls');
  const thresholds = useThresholds();
  const summary = useSummary(poll);
  const rows = resultRows(poll);
  if (poll.result === null) return null;
  const shown = part === undefined ? rows : rows.slice(part.from, part.from + part.size);
  return (
    <div className={classes.result} data-compact={rowsOnly || undefined} data-testid="poll-result">
      {!rowsOnly && (
        <>
          <p className={classes.summary} data-testid="poll-summary">
            {summary}
          </p>
          {thresholds(poll).map((sentence) => (
            <p key={sentence} className={classes.threshold} data-testid="poll-threshold">
              {sentence}
            </p>
          ))}
        </>
      )}
      <ol className={classes.rows} data-form={poll.sheet.form} aria-label={t('result.rows')}>
        {shown.map((row) => (
          <ResultRow key={row.row.id} poll={poll} shown={row} compact={rowsOnly} />
        ))}
      </ol>
      {!rowsOnly && <Turnout poll={poll} />}
      {!rowsOnly && poll.closeReason !== '' && (
        <p className={classes.threshold} data-testid="poll-close-reason">
          {t('result.closedBecause', { reason: poll.closeReason })}
        </p>
      )}
    </div>
  );
}

interface ResultRowProps {
  readonly poll: OpenedPollView;
  readonly shown: ShownRow;
  readonly compact: boolean;
}

function ResultRow({ poll, shown, compact }: ResultRowProps) {
  const { t } = useTranslation('polls');
  const { row, result } = shown;
  const { Icon, tone } = OUTCOME_LOOKS[result.outcome];
  const marks: readonly Mark[] = MARKS[poll.sheet.form];
  return (
    <li className={classes.row} data-testid="poll-row" data-outcome={result.outcome}>
      <div className={classes.rowHead}>
        <span className={classes.person}>
          <strong>{row.name}</strong>
          {row.office !== '' && <span className={classes.office}>{row.office}</span>}
        </span>
        {compact ? (
          <span className={classes.outcome} data-tone={tone}>
            <Icon size="1.2em" stroke={2} aria-hidden />
            {t(`outcome.${result.outcome}`)}
          </span>
        ) : (
          <Tag tone={tone} icon={<Icon size="1.125em" stroke={2} aria-hidden />}>
            {t(`outcome.${result.outcome}`)}
          </Tag>
        )}
      </div>
      <div className={classes.marks} data-marks={marks.length}>
        {marks.map((mark, index) => (
          <MarkBar key={mark} poll={poll} mark={mark} count={result.counts[index] ?? 0} />
        ))}
      </div>
    </li>
  );
}

/** Against which mark the needed numbers stand. */
const DECISIVE: Readonly<Record<SlipForm, Mark>> = {
  confidenceSlips: 'low',
  confidenceVote: 'noTrust',
  election: 'elect',
  proposal: 'agree',
};

/** A count over what the majority is a share of; where it decides, with a stroke at each number that is needed. */
function MarkBar({
  poll,
  mark,
  count,
}: {
  readonly poll: OpenedPollView;
  readonly mark: Mark;
  readonly count: number;
}) {
  const { t } = useTranslation('polls');
  const { Icon, className } = MARK_LOOKS[mark];
  const { result, sheet } = poll;
  // Three in a line: the total stands in the sentences above.
  const short = MARKS[sheet.form].length === 3;
  const total = Math.max(1, result?.totals[0] ?? 1);
  const needed = DECISIVE[sheet.form] === mark ? (result?.needed ?? []) : [];
  const share = (number: number) => `${Math.min(100, (100 * number) / total)}%`;
  return (
    <div className={`${classes.mark} ${className}`} data-mark={mark}>
      <span className={classes.markLabel}>
        <Icon size="1.25em" stroke={2} aria-hidden />
        <span>{t(`mark.${mark}`)}</span>
        <strong>{short ? count : t('result.of', { count, total: result?.totals[0] ?? 0 })}</strong>
      </span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.fill} style={{ width: share(count) }} />
        {needed.map((number) => (
          <span key={number} className={classes.stroke} style={{ insetInlineStart: share(number) }} />
        ))}
      </span>
    </div>
  );
}

/** How many slips there were, and of whom there is none. */
function Turnout({ poll }: { readonly poll: OpenedPollView }) {
  const { t } = useTranslation('polls');
  if (poll.result === null) return null;
  const { turnout } = poll.result;
  return (
    <p className={classes.threshold} data-testid="poll-turnout">
      {turnout.method === 'named' ? t('result.named', { ...turnout }) : t('result.paper', { ...turnout })}
    </p>
  );
}
