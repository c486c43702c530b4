import { ActionIcon, NumberInput } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MAX_SLIPS } from './countDraft.ts';
import classes from './paper.module.css';

interface TallyFieldProps {
  /** What is counted, as it stands over the field. */
  readonly label: string;
  /** The same for who does not see where it stands. */
  readonly name: string;
  readonly value: number | null;
  readonly wrong?: boolean;
  readonly onValue: (value: number | null) => void;
}

/** A number that is typed, or counted up by touch while slips are read out. */
export function TallyField({ label, name, value, wrong = false, onValue }: TallyFieldProps) {
  const { t } = useTranslation('paper');
  return (
    <div className={classes.tally} data-wrong={wrong || undefined}>
      <span className={classes.tallyLabel} aria-hidden="true">
        {label}
      </span>
      <span className={classes.tallyField}>
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t('count.less', { name })}
          disabled={value === null || value === 0}
          onClick={() => onValue(Math.max(0, (value ?? 0) - 1))}
        >
          <IconMinus size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
        <NumberInput
          className={classes.tallyInput ?? ''}
          size="lg"
          aria-label={name}
          aria-invalid={wrong}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          min={0}
          max={MAX_SLIPS}
          clampBehavior="strict"
          inputMode="numeric"
          value={value ?? ''}
          onChange={(given) => onValue(given === '' ? null : Number(given))}
        />
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t('count.more', { name })}
          disabled={value !== null && value >= MAX_SLIPS}
          onClick={() => onValue((value ?? 0) + 1)}
        >
          <IconPlus size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
      </span>
    </div>
  );
}
