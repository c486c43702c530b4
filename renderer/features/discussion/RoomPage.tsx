import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconDeviceTv, IconDoorOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { mayLeadRoom, sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useMe } from '../session/useMe.ts';
import { groupName, roomAt, type RoomInDiscussion } from './discussions.ts';
import { GroupNotesDesk } from './GroupNotesDesk.tsx';
import { RoomDoor } from './RoomDoor.tsx';
import { RoomFloor } from './RoomFloor.tsx';
import { RoomMeta, RoomStageTag } from './RoomMeta.tsx';
import { RoomRoll } from './RoomRoll.tsx';
import classes from './discussion.module.css';

const PARTS = ['floor', 'notes', 'here'] as const;
type Part = (typeof PARTS)[number];

/** `/s/:sessionKey/rooms/:discussionId/:groupId`: a group in its room. */
export function RoomPage() {
  const { t } = useTranslation('discussion');
  const { discussionId, groupId } = useParams();
  const projection = useProjection();
  const { session } = useRoom();
  const me = useMe();
  if (projection === null) return null;
  const at = roomAt(projection, discussionId, groupId);
  if (at === null) {
    return (
      <Blank
        icon={IconDoorOff}
        title={t('gone')}
        action={
          <Button component={Link} to={sessionPath(session)}>
            {t('toAgenda')}
          </Button>
        }
      >
        {t('goneText')}
      </Blank>
    );
  }
  return <GroupRoomView projection={projection} at={at} me={me} />;
}

interface ViewProps {
  readonly projection: Projection;
  readonly at: RoomInDiscussion;
  readonly me: Member;
}

function GroupRoomView({ projection, at, me }: ViewProps) {
  const { t } = useTranslation('discussion');
  const { session } = useRoom();
  const [search, setSearch] = useSearchParams();
  const { discussion, room } = at;
  const leads = mayLeadRoom(projectionMembers(projection), me.id, room);
  const first: Part = room.secretaryId === me.id && room.stage.kind !== 'prepared' ? 'notes' : 'floor';
  const part = PARTS.find((one) => one === search.get('part')) ?? first;
  const base = sessionPath(session);
  return (
    <div className={classes.page} data-testid="group-room">
      <header className={classes.head}>
        <Link
          to={sitsAtDesk(me) ? `${base}/chair?part=rooms` : base}
          className={classes.back ?? ''}
          aria-label={t(sitsAtDesk(me) ? 'toRooms' : 'toAgenda')}
          title={t(sitsAtDesk(me) ? 'toRooms' : 'toAgenda')}
        >
          <IconArrowLeft size={24} stroke={1.75} aria-hidden />
        </Link>
        <div className={classes.headText}>
          <h2>
            {t('titleOf', { group: groupName(projection, room.groupId) })} <RoomStageTag room={room} />
          </h2>
          <p className={classes.soft}>
            <RoomMeta projection={projection} room={room} />
          </p>
        </div>
        <div className={classes.hands}>
          {leads && (
            <Button
              component={Link}
              to={`${base}/display?room=${room.groupId}`}
              variant="subtle"
              leftSection={<IconDeviceTv size={22} stroke={1.75} aria-hidden />}
            >
              {t('display')}
            </Button>
          )}
          {leads && discussion.report === 'none' && <RoomDoor projection={projection} at={at} />}
        </div>
      </header>
      <SegmentedControl
        className={classes.parts ?? ''}
        size="md"
        fullWidth
        aria-label={t('parts')}
        value={part}
        onChange={(value) => setSearch({ part: value }, { replace: true })}
        data={PARTS.map((value) => ({
          value,
          label: value === 'here' ? t('part.here', { count: room.here.length }) : t(`part.${value}`),
        }))}
      />
      {part === 'floor' && <RoomFloor projection={projection} at={at} leads={leads} />}
      {part === 'notes' && <GroupNotesDesk projection={projection} at={at} me={me} />}
      {part === 'here' && <RoomRoll projection={projection} at={at} leads={leads} me={me} />}
    </div>
  );
}

/** In the form that the rules ask. */
function projectionMembers({ members }: Projection): { readonly members: ReadonlyMap<Member['id'], Member> } {
  return { members: new Map(Object.values(members).map((member) => [member.id, member])) };
}
