import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromTypedDay, toTypedDay } from './typedDay.ts';

interface BornFieldProps {
  /** "1970-05-19", or empty. */
  readonly born: string;
  readonly disabled: boolean;
  readonly onBorn: (born: string) => void;
}

/** A day of birth as it is typed here: day first. What is no day is not taken over. */
export function BornField({ born, disabled, onBorn }: BornFieldProps) {
  const { t } = useTranslation('polls');
  const [typed, setTyped] = useState(() => toTypedDay(born));
  const isWrong = typed.trim() !== '' && fromTypedDay(typed) === null;
  return (
    <TextInput
      aria-label={t('editor.born')}
      placeholder={t('editor.born')}
      disabled={disabled}
      value={typed}
      error={isWrong ? t('editor.bornWrong') : undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onBorn(fromTypedDay(event.currentTarget.value) ?? '');
      }}
    />
  );
}
