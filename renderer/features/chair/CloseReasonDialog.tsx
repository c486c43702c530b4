import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ReasonField } from './FormFields.tsx';

interface CloseReasonDialogProps {
  readonly title: string;
  /** Who is missing, in a sentence. */
  readonly text: string;
  readonly busy: boolean;
  /** Resolves to whether it is closed. */
  readonly onCloseWith: (reason: string) => Promise<boolean>;
  readonly onLeave: () => void;
}

/** Closes a vote or a poll although some are silent, with the reason in the record. */
export function CloseReasonDialog({ title, text, busy, onCloseWith, onLeave }: CloseReasonDialogProps) {
  const { t } = useTranslation('chair');
  const [reason, setReason] = useState('');
  const close = async () => {
    if (await onCloseWith(reason)) onLeave();
  };
  return (
    <ActionDialog
      title={title}
      action={t('vote.closeAndAnnounce')}
      decline={t('close.wait')}
      size="lg"
      busy={busy}
      disabled={reason.trim() === ''}
      onAct={() => void close()}
      onClose={onLeave}
    >
      <p>{text}</p>
      <Group gap="xs">
        {(['deviceFailed', 'waitedLong', 'declined'] as const).map((key) => (
          <Button key={key} variant="light" size="md" onClick={() => setReason(t(`close.${key}`))}>
            {t(`close.${key}`)}
          </Button>
        ))}
      </Group>
      <ReasonField label={t('form.reason')} reason={reason} onReason={setReason} />
    </ActionDialog>
  );
}
