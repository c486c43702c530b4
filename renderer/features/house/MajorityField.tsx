import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DENOMINATORS, neededOf, type Denominator, type Majority } from '../../../shared/domain/rulePack.ts';
import classes from './house.module.css';

interface MajorityFieldProps {
  readonly label: string;
  readonly value: Majority;
  readonly onChange: (value: Majority) => void;
  /** For the example beside it. */
  readonly seats: number;
  readonly voters: string;
  /** A quorum is no share of those who came. */
  readonly isQuorum?: boolean;
}

/** A threshold in whole numbers: more than, or at least, so much of so much of a total. */
export function MajorityField({
  label,
  value,
  onChange,
  seats,
  voters,
  isQuorum = false,
}: MajorityFieldProps) {
  const { t } = useTranslation('house');
  const { share, strict, of } = value;
  const part = (key: 'numerator' | 'denominator') => (
    <NumberInput
      aria-label={`${label} – ${t(`pack.${key}`)}`}
      className={classes.whole ?? ''}
      value={share[key]}
      min={1}
      max={1000}
      allowDecimal={false}
      hideControls
      clampBehavior="blur"
      onChange={(typed) =>
        typeof typed === 'number' && onChange({ ...value, share: { ...share, [key]: typed } })
      }
    />
  );
  const reachable = strict ? share.numerator < share.denominator : share.numerator <= share.denominator;
  return (
    <fieldset className={classes.majority}>
      <legend>{label}</legend>
      <Select
        aria-label={`${label} – ${t('pack.how')}`}
        className={classes.how ?? ''}
        allowDeselect={false}
        data={[
          { value: 'more', label: t('pack.more') },
          { value: 'least', label: t('pack.least') },
        ]}
        value={strict ? 'more' : 'least'}
        onChange={(chosen) => onChange({ ...value, strict: chosen === 'more' })}
      />
      {part('numerator')}
      <span aria-hidden="true">/</span>
      {part('denominator')}
      <Select
        aria-label={`${label} – ${t('pack.of')}`}
        className={classes.of ?? ''}
        allowDeselect={false}
        data={DENOMINATORS.filter((one) => !isQuorum || one !== 'here').map((one) => ({
          value: one,
          label: t(`pack.totals.${one}`, { voters }),
        }))}
        value={of}
        onChange={(chosen) => chosen !== null && onChange({ ...value, of: chosen as Denominator })}
      />
      <p className={classes.example} data-wrong={!reachable || undefined} role="status">
        {reachable
          ? t('pack.example', { total: seats, needed: neededOf(value, seats) })
          : t('pack.unreachable')}
      </p>
    </fieldset>
  );
}
