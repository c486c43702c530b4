import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ReasonField } from '../chair/FormFields.tsx';
import type { OpenedPollView } from './polls.ts';
import { usePollDesk } from './usePollDesk.ts';

interface CancelPollDialogProps {
  readonly poll: OpenedPollView;
  readonly onClose: () => void;
}

/** Asks once, since no slip of this poll counts from then on. */
export function CancelPollDialog({ poll, onClose }: CancelPollDialogProps) {
  const { t } = useTranslation('polls');
  const desk = usePollDesk();
  const [reason, setReason] = useState('');
  const cancel = async () => {
    if (await desk.cancel(poll, reason.trim())) onClose();
  };
  return (
    <ActionDialog
      title={t('desk.cancelTitle', { title: poll.sheet.title })}
      action={t('desk.cancel')}
      decline={t('desk.goOn')}
      color="red"
      size="lg"
      busy={desk.busy}
      disabled={reason.trim() === ''}
      onAct={() => void cancel()}
      onClose={onClose}
    >
      <Notice tone="live">{t('desk.cancelText')}</Notice>
      <Group gap="xs">
        {(['wrongList', 'devices', 'method'] as const).map((key) => (
          <Button
            key={key}
            variant="light"
            size="md"
            onClick={() => setReason(t(`desk.cancelReason.${key}`))}
          >
            {t(`desk.cancelReason.${key}`)}
          </Button>
        ))}
      </Group>
      <ReasonField label={t('desk.reason')} reason={reason} onReason={setReason} />
    </ActionDialog>
  );
}
