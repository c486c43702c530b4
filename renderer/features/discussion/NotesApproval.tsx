import { Button } from '@mantine/core';
import { IconPencil, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { revisionOf, writtenParts, type GroupNotes } from '../../../shared/domain/discussion.ts';
import type { ItemId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { RoomInDiscussion } from './discussions.ts';
import classes from './discussion.module.css';

interface NotesApprovalProps {
  readonly at: RoomInDiscussion;
  readonly itemId: ItemId;
  readonly notes: GroupNotes | undefined;
  readonly me: Member;
}

/** Whether the chair of the room has approved; the chair's own hand on it, as long as the notes are not gathered. */
export function NotesApproval({ at: { discussion, room }, itemId, notes, me }: NotesApprovalProps) {
  const { t, i18n } = useTranslation('discussion');
  const { send, busy } = useCommand();
  const { succeeded } = useOutcome();
  const members = useProjection()?.members;
  const isOnline = useSignal(useRoom().connection) === 'online';
  const place = { discussionId: discussion.id, groupId: room.groupId, itemId };
  const isChair = room.chairId === me.id && discussion.report === 'none';
  const approval = notes?.approval ?? null;
  const isWritten = writtenParts(notes).length > 0;
  if (approval === null && !(isChair && isWritten)) return null;
  const approve = async () => {
    const revision = revisionOf(notes?.parts ?? []);
    if (await send({ type: 'approveNotes', ...place, revision })) succeeded(t('approve.done'));
  };
  return (
    <div className={classes.approval} data-approved={approval !== null || undefined} data-testid="approval">
      <IconRosetteDiscountCheck size={28} stroke={1.75} aria-hidden />
      <p className={classes.grow}>
        {approval === null
          ? t('approve.ask')
          : t('approve.by', {
              name: members?.[approval.by]?.name ?? '',
              at: formatDateTime(approval.at, i18n.language),
              hash: approval.sha256.slice(0, 12),
            })}
      </p>
      {isChair && approval === null && (
        <Button size="lg" disabled={!isOnline} loading={busy} onClick={() => void approve()}>
          {t('approve.button')}
        </Button>
      )}
      {isChair && approval !== null && (
        <Button
          variant="default"
          disabled={!isOnline}
          loading={busy}
          leftSection={<IconPencil size={22} stroke={1.75} aria-hidden />}
          onClick={() => void send({ type: 'reopenNotes', ...place })}
        >
          {t('approve.reopen')}
        </Button>
      )}
    </div>
  );
}
