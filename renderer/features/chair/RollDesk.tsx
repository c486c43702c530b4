import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconQrcode, IconSearch, IconUserCheck, IconUserSearch, IconUsers } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { Presence } from '../../../shared/domain/attendance.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { ProxiesDesk } from '../proxies/ProxiesDesk.tsx';
import { HallMap } from '../seating/HallMap.tsx';
import { hasSeats } from '../seating/plan.ts';
import { sessionPath } from '../session/sessionKey.ts';
import { LeaveRequests } from './LeaveRequests.tsx';
import { ROLL_FILTERS, rollOf, searchRoll, type RollFilter, type RollGroup } from './roll.ts';
import { RollHistory } from './RollHistory.tsx';
import { RollRow } from './RollRow.tsx';
import { useRollCall } from './useRollCall.tsx';
import classes from './chair.module.css';

interface RollDeskProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
}

/** The roll call: one touch for each delegate, groups together, and who reported by themselves. */
export function RollDesk({ projection, sitting }: RollDeskProps) {
  const { t } = useTranslation(['chair', 'house', 'seating']);
  const room = useRoom();
  const { call, busy, substitute, dialog } = useRollCall(projection, sitting);
  const [view, setView] = useState<'list' | 'map'>('list');
  const isMap = view === 'map' && hasSeats(projection);
  const all = rollOf(projection, sitting.id);
  const entries = all.flatMap(({ rows }) => rows);
  const declared = entries.filter((row) => row.declared).map(({ member }) => member.id);
  return (
    <div className={classes.run}>
      <div className={classes.rollLinks}>
        <Button
          component={Link}
          to={`${sessionPath(room.session)}/door`}
          variant="default"
          leftSection={<IconQrcode size={22} stroke={1.75} aria-hidden />}
        >
          {t('house:door.open')}
        </Button>
        <RollHistory projection={projection} sittingId={sitting.id} />
        {hasSeats(projection) && (
          <SegmentedControl
            aria-label={t('seating:view.label')}
            value={view}
            onChange={(value) => setView(value as typeof view)}
            data={[
              { value: 'list', label: t('seating:view.list') },
              { value: 'map', label: t('seating:view.map') },
            ]}
          />
        )}
      </div>
      <LeaveRequests projection={projection} sitting={sitting} />
      <ProxiesDesk projection={projection} />
      {declared.length > 0 && (
        <section className={classes.declared} data-testid="declared">
          <IconUserCheck size={28} stroke={1.75} aria-hidden />
          <p>{t('roll.declared', { count: declared.length })}</p>
          <Button size="lg" loading={busy} onClick={() => call(declared, 'present')}>
            {t('roll.confirmAll', { count: declared.length })}
          </Button>
        </section>
      )}
      {isMap ? (
        <HallMap projection={projection} sitting={sitting} />
      ) : (
        <RollList groups={all} onCall={call} onSubstitute={substitute} />
      )}
      {dialog}
    </div>
  );
}

interface RollListProps extends Omit<GroupRollProps, 'group'> {
  readonly groups: readonly RollGroup[];
}

/** All delegates by groups, with a search. */
function RollList({ groups, onCall, onSubstitute }: RollListProps) {
  const { t } = useTranslation('chair');
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<RollFilter>('all');
  const settled = useDeferredValue(query.trim());
  const shown = searchRoll(groups, settled, filter);
  return (
    <>
      <div className={classes.rollTools}>
        <TextInput
          type="search"
          aria-label={t('roll.search')}
          placeholder={t('roll.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          leftSection={<IconSearch size={22} stroke={1.75} aria-hidden />}
        />
        <SegmentedControl
          aria-label={t('roll.filter')}
          value={filter}
          onChange={(value) => setFilter(value)}
          data={ROLL_FILTERS.map((value) => ({
            value,
            label: t('part.count', {
              part: t(`roll.filters.${value}`),
              count: searchRoll(groups, '', value).flatMap(({ rows }) => rows).length,
            }),
          }))}
        />
      </div>
      {shown.length === 0 && (
        <Blank icon={IconUserSearch} title={t('roll.none')}>
          {t('roll.noneText')}
        </Blank>
      )}
      {shown.map((group) => (
        <GroupRoll key={group.id ?? ''} group={group} onCall={onCall} onSubstitute={onSubstitute} />
      ))}
    </>
  );
}

interface GroupRollProps {
  readonly group: RollGroup;
  readonly onCall: (memberIds: readonly MemberId[], presence: Presence) => void;
  readonly onSubstitute: ((member: Member) => void) | null;
}

function GroupRoll({ group, onCall, onSubstitute }: GroupRollProps) {
  const { t } = useTranslation('chair');
  const uncalled = group.rows.filter(({ presence }) => presence === undefined);
  return (
    <section className={classes.group}>
      <header>
        <h3>
          {group.name ?? t('roll.noGroup')} · {t('roll.people', { count: group.rows.length })}
        </h3>
        {uncalled.length > 1 && (
          <Button
            variant="subtle"
            leftSection={<IconUsers size={22} stroke={1.75} aria-hidden />}
            onClick={() =>
              onCall(
                uncalled.map(({ member }) => member.id),
                'present',
              )
            }
          >
            {t('roll.groupPresent', { count: uncalled.length })}
          </Button>
        )}
      </header>
      <ul className={classes.people}>
        {group.rows.map((row) => (
          <RollRow
            key={row.member.id}
            row={row}
            onCall={(presence) => onCall([row.member.id], presence)}
            onSubstitute={onSubstitute === null ? null : () => onSubstitute(row.member)}
          />
        ))}
      </ul>
    </section>
  );
}
