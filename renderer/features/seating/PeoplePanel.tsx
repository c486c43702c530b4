import { Button, Menu, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconGripVertical, IconSearch, IconUserX, IconUsersPlus } from '@tabler/icons-react';
import { useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/domain/ids.ts';
import { isDelegate, type Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { matchesQuery } from '../../ui/foldText.ts';
import { rosterOf } from '../desk/roster.ts';
import { aroundChair, filled, inLabelOrder, vacated, type Seats } from './draft.ts';
import classes from './editor.module.css';

interface PeoplePanelProps {
  readonly projection: Projection;
  readonly seats: Seats;
  /** Who was touched and is put on the seat that is touched next. */
  readonly armed: MemberId | null;
  /** Somebody is dragged over the list. */
  readonly isOver: boolean;
  readonly onChange: (seats: Seats) => void;
  readonly onArm: (memberId: MemberId) => void;
  readonly onHold: (event: PointerEvent, memberId: MemberId) => void;
}

const FILTERS = ['waiting', 'guests', 'seated'] as const;
type Filter = (typeof FILTERS)[number];

/** Who sits nowhere yet, who does, and the hands that seat many at once. */
export function PeoplePanel(props: PeoplePanelProps) {
  const { projection, seats, armed, isOver, onChange } = props;
  const { t } = useTranslation('seating');
  const [filter, setFilter] = useState<Filter>('waiting');
  const [query, setQuery] = useState('');
  const { members, groups } = rosterOf(projection);
  const labels = new Map(
    seats.flatMap(({ memberId, label }) => (memberId === null ? [] : [[memberId, label]])),
  );
  const lists: Record<Filter, readonly Member[]> = {
    waiting: members.filter((member) => isDelegate(member) && !labels.has(member.id)),
    guests: members.filter((member) => !isDelegate(member) && !labels.has(member.id)),
    seated: members.filter(({ id }) => labels.has(id)),
  };
  const groupName = ({ groupId }: Member) => groups.find(({ id }) => id === groupId)?.name ?? '';
  const shown = lists[filter].filter((member) =>
    matchesQuery(`${member.name} ${groupName(member)}`, query.trim()),
  );
  return (
    <div className={classes.people} data-people data-over={isOver || undefined}>
      <SeatMany {...props} waiting={lists.waiting} />
      <SegmentedControl
        fullWidth
        aria-label={t('people.filter')}
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
        data={FILTERS.map((value) => ({
          value,
          label: t(`people.filters.${value}`, { count: lists[value].length }),
        }))}
      />
      <TextInput
        type="search"
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        leftSection={<IconSearch size={22} stroke={1.75} aria-hidden />}
      />
      <p className={classes.hint} role="status">
        {armed === null
          ? t('people.hint')
          : t('people.armed', { name: projection.members[armed]?.name ?? '' })}
      </p>
      {armed !== null && labels.has(armed) && (
        <Button
          variant="default"
          leftSection={<IconUserX size={22} stroke={1.75} aria-hidden />}
          onClick={() => {
            props.onArm(armed);
            onChange(vacated(seats, (id) => id === armed));
          }}
        >
          {t('people.vacate')}
        </Button>
      )}
      <ul className={classes.personList} aria-label={t(`people.filters.${filter}`, { count: shown.length })}>
        {shown.map((member) => (
          <PersonRow
            key={member.id}
            {...props}
            member={member}
            detail={[groupName(member), seatText(labels.get(member.id), t)]
              .filter((part) => part !== '')
              .join(' · ')}
          />
        ))}
        {shown.length === 0 && <li className={classes.nobody}>{t(`people.none.${filter}`)}</li>}
      </ul>
    </div>
  );
}

function seatText(
  label: string | undefined,
  t: (key: 'seatLabel', values: { label: string }) => string,
): string {
  return label === undefined || label === '' ? '' : t('seatLabel', { label });
}

interface PersonRowProps extends PeoplePanelProps {
  readonly member: Member;
  readonly detail: string;
}

function PersonRow({ member, detail, armed, onArm, onHold }: PersonRowProps) {
  return (
    <li>
      <UnstyledButton
        className={classes.personRow ?? ''}
        aria-pressed={armed === member.id}
        data-testid="seating-person"
        onClick={() => onArm(member.id)}
        onPointerDown={(event) => {
          // A finger on the row scrolls the list; on its handle it drags.
          const isHandle = (event.target as Element).closest('[data-handle]') !== null;
          if (event.pointerType !== 'touch' || isHandle) onHold(event, member.id);
        }}
      >
        <span className={classes.handle} data-handle>
          <IconGripVertical size={22} stroke={1.75} aria-hidden />
        </span>
        <span>
          <span className={classes.personName}>{member.name}</span>
          {detail !== '' && <span className={classes.personDetail}>{detail}</span>}
        </span>
      </UnstyledButton>
    </li>
  );
}

function SeatMany({
  projection,
  seats,
  waiting,
  onChange,
}: PeoplePanelProps & { readonly waiting: readonly Member[] }) {
  const { t } = useTranslation('seating');
  const hasSomebody = seats.some(({ memberId }) => memberId !== null);
  const hasPlace = seats.some(({ memberId }) => memberId === null) && waiting.length > 0;
  const collator = new Intl.Collator('vi', { numeric: true });
  const groupOf = ({ groupId }: Member) =>
    groupId === null ? '\uffff' : (projection.groups[groupId]?.name ?? '\uffff');
  const byGroup = [...waiting].sort((a, b) => collator.compare(groupOf(a), groupOf(b)));
  return (
    <div className={classes.many}>
      <Menu position="bottom-start" width={300}>
        <Menu.Target>
          <Button
            disabled={!hasPlace}
            leftSection={<IconUsersPlus size={22} stroke={1.75} aria-hidden />}
            rightSection={<IconChevronDown size={20} stroke={1.75} aria-hidden />}
          >
            {t('people.auto')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onChange(filled(seats, inLabelOrder(seats), waiting))}>
            {t('people.byRoster')}
          </Menu.Item>
          <Menu.Item onClick={() => onChange(filled(seats, aroundChair(seats), byGroup))}>
            {t('people.byGroup')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" disabled={!hasSomebody} onClick={() => onChange(vacated(seats, () => true))}>
        {t('people.vacateAll')}
      </Button>
    </div>
  );
}
