import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Speech } from '../../../shared/domain/floor.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { formatSeconds } from '../voting/votes.ts';
import { timeOf, WARNING_SECONDS } from './floorView.ts';
import classes from './speaking.module.css';

/** Time left of a speech by the server's clock, with a word when it gets short, and how far it is over. */
export function SpeechClock({
  speech,
  wordless = false,
}: {
  readonly speech: Speech;
  readonly wordless?: boolean;
}) {
  const { t } = useTranslation('speaking');
  const time = timeOf(speech, useServerNow());
  const isPaused = speech.clock.kind === 'paused';
  const word = isPaused ? 'paused' : time.stage === 'running' ? null : time.stage;
  return (
    <span className={classes.clock} data-stage={time.stage} data-paused={isPaused || undefined}>
      <span
        className={classes.digits}
        role="timer"
        aria-label={t('clock.label', { count: time.left })}
        data-testid="speech-clock"
      >
        {time.stage === 'over' ? `+${formatSeconds(time.over)}` : formatSeconds(time.left)}
      </span>
      {word !== null && !wordless && (
        <span className={classes.clockWord} role="status">
          {isPaused && <IconPlayerPause size="1.1em" stroke={2} aria-hidden />}
          {t(`clock.${word}`, { count: WARNING_SECONDS })}
        </span>
      )}
    </span>
  );
}
