import { SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../shared/domain/floor.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { matchesQuery } from '../../ui/foldText.ts';

/** A person as far as it is filled in. */
export interface PersonDraft {
  readonly from: 'roster' | 'outside';
  readonly memberId: MemberId | null;
  readonly name: string;
  readonly position: string;
}

export const NOBODY: PersonDraft = { from: 'roster', memberId: null, name: '', position: '' };

export function isNamed({ from, memberId, name }: PersonDraft): boolean {
  return from === 'roster' ? memberId !== null : name.trim() !== '';
}

/** Of a person who is named. */
export function asSpeaker({ from, memberId, name, position }: PersonDraft): Speaker {
  if (from === 'roster' && memberId !== null) return { kind: 'member', memberId };
  return { kind: 'named', name: name.trim(), position: position.trim() };
}

/** A person to fill the field with. */
export function asDraft(speaker: Speaker): PersonDraft {
  if (speaker.kind === 'member') return { ...NOBODY, memberId: speaker.memberId };
  return { ...NOBODY, from: 'outside', name: speaker.name, position: speaker.position };
}

interface SpeakerFieldProps {
  /** What the person is for; "who is called" unless told. */
  readonly label?: string;
  readonly projection: Projection;
  readonly value: PersonDraft;
  readonly onChange: (person: PersonDraft) => void;
}

/** Somebody of the roster, found with or without diacritics, or somebody from outside by name and office. */
export function SpeakerField({ label, projection, value, onChange }: SpeakerFieldProps) {
  const { t } = useTranslation('speaking');
  const members = Object.values(projection.members).sort((a, b) => a.order - b.order);
  return (
    <Stack gap="sm">
      {label !== undefined && <Text fw={500}>{label}</Text>}
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={label ?? t('person.from')}
        value={value.from}
        onChange={(from) => onChange({ ...value, from: from as PersonDraft['from'] })}
        data={(['roster', 'outside'] as const).map((from) => ({ value: from, label: t(`person.${from}`) }))}
      />
      {value.from === 'roster' ? (
        <Select
          label={t('person.member')}
          searchable
          nothingFoundMessage={t('person.none')}
          value={value.memberId}
          onChange={(memberId) => onChange({ ...value, memberId: memberId as MemberId | null })}
          filter={({ options, search }) =>
            options.filter((option) => 'label' in option && matchesQuery(option.label, search))
          }
          data={members.map(({ id, name, position }) => ({
            value: id,
            label: position === '' ? name : `${name} – ${position}`,
          }))}
        />
      ) : (
        <>
          <TextInput
            label={t('person.name')}
            maxLength={200}
            value={value.name}
            onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
          />
          <TextInput
            label={t('person.position')}
            maxLength={200}
            value={value.position}
            onChange={(event) => onChange({ ...value, position: event.currentTarget.value })}
          />
        </>
      )}
    </Stack>
  );
}
