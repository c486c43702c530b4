import { Button } from '@mantine/core';
import { IconCheck, IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { useCommand } from '../session/useCommand.ts';
import { delegatesOf, type RoomInDiscussion } from './discussions.ts';
import classes from './discussion.module.css';

interface RoomRollProps {
  readonly projection: Projection;
  readonly at: RoomInDiscussion;
  readonly leads: boolean;
  readonly me: Member;
}

/** Who of the group is in the room: said by the leaders, or by each for himself. */
export function RoomRoll({ projection, at: { discussion, room }, leads, me }: RoomRollProps) {
  const { t } = useTranslation('discussion');
  const { send, busy } = useCommand();
  const isOnline = useSignal(useRoom().connection) === 'online';
  const people = delegatesOf(projection, room.groupId);
  const here = new Set(room.here);
  const isOpen = room.stage.kind === 'open';
  const say = (entries: readonly { readonly memberId: MemberId; readonly here: boolean }[]) =>
    send({ type: 'callRoomRoll', discussionId: discussion.id, groupId: room.groupId, entries });
  const missing = people.filter(({ id }) => !here.has(id));
  return (
    <section className={classes.box} aria-label={t('roll')}>
      <div className={classes.itemLine}>
        <h3 className={classes.grow}>{t('rollCount', { here: here.size, count: people.length })}</h3>
        {leads && isOpen && missing.length > 0 && (
          <Button
            variant="default"
            disabled={busy || !isOnline}
            onClick={() => void say(missing.map(({ id }) => ({ memberId: id, here: true })))}
          >
            {t('allHere')}
          </Button>
        )}
      </div>
      {people.length === 0 && <p className={classes.soft}>{t('nobodyInGroup')}</p>}
      {!isOpen && <p className={classes.soft}>{t('rollClosed')}</p>}
      <ul className={classes.people}>
        {people.map(({ id, name, position }) => {
          const isHere = here.has(id);
          return (
            <li key={id} data-testid="room-member">
              <div className={classes.grow}>
                <p className={classes.name}>{name}</p>
                {position !== '' && <p className={classes.soft}>{position}</p>}
              </div>
              <Button
                variant={isHere ? 'light' : 'default'}
                aria-pressed={isHere}
                disabled={busy || !isOnline || !isOpen || !(leads || id === me.id)}
                onClick={() => void say([{ memberId: id, here: !isHere }])}
                leftSection={
                  isHere ? (
                    <IconCheck size={22} stroke={2} aria-hidden />
                  ) : (
                    <IconUserPlus size={22} stroke={1.75} aria-hidden />
                  )
                }
              >
                {t(isHere ? 'isHere' : 'isAway')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
