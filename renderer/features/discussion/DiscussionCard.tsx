import { Button } from '@mantine/core';
import { IconDoorEnter, IconFileText, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import {
  discussionsOf,
  groupName,
  itemsOf,
  ownRooms,
  reportPath,
  roomPath,
  runningItem,
  type RoomInDiscussion,
} from './discussions.ts';
import { RoomMeta, RoomStageTag } from './RoomMeta.tsx';
import classes from './discussion.module.css';

/** On the agenda: the room of one's own group with the way in, and reports that are public. */
export function DiscussionCard() {
  const projection = useProjection();
  const me = useMe();
  if (projection === null) return null;
  const own = ownRooms(projection, me).filter(({ discussion }) => discussion.report === 'none');
  const reports = discussionsOf(projection).filter(
    ({ report }) => report === 'published' || (report === 'gathered' && sitsAtDesk(me)),
  );
  return (
    <>
      {own.map((at) => (
        <OwnRoom key={`${at.discussion.id}/${at.room.groupId}`} projection={projection} at={at} />
      ))}
      {reports.map((discussion) => (
        <ReportCard key={discussion.id} projection={projection} discussion={discussion} />
      ))}
    </>
  );
}

function OwnRoom({ projection, at }: { readonly projection: Projection; readonly at: RoomInDiscussion }) {
  const { t } = useTranslation('discussion');
  const { session } = useRoom();
  const me = useMe();
  const { send, busy } = useCommand();
  const { discussion, room } = at;
  const items = itemsOf(projection, discussion);
  const running = items.find(({ item }) => item.id === runningItem(room)) ?? null;
  const isOpen = room.stage.kind === 'open';
  const mayEnter = isOpen && isDelegate(me) && me.groupId === room.groupId && !room.here.includes(me.id);
  return (
    <aside
      className={classes.card}
      data-open={isOpen || undefined}
      data-testid="own-room"
      aria-label={t('title')}
    >
      <IconUsersGroup size={28} stroke={1.75} aria-hidden />
      <div className={classes.words}>
        <p className={classes.cardTitle}>
          <strong>
            {t('title')}: {groupName(projection, room.groupId)}
          </strong>{' '}
          <RoomStageTag room={room} />
        </p>
        <p className={classes.soft}>
          <RoomMeta projection={projection} room={room} />
        </p>
        <p className={classes.soft}>
          {running === null
            ? t('items', { items: items.map(({ number }) => number).join(', ') })
            : t('now', { number: running.number, title: running.item.title })}
        </p>
      </div>
      <Button
        component={Link}
        to={sessionPath(session) + roomPath(discussion.id, room.groupId)}
        size="lg"
        variant={isOpen ? 'filled' : 'default'}
        disabled={busy}
        leftSection={<IconDoorEnter size={24} stroke={1.75} aria-hidden />}
        onClick={() => {
          if (!mayEnter) return;
          const entries = [{ memberId: me.id, here: true }];
          const place = { discussionId: discussion.id, groupId: room.groupId };
          void send({ type: 'callRoomRoll', ...place, entries });
        }}
      >
        {t('enter')}
      </Button>
    </aside>
  );
}

function ReportCard({
  projection,
  discussion,
}: {
  readonly projection: Projection;
  readonly discussion: RoomInDiscussion['discussion'];
}) {
  const { t } = useTranslation('discussion');
  const { session } = useRoom();
  const items = itemsOf(projection, discussion);
  return (
    <aside className={classes.card} data-testid="report-card" aria-label={t('report.title')}>
      <IconFileText size={28} stroke={1.75} aria-hidden />
      <div className={classes.words}>
        <p className={classes.cardTitle}>
          <strong>{t('report.title')}</strong>
        </p>
        <p className={classes.soft}>{t('items', { items: items.map(({ number }) => number).join(', ') })}</p>
      </div>
      <Button
        component={Link}
        to={sessionPath(session) + reportPath(discussion.id)}
        size="lg"
        variant="default"
      >
        {t(discussion.report === 'published' ? 'report.read' : 'report.write')}
      </Button>
    </aside>
  );
}
