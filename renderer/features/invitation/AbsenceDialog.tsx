import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SittingId } from '../../../shared/domain/ids.ts';
import type { InvitationAnswer } from '../../../shared/domain/invitation.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Notice } from '../../ui/Notice.tsx';
import { formatSpan } from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';
import { sittingsToCome } from '../voting/sitting.ts';

interface AbsenceDialogProps {
  readonly projection: Projection;
  /** The answer so far, to change it. */
  readonly before: InvitationAnswer | null;
  readonly onClose: () => void;
}

/** Absent from which sittings, and why; only the desk reads the reason. */
export function AbsenceDialog({ projection, before, onClose }: AbsenceDialogProps) {
  const { t, i18n } = useTranslation(['invitation', 'common']);
  const sittings = sittingsToCome(projection);
  const absent = before?.kind === 'absent' ? before : null;
  const [chosen, setChosen] = useState<readonly string[]>(
    absent?.sittingIds ?? sittings.map(({ id }) => id as string),
  );
  const [reason, setReason] = useState(absent?.reason ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const answer = async () => {
    setFault(null);
    const sittingIds = sittings.map(({ id }) => id).filter((id: SittingId) => chosen.includes(id));
    const given = { kind: 'absent' as const, reason: reason.trim(), sittingIds };
    if (await send({ type: 'answerInvitation', answer: given })) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dialog.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <Stack gap="md">
        <Checkbox.Group
          label={t('dialog.sittings')}
          description={t('dialog.sittingsText')}
          value={[...chosen]}
          onChange={setChosen}
        >
          <Stack gap="xs" mt="sm">
            {sittings.map((sitting) => (
              <Checkbox
                key={sitting.id}
                value={sitting.id}
                label={sitting.title}
                description={formatSpan(sitting, i18n.language)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Textarea
          label={t('dialog.reason')}
          description={t('dialog.reasonText')}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={1000}
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
          <Button
            loading={busy}
            disabled={reason.trim() === '' || chosen.length === 0}
            onClick={() => void answer()}
          >
            {t('dialog.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
