import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_KINDS, type DossierFile } from '../../../shared/domain/agenda.ts';
import { useCommand } from '../session/useCommand.ts';
import classes from './desk.module.css';

interface FileDialogProps {
  readonly file: DossierFile;
  readonly onClose: () => void;
}

/** Title and kind of a file. */
export function FileDialog({ file, onClose }: FileDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { send, busy } = useCommand();
  const [title, setTitle] = useState(file.title);
  const [kind, setKind] = useState(file.kind);
  const [showFaults, setShowFaults] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setShowFaults(true);
    if (title.trim() === '') return;
    if (await send({ type: 'changeFile', fileId: file.id, title: title.trim(), kind })) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('file.edit')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label={t('file.title')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={showFaults && title.trim() === '' ? t('required') : undefined}
          required
          data-autofocus
        />
        <Select
          label={t('file.kind')}
          data={FILE_KINDS.map((value) => ({ value, label: t(`common:kind.${value}`) }))}
          value={kind}
          onChange={(value) => value !== null && setKind(value)}
          allowDeselect={false}
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
