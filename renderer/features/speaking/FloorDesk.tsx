import { Button, SegmentedControl } from '@mantine/core';
import { IconClockHour4, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QUEUE_POLICIES, type FloorRoom, type QueuePolicy } from '../../../shared/domain/floor.ts';
import type { ItemId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { useCommand } from '../session/useCommand.ts';
import { CallSpeakerDialog } from './CallSpeakerDialog.tsx';
import { FloorQueue } from './FloorQueue.tsx';
import { FloorTimes } from './FloorTimes.tsx';
import { speechAt } from './floorView.ts';
import { SpeechDesk } from './SpeechDesk.tsx';
import classes from './speaking.module.css';

interface FloorDeskProps {
  readonly projection: Projection;
  readonly room: FloorRoom;
  /** The item that is spoken on. */
  readonly itemId: ItemId;
  /** In the hall the floor is given in an open sitting only. */
  readonly canGive: boolean;
}

/** The floor of a room as who runs it sees it: who speaks, who waits, in which order, how long each has spoken. */
export function FloorDesk({ projection, room, itemId, canGive }: FloorDeskProps) {
  const { t } = useTranslation('speaking');
  const { send, busy } = useCommand();
  const [dialog, setDialog] = useState<'call' | 'times' | null>(null);
  const isOnline = useSignal(useRoom().connection) === 'online';
  const speech = speechAt(projection, room);
  const policy = projection.queuePolicies[room] ?? 'order';
  return (
    <section className={classes.desk} data-testid="floor-desk" aria-labelledby="floor-title">
      <header className={classes.deskHead}>
        <h3 id="floor-title">{t('desk.title')}</h3>
        <Button
          variant="subtle"
          onClick={() => setDialog('times')}
          leftSection={<IconClockHour4 size={22} stroke={1.75} aria-hidden />}
        >
          {t('desk.times')}
        </Button>
      </header>
      {speech === null ? (
        <p className={classes.soft}>{t(canGive ? 'desk.nobody' : 'desk.notOpen')}</p>
      ) : (
        <SpeechDesk key={speech.id} projection={projection} speech={speech} />
      )}
      <SegmentedControl
        className={classes.policies ?? ''}
        size="md"
        fullWidth
        disabled={busy || !isOnline}
        aria-label={t('desk.policy')}
        value={policy}
        onChange={(value) => void send({ type: 'setQueuePolicy', room, policy: value as QueuePolicy })}
        data={QUEUE_POLICIES.map((value) => ({ value, label: t(`policy.${value}`) }))}
      />
      <FloorQueue projection={projection} room={room} itemId={itemId} canGive={canGive} />
      <Button
        className={classes.callButton ?? ''}
        variant="default"
        disabled={!canGive || !isOnline}
        onClick={() => setDialog('call')}
        leftSection={<IconUserPlus size={22} stroke={1.75} aria-hidden />}
      >
        {t('desk.call')}
      </Button>
      {dialog === 'call' && (
        <CallSpeakerDialog
          projection={projection}
          room={room}
          itemId={itemId}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'times' && <FloorTimes projection={projection} onClose={() => setDialog(null)} />}
    </section>
  );
}
