import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBarToUp, IconMicrophone, IconPinned, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { timeByMember, type FloorRoom } from '../../../shared/domain/floor.ts';
import type { ItemId, SpeechId } from '../../../shared/domain/ids.ts';
import type { Projection, QueueEntry } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { newId } from '../../ui/newId.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useCommand } from '../session/useCommand.ts';
import { formatSeconds } from '../voting/votes.ts';
import { queueAt, speakerOf, speechAt, speechesOf } from './floorView.ts';
import classes from './speaking.module.css';

interface FloorQueueProps {
  readonly projection: Projection;
  readonly room: FloorRoom;
  readonly itemId: ItemId;
  readonly canGive: boolean;
}

/** Who waits, the next one first; each is given the floor with one touch. */
export function FloorQueue({ projection, room, itemId, canGive }: FloorQueueProps) {
  const { t } = useTranslation('speaking');
  const entries = queueAt(projection, room, itemId);
  if (entries.length === 0) return <p className={classes.soft}>{t('queue.empty')}</p>;
  return (
    <ol className={classes.queue} aria-label={t('queue.label')}>
      {entries.map((entry) => (
        <QueueRow key={entry.id} entry={entry} projection={projection} canGive={canGive} />
      ))}
    </ol>
  );
}

interface QueueRowProps {
  readonly entry: QueueEntry;
  readonly projection: Projection;
  readonly canGive: boolean;
}

function QueueRow({ entry, projection, canGive }: QueueRowProps) {
  const { t } = useTranslation('speaking');
  const room = useRoom();
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const isOnline = useSignal(room.connection) === 'online';
  const { memberId, kind, topic, isRaised, place, id: requestId } = entry;
  const { name, group } = speakerOf(projection, { kind: 'member', memberId });
  const spokenMs = timeByMember(speechesOf(projection), room.now()).get(memberId) ?? 0;
  const present = speechAt(projection, entry.room);
  const speakerName = name ?? t('removed');
  const give = () => {
    const speechId = newId<SpeechId>();
    return send({ type: 'giveFloor', requestId, speechId, seconds: null, after: present?.id ?? null });
  };
  const remove = async () => {
    const sure = await confirm({
      title: t('queue.removeTitle', { name: speakerName }),
      body: t('queue.removeText'),
      confirm: t('queue.remove'),
    });
    if (sure) await send({ type: 'withdrawRequest', requestId });
  };
  const raiseLabel = t(isRaised ? 'queue.lower' : 'queue.raise', { name: speakerName });
  return (
    <li className={classes.row} data-testid="queue-row">
      <span className={classes.place}>{place}</span>
      <div className={classes.rowText}>
        <p className={classes.rowName}>{speakerName}</p>
        <p className={classes.soft}>
          {[group, topic].filter((part) => part !== null && part !== '').join(' · ')}
        </p>
        <div className={classes.tags}>
          <Tag tone={kind === 'pointOfOrder' ? 'warn' : 'plain'}>{t(`kind.${kind}`)}</Tag>
          {isRaised && <Tag tone="accent">{t('queue.raised')}</Tag>}
          {spokenMs > 0 && (
            <Tag>{t('queue.spoken', { time: formatSeconds(Math.round(spokenMs / 1000)) })}</Tag>
          )}
        </div>
      </div>
      <div className={classes.rowHands}>
        <ActionIcon
          color="gray"
          aria-label={raiseLabel}
          title={raiseLabel}
          aria-pressed={isRaised}
          disabled={busy || !isOnline}
          onClick={() => void send({ type: 'raiseRequest', requestId, raised: !isRaised })}
        >
          {isRaised ? (
            <IconPinned size={22} stroke={1.75} aria-hidden />
          ) : (
            <IconArrowBarToUp size={22} stroke={1.75} aria-hidden />
          )}
        </ActionIcon>
        <ActionIcon
          color="gray"
          aria-label={t('queue.removeOf', { name: speakerName })}
          title={t('queue.removeOf', { name: speakerName })}
          disabled={busy || !isOnline}
          onClick={() => void remove()}
        >
          <IconX size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
        <Button
          variant={place === 1 && present === null ? 'filled' : 'light'}
          disabled={busy || !isOnline || !canGive}
          aria-label={t('queue.giveTo', { name: speakerName })}
          onClick={() => void give()}
          leftSection={<IconMicrophone size={22} stroke={1.75} aria-hidden />}
        >
          {t('queue.give')}
        </Button>
      </div>
    </li>
  );
}
