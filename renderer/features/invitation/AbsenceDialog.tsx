import { Checkbox, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SittingId } from '../../../shared/domain/ids.ts';
import type { InvitationAnswer } from '../../../shared/domain/invitation.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
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
    <ActionDialog
      title={t('dialog.title')}
      action={t('dialog.send')}
      busy={busy}
      disabled={reason.trim() === '' || chosen.length === 0}
      onAct={() => void answer()}
      fault={fault}
      onClose={onClose}
    >
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
    </ActionDialog>
  );
}
