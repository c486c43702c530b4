import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { QuestionView } from './questionView.ts';

interface ReturnDialogProps {
  readonly question: QuestionView;
  readonly onClose: () => void;
}

/** Returns a slip to its author, who reads why and may send it again. */
export function ReturnDialog({ question, onClose }: ReturnDialogProps) {
  const { t } = useTranslation('questions');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const sendBack = async () => {
    setFault(null);
    const questionId = question.id;
    if (await send({ type: 'returnQuestion', questionId, reason: reason.trim() })) onClose();
  };
  return (
    <ActionDialog
      title={t('return.title')}
      action={t('return.send')}
      busy={busy}
      disabled={reason.trim() === ''}
      fault={fault}
      onAct={() => void sendBack()}
      onClose={onClose}
    >
      <Textarea
        label={t('return.reason')}
        description={t('return.text')}
        autosize
        minRows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
