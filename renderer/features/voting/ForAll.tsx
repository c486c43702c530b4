import { UnstyledButton } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CHOICE_LOOKS } from '../../ui/choices.ts';
import type { VoteWithBallot } from './BatchSheet.tsx';
import { useLabels } from './useLabels.ts';
import classes from './voting.module.css';
import own from './batch.module.css';

interface ForAllProps {
  /** Open and electronic. */
  readonly ballots: readonly VoteWithBallot[];
  /** For a bar: the button alone, lower. */
  readonly small?: boolean;
}

/** "Tán thành tất cả": one touch, a ballot for each; each can be changed afterwards. */
export function ForAll({ ballots, small = false }: ForAllProps) {
  const { t } = useTranslation('voting');
  const [first] = ballots;
  const labels = useLabels(first?.vote.labels ?? { for: '', against: '', abstain: '' });
  const cast = ballots.filter(({ ballot }) => ballot.status === 'cast').length;
  const open = ballots.filter(({ ballot }) => ballot.chosen === null).length;
  const isHindered = ballots.some(({ ballot }) => ballot.hindrance !== null);
  const forAll = () => {
    for (const { ballot } of ballots)
      if (ballot.chosen !== 'for' || ballot.status === 'refused') ballot.cast('for');
  };
  return (
    <div className={small ? own.forAllSmall : own.forAll}>
      <UnstyledButton
        className={`${classes.choice} ${CHOICE_LOOKS.for.className} ${own.all}`}
        aria-pressed={ballots.every(({ ballot }) => ballot.chosen === 'for')}
        disabled={isHindered}
        data-testid="for-all"
        onClick={forAll}
      >
        <IconChecks size={small ? 24 : 34} stroke={1.75} aria-hidden />
        <span>{t('batch.forAll', { label: labels.for, count: ballots.length })}</span>
      </UnstyledButton>
      {!small && (
        <p className={own.progress} role="status" data-done={cast === ballots.length || undefined}>
          {t('batch.progress', { cast, total: ballots.length })}
          {open > 0 && ` · ${t('batch.left', { count: open })}`}
        </p>
      )}
    </div>
  );
}
