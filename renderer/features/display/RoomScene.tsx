import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { groupName, itemsOf, roomsOf, runningItem } from '../discussion/discussions.ts';
import { speechAt } from '../speaking/floorView.ts';
import { SpeechScene } from './SpeechScene.tsx';
import classes from './display.module.css';

/** What a group's room sees: who speaks there, else its item, else where and with whom it sits. */
export function RoomScene({
  projection,
  groupId,
}: {
  readonly projection: Projection;
  readonly groupId: string;
}) {
  const at = roomOfDisplay(projection, groupId);
  const speech = at === null ? null : speechAt(projection, at.room.groupId);
  const kind =
    at === null ? 'none' : speech !== null ? 'speech' : runningItem(at.room) === null ? 'room' : 'item';
  return (
    <div className={classes.scene} data-scene={kind} aria-live="polite">
      {at === null ? (
        <NoRoom />
      ) : speech !== null ? (
        <SpeechScene speech={speech} projection={projection} />
      ) : (
        <Item projection={projection} at={at} />
      )}
    </div>
  );
}

/** The open room of the group, else its last one. */
export function roomOfDisplay(projection: Projection, groupId: string) {
  const rooms = roomsOf(projection).filter(({ room }) => room.groupId === groupId);
  return rooms.find(({ room }) => room.stage.kind === 'open') ?? rooms.at(-1) ?? null;
}

function NoRoom() {
  const { t } = useTranslation('discussion');
  return (
    <>
      <h1 className={classes.title}>{t('hall.noRoom')}</h1>
      <p className={classes.third}>{t('hall.noRoomText')}</p>
    </>
  );
}

interface ItemProps {
  readonly projection: Projection;
  readonly at: NonNullable<ReturnType<typeof roomOfDisplay>>;
}

function Item({ projection, at: { discussion, room } }: ItemProps) {
  const { t } = useTranslation(['discussion', 'speaking']);
  const running = itemsOf(projection, discussion).find(({ item }) => item.id === runningItem(room));
  const chair = projection.members[room.chairId]?.name ?? t('speaking:removed');
  if (running !== undefined) {
    return (
      <>
        <p className={classes.label} data-live>
          {t('hall.open')} · {t('hall.item', { number: running.number })}
        </p>
        <h1 className={classes.title}>{running.item.title}</h1>
        <p className={classes.second}>{t('chairIs', { name: chair })}</p>
      </>
    );
  }
  return (
    <>
      <h1 className={classes.title}>{groupName(projection, room.groupId)}</h1>
      <p className={classes.second}>
        {[room.place, t('chairIs', { name: chair })].filter(Boolean).join(' · ')}
      </p>
      <p className={classes.third}>
        {t(room.stage.kind === 'open' ? 'betweenItems' : `hall.${room.stage.kind}`)}
      </p>
    </>
  );
}
