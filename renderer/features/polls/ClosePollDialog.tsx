import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ReasonField } from '../chair/FormFields.tsx';
import type { OpenedPollView } from './polls.ts';
import { usePollDesk } from './usePollDesk.ts';

interface ClosePollDialogProps {
  readonly poll: OpenedPollView;
  /** Here, and without a slip. */
  readonly missing: number;
  readonly onClose: () => void;
}

/** Closes although some are silent, with the reason in the record. */
export function ClosePollDialog({ poll, missing, onClose }: ClosePollDialogProps) {
  const { t } = useTranslation(['polls', 'chair']);
  const desk = usePollDesk();
  const [reason, setReason] = useState('');
  const close = async () => {
    if (await desk.closeAndAnnounce(poll, reason)) onClose();
  };
  return (
    <ActionDialog
      title={t('close.title', { number: poll.terms.number })}
      action={t('desk.closeAndAnnounce')}
      decline={t('close.wait')}
      size="lg"
      busy={desk.busy}
      disabled={reason.trim() === ''}
      onAct={() => void close()}
      onClose={onClose}
    >
      <p>{t('close.text', { count: missing })}</p>
      <Group gap="xs">
        {(['deviceFailed', 'waitedLong', 'declined'] as const).map((key) => (
          <Button key={key} variant="light" size="md" onClick={() => setReason(t(`chair:close.${key}`))}>
            {t(`chair:close.${key}`)}
          </Button>
        ))}
      </Group>
      <ReasonField label={t('desk.reason')} reason={reason} onReason={setReason} />
    </ActionDialog>
  );
}
