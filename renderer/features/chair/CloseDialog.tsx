import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ReasonField } from './FormFields.tsx';
import { useVoteDesk } from './useVoteDesk.ts';

interface CloseDialogProps {
  readonly votes: readonly VoteView[];
  /** Here, and without a ballot in all of them. */
  readonly missing: number;
  readonly onClose: () => void;
}

/** Closes although some are silent, with the reason in the record. */
export function CloseDialog({ votes, missing, onClose }: CloseDialogProps) {
  const { t } = useTranslation(['chair', 'common']);
  const desk = useVoteDesk();
  const [reason, setReason] = useState('');
  const close = async () => {
    if (await desk.closeAndAnnounce(votes, reason)) onClose();
  };
  return (
    <ActionDialog
      title={t('close.title', { number: votes.map(({ number }) => number).join(', ') })}
      action={t('vote.closeAndAnnounce')}
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
          <Button key={key} variant="light" size="md" onClick={() => setReason(t(`close.${key}`))}>
            {t(`close.${key}`)}
          </Button>
        ))}
      </Group>
      <ReasonField label={t('form.reason')} reason={reason} onReason={setReason} />
    </ActionDialog>
  );
}
