import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VOTE_SECONDS, type RulePack } from '../../../shared/domain/rulePack.ts';
import classes from './chair.module.css';

/** Seconds of the next countdown: those of the rules until somebody chooses others. */
export function useSeconds(pack: RulePack | undefined): [number, (seconds: number) => void] {
  const [chosen, setChosen] = useState<number | null>(null);
  return [chosen ?? pack?.voteSeconds ?? 60, setChosen];
}

export function SecondsField({
  seconds,
  onSeconds,
}: {
  readonly seconds: number;
  readonly onSeconds: (seconds: number) => void;
}) {
  const { t } = useTranslation('chair');
  return (
    <NumberInput
      className={classes.seconds ?? ''}
      aria-label={t('vote.seconds')}
      suffix={t('vote.secondsUnit')}
      min={VOTE_SECONDS.min}
      max={VOTE_SECONDS.max}
      step={15}
      clampBehavior="blur"
      allowDecimal={false}
      value={seconds}
      onChange={(value) => {
        if (typeof value === 'number' && value >= VOTE_SECONDS.min && value <= VOTE_SECONDS.max)
          onSeconds(value);
      }}
    />
  );
}
