import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Motion } from '../../../shared/domain/vote.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import { ReasonField } from './FormFields.tsx';

interface WithdrawDialogProps {
  readonly motion: Motion;
  readonly onClose: () => void;
}

/** Takes a motion back for good, with the reason in the record: its chain goes on without it. */
export function WithdrawDialog({ motion, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('chair');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const withdraw = async () => {
    setFault(null);
    if (await send({ type: 'withdrawMotion', motionId: motion.id, reason })) onClose();
  };
  return (
    <ActionDialog
      title={t('withdraw.title')}
      action={t('withdraw.action')}
      color="red"
      size="lg"
      busy={busy}
      disabled={reason.trim() === ''}
      onAct={() => void withdraw()}
      fault={fault}
      onClose={onClose}
    >
      <Text fw={600}>{motion.title}</Text>
      <Text>{t('withdraw.text')}</Text>
      <ReasonField label={t('form.reason')} reason={reason} onReason={setReason} />
    </ActionDialog>
  );
}
