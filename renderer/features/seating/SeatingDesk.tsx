import { Button, Group } from '@mantine/core';
import { IconArmchair, IconFileExport, IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import desk from '../desk/desk.module.css';
import { sessionPath } from '../session/sessionKey.ts';
import { useSeatColumns } from './EditorHead.tsx';
import { facesOfPlan } from './facesOfPlan.ts';
import { withoutSeat } from './hallFaces.ts';
import { seatsOf } from './plan.ts';
import { seatCsv } from './seatCsv.ts';
import { SeatPlan } from './SeatPlan.tsx';
import classes from './seating.module.css';

/** The hall as it is drawn, and the way to draw it. */
export function SeatingDesk() {
  const { t } = useTranslation('seating');
  const room = useRoom();
  const projection = useProjection();
  const columns = useSeatColumns();
  const seats = useMemo(() => (projection === null ? [] : seatsOf(projection)), [projection]);
  if (projection === null) return null;
  const waiting = withoutSeat(projection);
  const editor = `${sessionPath(room.session)}/seating`;
  if (seats.length === 0) {
    return (
      <Blank
        icon={IconArmchair}
        title={t('desk.empty')}
        action={
          <Button component={Link} to={editor}>
            {t('desk.draw')}
          </Button>
        }
      >
        {t('desk.emptyText')}
      </Blank>
    );
  }
  return (
    <>
      <div className={desk.workHead}>
        <h2>{t('title')}</h2>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconFileExport size={22} stroke={1.75} aria-hidden />}
            onClick={() =>
              saveFile(t('export.fileName'), seatCsv(seats, projection.members, columns), 'text/csv')
            }
          >
            {t('export.action')}
          </Button>
          <Button
            component={Link}
            to={editor}
            leftSection={<IconPencil size={22} stroke={1.75} aria-hidden />}
          >
            {t('desk.edit')}
          </Button>
        </Group>
      </div>
      <p className={desk.soft} data-testid="seating-summary">
        {t('desk.summary', {
          seats: seats.length,
          people: seats.filter(({ memberId }) => memberId !== null).length,
        })}
      </p>
      <div className={classes.sheet}>
        <SeatPlan title={t('title')} seats={seats} members={projection.members} faces={facesOfPlan(seats)} />
      </div>
      {waiting.length > 0 && (
        <p className={desk.soft}>
          {t('desk.waiting', { count: waiting.length, names: waiting.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </>
  );
}
