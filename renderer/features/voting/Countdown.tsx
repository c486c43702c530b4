import { IconHourglassEmpty } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useServerNow } from './useServerNow.ts';
import { formatSeconds, secondsLeft } from './votes.ts';
import classes from './voting.module.css';

/** Time left by the server's clock; after its end it says that the chair closes. */
export function Countdown({
  vote,
  long = false,
}: {
  readonly vote: Pick<VoteView, 'openedAt' | 'seconds'>;
  readonly long?: boolean;
}) {
  const { t } = useTranslation('voting');
  const left = secondsLeft(vote, useServerNow());
  if (left === 0) {
    return (
      <span className={classes.timeOver} data-over data-testid="countdown">
        <IconHourglassEmpty size={20} stroke={1.75} aria-hidden />
        {t(long ? 'countdown.overLong' : 'countdown.over')}
      </span>
    );
  }
  return (
    <span
      className={classes.countdown}
      data-short={left <= 10 || undefined}
      role="timer"
      aria-label={t('countdown.label', { count: left })}
      data-testid="countdown"
    >
      {formatSeconds(left)}
    </span>
  );
}
