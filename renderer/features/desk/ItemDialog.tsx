import { Button, Group, Modal, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../../../shared/domain/agenda.ts';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { newId } from '../../ui/newId.ts';
import { useCommand } from '../session/useCommand.ts';
import classes from './desk.module.css';

interface ItemDialogProps {
  /** `null` for a new item. */
  readonly item: AgendaItem | null;
  readonly sittingId: SittingId;
  readonly onClose: () => void;
}

/** Adds or changes an item of the agenda. */
export function ItemDialog({ item, sittingId, onClose }: ItemDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { send, busy } = useCommand();
  const [title, setTitle] = useState(item?.title ?? '');
  const [rapporteur, setRapporteur] = useState(item?.rapporteur ?? '');
  const [minutes, setMinutes] = useState<number | string>(item?.minutes ?? 30);
  const [showFaults, setShowFaults] = useState(false);
  // A title is one line of the record, however it was typed or pasted.
  const oneLine = title.replace(/\s+/g, ' ').trim();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setShowFaults(true);
    if (oneLine === '') return;
    const text = {
      title: oneLine,
      rapporteur: rapporteur.trim(),
      minutes: typeof minutes === 'number' ? Math.round(minutes) : 0,
    };
    const done = await send(
      item === null
        ? { type: 'addItem', itemId: newId(), sittingId, ...text }
        : { type: 'changeItem', itemId: item.id, ...text },
    );
    if (done) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={item === null ? t('item.add') : t('item.edit')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <Textarea
          label={t('item.title')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={showFaults && oneLine === '' ? t('required') : undefined}
          autosize
          minRows={2}
          maxRows={6}
          required
          data-autofocus
        />
        <TextInput
          label={t('item.rapporteur')}
          description={t('item.rapporteurHint')}
          value={rapporteur}
          onChange={(event) => setRapporteur(event.currentTarget.value)}
        />
        <NumberInput
          label={t('item.minutes')}
          description={t('item.minutesHint')}
          value={minutes}
          onChange={setMinutes}
          min={0}
          max={1440}
          step={5}
          allowDecimal={false}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('common:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
