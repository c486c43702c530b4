import { SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Counters } from '../../../shared/domain/doubleEntry.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { CountedMethod } from '../../../shared/domain/vote.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { possibleCounters } from './counters.ts';

interface MethodFieldProps {
  readonly method: CountedMethod;
  readonly onMethod: (method: CountedMethod) => void;
}

/** By hands or on paper. */
export function MethodField({ method, onMethod }: MethodFieldProps) {
  const { t } = useTranslation(['chair', 'voting']);
  return (
    <SegmentedControl
      size="lg"
      fullWidth
      aria-label={t('form.method')}
      value={method}
      onChange={(value) => onMethod(value as CountedMethod)}
      data={(['hands', 'paper'] as const).map((value) => ({ value, label: t(`voting:form.${value}`) }))}
    />
  );
}

interface CountersFieldProps {
  readonly projection: Projection;
  readonly counters: Counters;
  readonly onCounters: (counters: Counters) => void;
}

/** The two who count, each on a device of their own. */
export function CountersField({ projection, counters, onCounters }: CountersFieldProps) {
  const { t } = useTranslation('chair');
  const people = possibleCounters(projection);
  const [one, other] = counters;
  const field = (index: 0 | 1, taken: MemberId) => (
    <Select
      size="lg"
      searchable
      allowDeselect={false}
      label={t(index === 0 ? 'form.firstCounter' : 'form.secondCounter')}
      nothingFoundMessage={t('form.nobody')}
      value={counters[index]}
      data={people
        .filter(({ id }) => id !== taken)
        .map(({ id, name, position }) => ({
          value: id,
          label: position === '' ? name : `${name} – ${position}`,
        }))}
      onChange={(value) => {
        if (value === null) return;
        onCounters(index === 0 ? [value as MemberId, other] : [one, value as MemberId]);
      }}
    />
  );
  return (
    <Stack gap="xs">
      {field(0, other)}
      {field(1, one)}
      <Text c="dimmed">{t('form.countersText')}</Text>
    </Stack>
  );
}

interface ReasonFieldProps {
  readonly label: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly description?: string;
}

/** Why: kept in the record, and shown with the result. */
export function ReasonField({ label, reason, onReason, description }: ReasonFieldProps) {
  return (
    <Textarea
      size="lg"
      label={label}
      description={description}
      autosize
      minRows={2}
      maxRows={5}
      maxLength={1000}
      value={reason}
      onChange={(event) => onReason(event.currentTarget.value)}
    />
  );
}
