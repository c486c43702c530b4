import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CHOICES, type Choice, type RulePack } from '../../../shared/domain/rulePack.ts';
import { CHOICE_LOOKS } from '../../ui/choices.ts';
import { useLabels } from './useLabels.ts';
import classes from './voting.module.css';

interface ChoiceButtonsProps {
  readonly labels: RulePack['labels'];
  readonly chosen: Choice | null;
  readonly disabled: boolean;
  /** For a bar: lower, in one line. */
  readonly small?: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** The three choices: colour, icon and word. */
export function ChoiceButtons({ labels, chosen, disabled, small = false, onChoose }: ChoiceButtonsProps) {
  const { t } = useTranslation('voting');
  const meanings = useLabels(labels);
  return (
    <div className={classes.choices} data-small={small || undefined} role="group" aria-label={t('choices')}>
      {CHOICES.map((choice) => {
        const { Icon, className } = CHOICE_LOOKS[choice];
        return (
          <UnstyledButton
            key={choice}
            className={`${classes.choice} ${className}`}
            aria-pressed={chosen === choice}
            disabled={disabled}
            data-choice={choice}
            title={small ? meanings[choice] : undefined}
            onClick={() => onChoose(choice)}
          >
            <Icon size={small ? 24 : 34} stroke={1.75} aria-hidden />
            <span>{(small ? labels : meanings)[choice]}</span>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
