import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SittingId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useCommand } from '../session/useCommand.ts';

interface SubstituteDialogProps {
  readonly member: Member;
  readonly sittingId: SittingId;
  readonly known: string;
  readonly onClose: () => void;
}

/** Who sits in a delegate's place. */
export function SubstituteDialog({ member, sittingId, known, onClose }: SubstituteDialogProps) {
  const { t } = useTranslation(['house', 'common']);
  const [name, setName] = useState(known);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFault(null);
    const entry = { memberId: member.id, presence: 'substituted' as const, substitute: name.trim() };
    if (await send({ type: 'callRoll', sittingId, entries: [entry] })) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('roll.substituteTitle', { name: member.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={t('roll.substitute')}
            value={name}
            maxLength={1000}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Text>{t('roll.substituteText')}</Text>
          {fault !== null && (
            <Notice tone="live" role="alert">
              {fault}
            </Notice>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={name.trim() === ''}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
