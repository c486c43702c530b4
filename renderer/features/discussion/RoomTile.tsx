import { Button } from '@mantine/core';
import { IconDoorEnter, IconHandStop, IconMicrophone, IconNotes, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { formatClock } from '../../ui/time.ts';
import { sessionPath } from '../session/sessionKey.ts';
import { queueAt, speakerOf, speechAt } from '../speaking/floorView.ts';
import { SpeechClock } from '../speaking/SpeechClock.tsx';
import {
  delegatesOf,
  groupName,
  itemsOf,
  notesKey,
  notesState,
  roomPath,
  runningItem,
  type RoomInDiscussion,
} from './discussions.ts';
import { RoomDoor } from './RoomDoor.tsx';
import { RoomStageTag } from './RoomMeta.tsx';
import classes from './discussion.module.css';

interface RoomTileProps {
  readonly projection: Projection;
  readonly at: RoomInDiscussion;
}

/** One room among all: what runs there, who speaks, who is there, how far its notes are. */
export function RoomTile({ projection, at }: RoomTileProps) {
  const { t } = useTranslation(['discussion', 'speaking']);
  const { session } = useRoom();
  const { discussion, room } = at;
  const nameOf = (id: typeof room.chairId) => projection.members[id]?.name ?? t('speaking:removed');
  const base = sessionPath(session);
  return (
    <article
      className={classes.tile}
      data-live={room.stage.kind === 'open' || undefined}
      data-testid="room-tile"
    >
      <header className={classes.tileHead}>
        <h3>{groupName(projection, room.groupId)}</h3>
        <RoomStageTag room={room} />
      </header>
      {room.place !== '' && <p className={classes.soft}>{room.place}</p>}
      <p className={classes.soft}>{t('chairIs', { name: nameOf(room.chairId) })}</p>
      <p className={classes.soft}>{t('secretaryIs', { name: nameOf(room.secretaryId) })}</p>
      <Now projection={projection} at={at} />
      <p className={classes.tileLine}>
        <IconUsers size={20} stroke={1.75} aria-hidden />
        {t('rollCount', { here: room.here.length, count: delegatesOf(projection, room.groupId).length })}
      </p>
      <NotesLines projection={projection} at={at} />
      <div className={classes.tileHands}>
        <Button
          component={Link}
          to={base + roomPath(discussion.id, room.groupId)}
          variant="light"
          leftSection={<IconDoorEnter size={22} stroke={1.75} aria-hidden />}
        >
          {t('enter')}
        </Button>
        {discussion.report === 'none' && <RoomDoor projection={projection} at={at} />}
      </div>
    </article>
  );
}

function Now({ projection, at: { discussion, room } }: RoomTileProps) {
  const { t } = useTranslation(['discussion', 'speaking']);
  const itemId = runningItem(room);
  if (itemId === null) {
    return room.stage.kind === 'open' ? <p className={classes.tileNow}>{t('betweenItems')}</p> : null;
  }
  const running = itemsOf(projection, discussion).find(({ item }) => item.id === itemId);
  const speech = speechAt(projection, room.groupId);
  const waiting = queueAt(projection, room.groupId, itemId).length;
  const speaker = speech === null ? null : speakerOf(projection, speech.speaker, speech.groupId);
  return (
    <>
      <p className={classes.tileNow}>
        {running === undefined ? '' : `${running.number}. ${running.item.title}`}
      </p>
      {speech !== null && (
        <p className={classes.tileLine} data-testid="tile-speaker">
          <IconMicrophone size={20} stroke={1.75} aria-hidden />
          <span className={classes.grow}>{speaker?.name ?? t('speaking:removed')}</span>
          <SpeechClock speech={speech} wordless />
        </p>
      )}
      <p className={classes.tileLine}>
        <IconHandStop size={20} stroke={1.75} aria-hidden />
        {t('waiting', { count: waiting })}
      </p>
    </>
  );
}

function NotesLines({ projection, at: { discussion, room } }: RoomTileProps) {
  const { t, i18n } = useTranslation('discussion');
  return (
    <>
      {itemsOf(projection, discussion).map(({ item, number }) => {
        const state = notesState(projection.groupNotes[notesKey(discussion.id, room.groupId, item.id)]);
        const clock = state.kind === 'none' ? '' : formatClock(state.at, i18n.language);
        return (
          <p key={item.id} className={classes.tileLine} data-tone={state.kind} data-testid="tile-notes">
            <IconNotes size={20} stroke={1.75} aria-hidden />
            {t(`notesState.${state.kind}`, { number, clock })}
          </p>
        );
      })}
    </>
  );
}
