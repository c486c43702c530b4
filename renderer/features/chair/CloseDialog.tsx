import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { ReasonField } from './FormFields.tsx';
import { useVoteDesk } from './useVoteDesk.ts';

interface CloseDialogProps {
  readonly vote: VoteView;
  /** Here, and without a ballot. */
  readonly missing: number;
  readonly onClose: () => void;
}

/** Closes although some are silent, with the reason in the record. */
export function CloseDialog({ vote, missing, onClose }: CloseDialogProps) {
  const { t } = useTranslation(['chair', 'common']);
  const desk = useVoteDesk();
  const [reason, setReason] = useState('');
  const close = async () => {
    if (await desk.closeAndAnnounce(vote, reason)) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('close.title', { number: vote.number })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <Stack gap="md">
        <p>{t('close.text', { count: missing })}</p>
        <Group gap="xs">
          {(['deviceFailed', 'waitedLong', 'declined'] as const).map((key) => (
            <Button key={key} variant="light" size="md" onClick={() => setReason(t(`close.${key}`))}>
              {t(`close.${key}`)}
            </Button>
          ))}
        </Group>
        <ReasonField label={t('form.reason')} reason={reason} onReason={setReason} />
        <Group justify="flex-end">
          <Button size="lg" variant="default" onClick={onClose}>
            {t('close.wait')}
          </Button>
          <Button size="lg" loading={desk.busy} disabled={reason.trim() === ''} onClick={() => void close()}>
            {t('vote.closeAndAnnounce')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
