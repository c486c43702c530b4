import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import classes from './questions.module.css';

interface SettleDialogProps {
  readonly text: string;
  readonly busy: boolean;
  readonly fault: string | null;
  readonly onSettle: (note: string) => void;
  readonly onClose: () => void;
}

/** Settles a promise: how it was kept is written down. */
export function SettleDialog({ text, busy, fault, onSettle, onClose }: SettleDialogProps) {
  const { t } = useTranslation('questions');
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      title={t('settle.title')}
      action={t('settle.settle')}
      busy={busy}
      disabled={note.trim() === ''}
      fault={fault}
      onAct={() => onSettle(note.trim())}
      onClose={onClose}
    >
      <div className={classes.quoted}>
        <p className={classes.words}>{text}</p>
      </div>
      <Textarea
        label={t('settle.note')}
        description={t('settle.noteText')}
        data-autofocus
        autosize
        minRows={3}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
