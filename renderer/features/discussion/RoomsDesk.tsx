import { Button } from '@mantine/core';
import { IconFileText, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DiscussionView, Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useCommand } from '../session/useCommand.ts';
import { discussionsOf, itemsOf, notesKey, notesState, reportPath } from './discussions.ts';
import { PrepareDialog } from './PrepareDialog.tsx';
import { RoomTile } from './RoomTile.tsx';
import classes from './discussion.module.css';

/** All rooms at once, for the desk: what runs, who speaks, how far the notes are. */
export function RoomsDesk() {
  const { t } = useTranslation('discussion');
  const projection = useProjection();
  const [preparing, setPreparing] = useState<DiscussionView | 'new' | null>(null);
  if (projection === null) return null;
  const discussions = discussionsOf(projection);
  const prepare = (
    <Button
      onClick={() => setPreparing('new')}
      leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />}
    >
      {t('prepare.new')}
    </Button>
  );
  return (
    <div className={classes.desk} data-testid="rooms-desk">
      {discussions.length === 0 ? (
        <Blank icon={IconUsersGroup} title={t('none')} action={prepare}>
          {t('noneText')}
        </Blank>
      ) : (
        <>
          <div className={classes.deskHead}>
            <h2>{t('title')}</h2>
            {prepare}
          </div>
          {discussions.map((discussion) => (
            <DiscussionBox
              key={discussion.id}
              projection={projection}
              discussion={discussion}
              onChange={() => setPreparing(discussion)}
            />
          ))}
        </>
      )}
      {preparing !== null && (
        <PrepareDialog
          projection={projection}
          before={preparing === 'new' ? null : preparing}
          onClose={() => setPreparing(null)}
        />
      )}
    </div>
  );
}

interface DiscussionBoxProps {
  readonly projection: Projection;
  readonly discussion: DiscussionView;
  readonly onChange: () => void;
}

function DiscussionBox({ projection, discussion, onChange }: DiscussionBoxProps) {
  const items = itemsOf(projection, discussion);
  return (
    <section className={classes.box} data-testid="discussion">
      <ul className={classes.itemNames}>
        {items.map(({ item, number }) => (
          <li key={item.id}>
            {number}. {item.title}
          </li>
        ))}
      </ul>
      <div className={classes.tiles}>
        {discussion.rooms.map((room) => (
          <RoomTile key={room.groupId} projection={projection} at={{ discussion, room }} />
        ))}
      </div>
      <DiscussionHands projection={projection} discussion={discussion} onChange={onChange} />
    </section>
  );
}

function DiscussionHands({ projection, discussion, onChange }: DiscussionBoxProps) {
  const { t } = useTranslation('discussion');
  const { session, connection } = useRoom();
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const isOnline = useSignal(connection) === 'online';
  const { id: discussionId, rooms, report, itemIds } = discussion;
  const isBegun = rooms.some(({ stage }) => stage.kind !== 'prepared');
  const open = rooms.filter(({ stage }) => stage.kind === 'open').length;
  const states = rooms.flatMap(({ groupId }) =>
    itemIds.map((itemId) => notesState(projection.groupNotes[notesKey(discussionId, groupId, itemId)])),
  );
  const count = (kind: (typeof states)[number]['kind']) => states.filter((one) => one.kind === kind).length;
  const [unapproved, missing] = [count('written'), count('none')];
  const gather = async () => {
    const sure = await confirm({
      title: t('gather.title'),
      body: missing === 0 ? t('gather.text') : t('gather.textMissing', { count: missing }),
      confirm: t('gather.confirm'),
      final: true,
    });
    if (sure) await send({ type: 'gatherNotes', discussionId });
  };
  const remove = async () => {
    const sure = await confirm({ title: t('removeTitle'), body: t('removeText'), confirm: t('remove') });
    if (sure) await send({ type: 'removeDiscussion', discussionId });
  };
  if (report !== 'none') {
    return (
      <div className={classes.hands}>
        <Button
          component={Link}
          to={sessionPath(session) + reportPath(discussionId)}
          leftSection={<IconFileText size={22} stroke={1.75} aria-hidden />}
        >
          {t(report === 'published' ? 'report.read' : 'report.write')}
        </Button>
      </div>
    );
  }
  const hindrance =
    open > 0
      ? t('gather.open', { count: open })
      : unapproved > 0
        ? t('gather.unapproved', { count: unapproved })
        : count('approved') === 0
          ? t('gather.nothing')
          : null;
  return (
    <div className={classes.hands}>
      <Button variant="default" disabled={!isOnline} onClick={onChange}>
        {t('prepare.change')}
      </Button>
      {!isBegun && (
        <Button variant="subtle" disabled={busy || !isOnline} onClick={() => void remove()}>
          {t('remove')}
        </Button>
      )}
      {isBegun && (
        <>
          {hindrance !== null && <p className={classes.soft}>{hindrance}</p>}
          <Button disabled={hindrance !== null || !isOnline} loading={busy} onClick={() => void gather()}>
            {t('gather.button')}
          </Button>
        </>
      )}
    </div>
  );
}
