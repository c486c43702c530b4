import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fromDateTimeInput, fromTypedDateTime, toDateTimeInput, toTypedDateTime } from '../../ui/time.ts';
import classes from './desk.module.css';

interface DateTimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: ReactNode;
}

/**
 * A day and a time as Vietnam writes them. The browser's own field follows the language of the browser, where
 * 09/12 may be September; so it only lends its calendar.
 */
export function DateTimeField({ label, value, onChange, error }: DateTimeFieldProps) {
  const { t } = useTranslation('desk');
  const calendar = useRef<HTMLInputElement>(null);
  const instant = fromTypedDateTime(value);
  const choose = (chosen: string) => {
    const picked = fromDateTimeInput(chosen);
    if (picked !== null) onChange(toTypedDateTime(picked));
  };
  return (
    <TextInput
      label={label}
      placeholder={t('sitting.timePlaceholder')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => instant !== null && onChange(toTypedDateTime(instant))}
      error={error}
      autoComplete="off"
      required
      rightSectionWidth={48}
      rightSection={
        <span className={classes.calendar}>
          <input
            ref={calendar}
            type="datetime-local"
            value={instant === null ? '' : toDateTimeInput(instant)}
            onChange={(event) => choose(event.currentTarget.value)}
            tabIndex={-1}
            aria-hidden="true"
          />
          <ActionIcon
            color="gray"
            aria-label={t('sitting.calendar')}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={22} stroke={1.75} aria-hidden />
          </ActionIcon>
        </span>
      }
    />
  );
}
