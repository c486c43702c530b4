import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useCommand } from '../session/useCommand.ts';
import { groupName, itemsOf, type RoomInDiscussion } from './discussions.ts';

interface RoomDoorProps {
  readonly projection: Projection;
  readonly at: RoomInDiscussion;
}

/** Opens the room, with its item when there is only one; closes it; a closed one opens again. */
export function RoomDoor({ projection, at: { discussion, room } }: RoomDoorProps) {
  const { t } = useTranslation('discussion');
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const isOnline = useSignal(useRoom().connection) === 'online';
  const place = { discussionId: discussion.id, groupId: room.groupId };
  const open = async () => {
    if (!(await send({ type: 'openRoom', ...place }))) return;
    const [only, ...others] = itemsOf(projection, discussion).filter(({ item }) => item.state !== 'done');
    if (only !== undefined && others.length === 0) {
      await send({ type: 'setRoomItem', ...place, itemId: only.item.id });
    }
  };
  const close = async () => {
    const sure = await confirm({
      title: t('closeTitle', { group: groupName(projection, room.groupId) }),
      body: t('closeText'),
      confirm: t('close'),
    });
    if (sure) await send({ type: 'closeRoom', ...place });
  };
  if (room.stage.kind === 'open') {
    return (
      <Button
        variant="default"
        disabled={!isOnline}
        loading={busy}
        onClick={() => void close()}
        leftSection={<IconPlayerStop size={22} stroke={1.75} aria-hidden />}
      >
        {t('close')}
      </Button>
    );
  }
  return (
    <Button
      variant={room.stage.kind === 'prepared' ? 'filled' : 'default'}
      disabled={!isOnline}
      loading={busy}
      onClick={() => void open()}
      leftSection={<IconPlayerPlay size={22} stroke={1.75} aria-hidden />}
    >
      {t(room.stage.kind === 'prepared' ? 'open' : 'openAgain')}
    </Button>
  );
}
