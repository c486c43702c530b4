import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch, IconUserCheck, IconUserSearch, IconUsers } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { Presence } from '../../../shared/domain/attendance.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Blank } from '../../ui/Blank.tsx';
import { useCommand } from '../session/useCommand.ts';
import { LeaveRequests } from './LeaveRequests.tsx';
import { ROLL_FILTERS, rollOf, searchRoll, type RollFilter, type RollGroup } from './roll.ts';
import { RollRow } from './RollRow.tsx';
import classes from './chair.module.css';

interface RollDeskProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
}

/** The roll call: one touch for each delegate, groups together, and who reported by themselves. */
export function RollDesk({ projection, sitting }: RollDeskProps) {
  const { t } = useTranslation(['chair', 'voting']);
  const { send, busy } = useCommand();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<RollFilter>('all');
  const settled = useDeferredValue(query.trim());
  const all = rollOf(projection, sitting.id);
  const shown = searchRoll(all, settled, filter);
  const entries = all.flatMap(({ rows }) => rows);
  const declared = entries.filter((row) => row.declared).map(({ member }) => member.id);
  const call = (memberIds: readonly MemberId[], presence: Presence) =>
    void send({
      type: 'callRoll',
      sittingId: sitting.id,
      entries: memberIds.map((memberId) => ({ memberId, presence })),
    });
  return (
    <div className={classes.run}>
      <LeaveRequests projection={projection} sitting={sitting} />
      {declared.length > 0 && (
        <section className={classes.declared} data-testid="declared">
          <IconUserCheck size={28} stroke={1.75} aria-hidden />
          <p>{t('roll.declared', { count: declared.length })}</p>
          <Button size="lg" loading={busy} onClick={() => call(declared, 'present')}>
            {t('roll.confirmAll', { count: declared.length })}
          </Button>
        </section>
      )}
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
              count: searchRoll(all, '', value).flatMap(({ rows }) => rows).length,
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
        <GroupRoll key={group.id ?? ''} group={group} onCall={call} />
      ))}
    </div>
  );
}

interface GroupRollProps {
  readonly group: RollGroup;
  readonly onCall: (memberIds: readonly MemberId[], presence: Presence) => void;
}

function GroupRoll({ group, onCall }: GroupRollProps) {
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
          <RollRow key={row.member.id} row={row} onCall={(presence) => onCall([row.member.id], presence)} />
        ))}
      </ul>
    </section>
  );
}
