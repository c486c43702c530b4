import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';

interface LeaveDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Leaving takes this device's copy with it; what would be lost is said first. */
export function LeaveDialog({ opened, onClose }: LeaveDialogProps) {
  const { t } = useTranslation('common');
  const room = useRoom();
  const navigate = useNavigate();
  const { documents } = useSignal(room.saving);
  const keptAnswers = [...useSignal(room.answers.own).values()].filter(
    ({ state }) => state === 'kept',
  ).length;
  const [state, setState] = useState<'asking' | 'leaving' | 'failed'>('asking');
  const leave = async () => {
    setState('leaving');
    try {
      await room.leave();
      await navigate('/', { replace: true });
    } catch {
      // The room client has kept everything; the dialog says that nothing happened.
      setState('failed');
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('leave.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="lg"
    >
      <Stack gap="md">
        <Text>{t('leave.text')}</Text>
        {documents > 0 && (
          <Notice tone="live" role="alert">
            <strong>{t('leave.unsaved', { count: documents })}</strong> {t('leave.wait')}
          </Notice>
        )}
        {keptAnswers > 0 && (
          <Notice tone="live" role="alert">
            {t('leave.keptAnswers', { count: keptAnswers })}
          </Notice>
        )}
        {state === 'failed' && (
          <Notice tone="live" role="alert">
            {t('leave.failed')}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red" loading={state === 'leaving'} onClick={() => void leave()}>
            {documents > 0 ? t('leave.confirmLose') : t('leave.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
