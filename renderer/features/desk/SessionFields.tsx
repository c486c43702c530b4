import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Council, SessionDetails } from '../../../shared/domain/session.ts';
import classes from './desk.module.css';

export interface SessionFieldsValue {
  readonly council: Council;
  readonly details: SessionDetails;
}

const LEVELS = ['province', 'commune', 'committee', 'party'] as const satisfies readonly Council['level'][];

export const emptyDetails: SessionFieldsValue = {
  council: { name: '', level: 'province', term: '2026–2031', seats: 50 },
  details: { title: '', place: '' },
};

export function detailsComplete({ council, details }: SessionFieldsValue): boolean {
  return (
    [council.name, council.term, details.title].every((text) => text.trim() !== '') && council.seats >= 1
  );
}

interface SessionFieldsProps {
  readonly value: SessionFieldsValue;
  readonly onChange: (value: SessionFieldsValue) => void;
  readonly showFaults: boolean;
  /** The number of delegates changes only by a decision any more. */
  readonly seatsFixed?: boolean;
}

/** What a session is: the body that sits, and the session itself. */
export function SessionFields({ value, onChange, showFaults, seatsFixed = false }: SessionFieldsProps) {
  const { t } = useTranslation('desk');
  const { council, details } = value;
  const missing = (text: string) => (showFaults && text.trim() === '' ? t('required') : undefined);
  const setCouncil = (change: Partial<Council>) => onChange({ ...value, council: { ...council, ...change } });
  const setDetails = (change: Partial<SessionDetails>) =>
    onChange({ ...value, details: { ...details, ...change } });
  return (
    <>
      <TextInput
        label={t('session.councilName')}
        placeholder={t('session.councilPlaceholder')}
        value={council.name}
        onChange={(event) => setCouncil({ name: event.currentTarget.value })}
        error={missing(council.name)}
        required
      />
      <div className={classes.threeFields}>
        <Select
          label={t('session.level')}
          data={LEVELS.map((level) => ({ value: level, label: t(`session.levels.${level}`) }))}
          value={council.level}
          onChange={(level) => level !== null && setCouncil({ level })}
          allowDeselect={false}
        />
        <TextInput
          label={t('session.term')}
          value={council.term}
          onChange={(event) => setCouncil({ term: event.currentTarget.value })}
          error={missing(council.term)}
          required
        />
        <NumberInput
          label={t('session.seats')}
          description={t(seatsFixed ? 'session.seatsFixed' : 'session.seatsHint')}
          disabled={seatsFixed}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={council.seats}
          onChange={(seats) => setCouncil({ seats: typeof seats === 'number' ? seats : 0 })}
          min={1}
          max={1000}
          allowDecimal={false}
          error={showFaults && council.seats < 1 ? t('required') : undefined}
          required
        />
      </div>
      <TextInput
        label={t('session.title')}
        placeholder={t('session.titlePlaceholder')}
        value={details.title}
        onChange={(event) => setDetails({ title: event.currentTarget.value })}
        error={missing(details.title)}
        required
      />
      <TextInput
        label={t('session.place')}
        value={details.place}
        onChange={(event) => setDetails({ place: event.currentTarget.value })}
      />
    </>
  );
}
