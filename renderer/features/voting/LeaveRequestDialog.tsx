import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import { Notice } from '../../ui/Notice.tsx';
import { formatSpan } from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';

interface LeaveRequestDialogProps {
  readonly sitting: Sitting;
  readonly onClose: () => void;
}

/** Asks for leave with a reason, which only the desk reads. */
export function LeaveRequestDialog({ sitting, onClose }: LeaveRequestDialogProps) {
  const { t, i18n } = useTranslation(['voting', 'common']);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const ask = async () => {
    setFault(null);
    if (!(await send({ type: 'askLeave', sittingId: sitting.id, reason: reason.trim() }))) return;
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('leave.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <Stack gap="md">
        <Text>
          {sitting.title} · {formatSpan(sitting, i18n.language)}
        </Text>
        <Textarea
          data-autofocus
          label={t('leave.reason')}
          description={t('leave.reasonText')}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {fault !== null && (
          <Notice tone="live" role="alert">
            {fault}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button loading={busy} disabled={reason.trim() === ''} onClick={() => void ask()}>
            {t('leave.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
