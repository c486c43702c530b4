import { UnstyledButton } from '@mantine/core';
import { IconCalendarOff, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { SittingId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { RoomsDesk } from '../discussion/RoomsDesk.tsx';
import { useMe } from '../session/useMe.ts';
import { waitingCalls } from '../notices/notices.ts';
import { NoticesDesk } from '../notices/NoticesDesk.tsx';
import { PollsDesk } from '../polls/PollsDesk.tsx';
import { HallDesk } from '../seating/HallDesk.tsx';
import { openSittingOf, sittingAtHand } from '../voting/sitting.ts';
import { DevicesDesk } from './DevicesDesk.tsx';
import { RollDesk } from './RollDesk.tsx';
import { RunDesk } from './RunDesk.tsx';
import { SeriesDesk } from './SeriesDesk.tsx';
import { SittingBar } from './SittingBar.tsx';
import classes from './chair.module.css';

const PARTS = ['run', 'roll', 'hall', 'series', 'polls', 'rooms', 'devices', 'notices'] as const;
type Part = (typeof PARTS)[number];

/** `/s/:sessionKey/chair`: where a sitting is run, by the chair and the secretaries. */
export function ChairPage() {
  const { t } = useTranslation('chair');
  const me = useMe();
  const projection = useProjection();
  if (!sitsAtDesk(me)) {
    return (
      <Blank icon={IconLock} title={t('notAllowed')}>
        {t('notAllowedText')}
      </Blank>
    );
  }
  return projection === null ? null : <Desk projection={projection} />;
}

function Desk({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('chair');
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<SittingId | null>(null);
  const part: Part = PARTS.find((one) => one === search.get('part')) ?? 'run';
  const open = openSittingOf(projection);
  const picked = chosen === null ? undefined : projection.sittings[chosen];
  const sitting = open?.sitting ?? picked ?? sittingAtHand(projection);
  if (sitting === null) {
    return (
      <Blank icon={IconCalendarOff} title={t('noSitting')}>
        {t('noSittingText')}
      </Blank>
    );
  }
  const counts: Record<Part, number> = {
    run: 0,
    roll: waitingInRoll(projection, sitting.id),
    hall: 0,
    series: 0,
    polls: 0,
    devices: Object.values(projection.devices).filter(({ standing }) => standing === 'waiting').length,
    notices: waitingCalls(projection),
    rooms: openRooms(projection),
  };
  const label = (one: Part) => {
    const count = counts[one];
    return count === 0 ? t(`part.${one}`) : t('part.count', { part: t(`part.${one}`), count });
  };
  return (
    <div className={classes.page}>
      <SittingBar projection={projection} sitting={sitting} open={open} onSitting={setChosen} />
      <nav className={classes.parts} aria-label={t('parts')}>
        {PARTS.map((value) => (
          <UnstyledButton
            key={value}
            className={classes.part ?? ''}
            aria-current={value === part ? 'page' : undefined}
            data-waiting={counts[value] > 0 || undefined}
            onClick={() => setSearch(value === 'run' ? {} : { part: value }, { replace: true })}
          >
            {label(value)}
          </UnstyledButton>
        ))}
      </nav>
      {part === 'run' && <RunDesk projection={projection} open={open} />}
      {part === 'roll' && <RollDesk projection={projection} sitting={sitting} />}
      {part === 'hall' && <HallDesk projection={projection} sitting={sitting} />}
      {part === 'series' && <SeriesDesk projection={projection} sitting={sitting} open={open} />}
      {part === 'polls' && <PollsDesk projection={projection} open={open} />}
      {part === 'devices' && <DevicesDesk projection={projection} />}
      {part === 'rooms' && <RoomsDesk />}
      {part === 'notices' && <NoticesDesk projection={projection} />}
    </div>
  );
}

/** Those who say that they are here, and those who ask for leave: both wait for an answer. */
function waitingInRoll({ declared, leave }: Projection, sittingId: SittingId): number {
  const ofSitting = (key: string) => key.startsWith(`${sittingId}/`);
  const asked = Object.entries(leave).filter(([key, request]) => ofSitting(key) && request.state === 'asked');
  return Object.keys(declared).filter(ofSitting).length + asked.length;
}

function openRooms({ discussions }: Projection): number {
  const rooms = Object.values(discussions).flatMap((one) => one.rooms);
  return rooms.filter(({ stage }) => stage.kind === 'open').length;
}
