import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
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
    <ActionDialog
      title={t('leave.title')}
      action={t('leave.send')}
      busy={busy}
      disabled={reason.trim() === ''}
      onAct={() => void ask()}
      fault={fault}
      onClose={onClose}
    >
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
    </ActionDialog>
  );
}
