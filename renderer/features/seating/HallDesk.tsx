import { Button } from '@mantine/core';
import { IconArmchair } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import { mayPrepare } from '../../../shared/domain/rights.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useMe } from '../session/useMe.ts';
import { HallMap } from './HallMap.tsx';
import { hasSeats } from './plan.ts';

interface HallDeskProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
}

/** The chair's view over the hall; without a seat map, the way to one. */
export function HallDesk({ projection, sitting }: HallDeskProps) {
  const { t } = useTranslation('seating');
  const room = useRoom();
  const draws = mayPrepare(useMe());
  if (hasSeats(projection)) return <HallMap projection={projection} sitting={sitting} />;
  const action = draws ? (
    <Button component={Link} to={`${sessionPath(room.session)}/seating`}>
      {t('desk.draw')}
    </Button>
  ) : null;
  return (
    <Blank icon={IconArmchair} title={t('desk.empty')} action={action}>
      {t(draws ? 'desk.emptyText' : 'desk.emptyForChair')}
    </Blank>
  );
}
