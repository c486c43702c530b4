import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface TitleFieldProps {
  readonly label: string;
  readonly value: string;
  /** Says that a title is needed. */
  readonly missing: boolean;
  readonly onChange: (text: string) => void;
}

/** A title, which in this field may take many words; the first field of its dialog. */
export function TitleField({ label, value, missing, onChange }: TitleFieldProps) {
  const { t } = useTranslation('desk');
  return (
    <Textarea
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={missing ? t('required') : undefined}
      autosize
      minRows={2}
      maxRows={6}
      required
      data-autofocus
    />
  );
}
