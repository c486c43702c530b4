import { Button } from '@mantine/core';
import { IconMicrophone, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { FileRow } from '../agenda/FileRow.tsx';
import { ItemMeta } from '../agenda/ItemMeta.tsx';
import type { ProgrammeItem } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import { FloorDesk } from '../speaking/FloorDesk.tsx';
import { speakerOf, speechAt } from '../speaking/floorView.ts';
import { SpeechClock } from '../speaking/SpeechClock.tsx';
import { itemsOf, runningItem, type RoomInDiscussion } from './discussions.ts';
import classes from './discussion.module.css';
import agendaClasses from '../agenda/AgendaPage.module.css';

interface RoomFloorProps {
  readonly projection: Projection;
  readonly at: RoomInDiscussion;
  readonly leads: boolean;
}

/** What runs in the room with its files, and the floor beside it. */
export function RoomFloor({ projection, at, leads }: RoomFloorProps) {
  const { t } = useTranslation('discussion');
  const { discussion, room } = at;
  const running = runningItem(room);
  const items = itemsOf(projection, discussion);
  return (
    <div className={classes.columns}>
      <section className={classes.box} aria-label={t('itemsTitle')}>
        <h3>{t('itemsTitle')}</h3>
        {items.length === 0 && <p className={classes.soft}>{t('noItems')}</p>}
        <ul className={classes.itemList}>
          {items.map((entry) => (
            <RoomItem key={entry.item.id} entry={entry} at={at} leads={leads} />
          ))}
        </ul>
        {leads && running !== null && <BetweenItems at={at} />}
      </section>
      {running === null ? (
        <section className={classes.box}>
          <p className={classes.soft}>
            {t(room.stage.kind === 'open' ? 'chooseItem' : `idle.${room.stage.kind}`)}
          </p>
        </section>
      ) : leads ? (
        <FloorDesk
          key={running}
          projection={projection}
          room={room.groupId}
          itemId={running}
          canGive={room.stage.kind === 'open'}
        />
      ) : (
        <Speaking projection={projection} at={at} />
      )}
    </div>
  );
}

interface RoomItemProps {
  readonly entry: ProgrammeItem;
  readonly at: RoomInDiscussion;
  readonly leads: boolean;
}

function RoomItem({ entry: { item, number, files }, at: { room }, at, leads }: RoomItemProps) {
  const { t } = useTranslation('discussion');
  const isRunning = runningItem(room) === item.id;
  const turn = useTurn(at);
  return (
    <li data-live={isRunning || undefined} data-testid="room-item">
      <div className={classes.itemLine}>
        <div className={classes.grow}>
          <h4>
            {number}. {item.title}
          </h4>
          <ItemMeta item={item} />
        </div>
        {isRunning ? (
          <Tag tone="live">{t('running')}</Tag>
        ) : (
          leads &&
          room.stage.kind === 'open' && (
            <Button
              variant="light"
              disabled={turn.disabled || item.state === 'done' || !item.published}
              onClick={() => turn.to(item.id)}
              leftSection={<IconPlayerPlay size={22} stroke={1.75} aria-hidden />}
            >
              {t('discuss')}
            </Button>
          )
        )}
      </div>
      {isRunning && files.length > 0 && (
        <ul className={agendaClasses.files}>
          {files.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
        </ul>
      )}
    </li>
  );
}

function BetweenItems({ at }: { readonly at: RoomInDiscussion }) {
  const { t } = useTranslation('discussion');
  const turn = useTurn(at);
  return (
    <Button
      className={classes.quiet ?? ''}
      variant="subtle"
      disabled={turn.disabled}
      onClick={() => turn.to(null)}
    >
      {t('endItem')}
    </Button>
  );
}

function useTurn({ discussion, room }: RoomInDiscussion) {
  const { send, busy } = useCommand();
  const isOnline = useSignal(useRoom().connection) === 'online';
  return {
    disabled: busy || !isOnline,
    to(itemId: ItemId | null) {
      void send({ type: 'setRoomItem', discussionId: discussion.id, groupId: room.groupId, itemId });
    },
  };
}

/** For those who do not lead: who speaks, with the clock. To ask is in the bar below every page. */
function Speaking({ projection, at: { room } }: Omit<RoomFloorProps, 'leads'>) {
  const { t } = useTranslation(['discussion', 'speaking']);
  const speech = speechAt(projection, room.groupId);
  const speaker = speech === null ? null : speakerOf(projection, speech.speaker, speech.groupId);
  return (
    <section className={classes.box} aria-label={t('part.floor')} data-testid="room-speaking">
      {speech === null ? (
        <p className={classes.soft}>{t('speaking:bar.nobody')}</p>
      ) : (
        <div className={classes.speaking}>
          <IconMicrophone size={28} stroke={1.75} aria-hidden />
          <div className={classes.grow}>
            <p className={classes.cardTitle}>
              <strong>{speaker?.name ?? t('speaking:removed')}</strong>
            </p>
            <p className={classes.soft}>
              {[t(`speaking:kind.${speech.kind}`), speech.topic].filter(Boolean).join(' · ')}
            </p>
          </div>
          <SpeechClock speech={speech} />
        </div>
      )}
    </section>
  );
}
