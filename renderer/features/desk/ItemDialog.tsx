import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../../../shared/domain/agenda.ts';
import type { Command } from '../../../shared/domain/command.ts';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { newId } from '../../ui/newId.ts';
import { oneLine } from '../../ui/oneLine.ts';
import { CommandDialog } from './CommandDialog.tsx';
import { TitleField } from './TitleField.tsx';
import { useDraft } from './useDraft.ts';

interface ItemDialogProps {
  /** `null` for a new item. */
  readonly item: AgendaItem | null;
  readonly sittingId: SittingId;
  readonly onClose: () => void;
}

interface Fields {
  readonly title: string;
  readonly rapporteur: string;
  /** Text while it is no number. */
  readonly minutes: number | string;
}

const NEW_ITEM: Fields = { title: '', rapporteur: '', minutes: 30 };

function fieldsOf({ title, rapporteur, minutes }: AgendaItem): Fields {
  return { title, rapporteur, minutes };
}

/** Adds or changes an item of the agenda. */
export function ItemDialog({ item, sittingId, onClose }: ItemDialogProps) {
  const { t } = useTranslation('desk');
  const { fields, change, overtaken } = useDraft(item === null ? NEW_ITEM : fieldsOf(item));
  const title = oneLine(fields.title);

  const command = (): Command | null => {
    if (title === '') return null;
    const text = {
      title,
      rapporteur: fields.rapporteur.trim(),
      minutes: typeof fields.minutes === 'number' ? Math.round(fields.minutes) : 0,
    };
    return item === null
      ? { type: 'addItem', itemId: newId(), sittingId, ...text }
      : { type: 'changeItem', itemId: item.id, ...text };
  };
  return (
    <CommandDialog
      title={item === null ? t('item.add') : t('item.edit')}
      command={command}
      overtaken={overtaken}
      onClose={onClose}
    >
      {(showFaults) => (
        <>
          <TitleField
            label={t('item.title')}
            value={fields.title}
            onChange={(text) => change({ title: text })}
            missing={showFaults && title === ''}
          />
          <TextInput
            label={t('item.rapporteur')}
            description={t('item.rapporteurHint')}
            value={fields.rapporteur}
            onChange={(event) => change({ rapporteur: event.currentTarget.value })}
          />
          <NumberInput
            label={t('item.minutes')}
            description={t('item.minutesHint')}
            value={fields.minutes}
            onChange={(value) => change({ minutes: value })}
            min={0}
            max={1440}
            step={5}
            allowDecimal={false}
          />
        </>
      )}
    </CommandDialog>
  );
}
