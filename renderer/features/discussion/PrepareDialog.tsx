import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiscussionId, GroupId, ItemId, MemberId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { DiscussionView, Projection } from '../../../shared/protocol/projection.ts';
import { matchesQuery } from '../../ui/foldText.ts';
import { newId } from '../../ui/newId.ts';
import { programmeOf } from '../agenda/programme.ts';
import { CommandDialog } from '../desk/CommandDialog.tsx';
import { delegatesOf } from './discussions.ts';
import classes from './discussion.module.css';

interface RoomDraft {
  readonly groupId: GroupId;
  readonly name: string;
  readonly isIn: boolean;
  readonly chairId: MemberId | null;
  readonly secretaryId: MemberId | null;
  readonly place: string;
}

interface PrepareDialogProps {
  readonly projection: Projection;
  readonly before: DiscussionView | null;
  readonly onClose: () => void;
}

/** Which items are discussed, by which groups, where, and who leads each. */
export function PrepareDialog({ projection, before, onClose }: PrepareDialogProps) {
  const { t } = useTranslation('discussion');
  const [id] = useState(() => before?.id ?? newId<DiscussionId>());
  const [itemIds, setItemIds] = useState<readonly ItemId[]>(before?.itemIds ?? []);
  const [rooms, setRooms] = useState<readonly RoomDraft[]>(() => draftsOf(projection, before));
  const items = programmeOf(projection).sittings.flatMap((sitting) => sitting.items);
  const taking = rooms.filter(({ isIn }) => isIn);
  const isWhole = taking.every(({ chairId, secretaryId }) => chairId !== null && secretaryId !== null);
  const command = () => {
    if (itemIds.length === 0 || taking.length === 0 || !isWhole) return null;
    const plans = taking.map(({ groupId, chairId, secretaryId, place }) => ({
      ...{ groupId, chairId: chairId!, secretaryId: secretaryId!, place: place.trim() },
    }));
    return { type: 'putDiscussion', discussion: { id, itemIds, rooms: plans } } as const;
  };
  const opened = new Set(
    before?.rooms.filter(({ stage }) => stage.kind !== 'prepared').map(({ groupId }) => groupId) ?? [],
  );
  return (
    <CommandDialog
      title={t(before === null ? 'prepare.new' : 'prepare.change')}
      command={command}
      overtaken={false}
      onClose={onClose}
    >
      {(showFaults) => (
        <>
          <MultiSelect
            label={t('prepare.items')}
            description={t('prepare.itemsText')}
            searchable
            value={[...itemIds]}
            error={showFaults && itemIds.length === 0 ? t('prepare.noItems') : undefined}
            onChange={(value) => setItemIds(value as ItemId[])}
            data={items
              .filter(({ item }) => item.state !== 'done' || itemIds.includes(item.id))
              .map(({ item, number }) => ({ value: item.id, label: `${number}. ${item.title}` }))}
          />
          {rooms.length === 0 && <p className={classes.soft}>{t('prepare.noGroups')}</p>}
          {rooms.map((room) => (
            <RoomFields
              key={room.groupId}
              projection={projection}
              room={room}
              isFixed={opened.has(room.groupId)}
              showFaults={showFaults}
              onChange={(changed) =>
                setRooms((all) => all.map((one) => (one.groupId === room.groupId ? changed : one)))
              }
            />
          ))}
          {showFaults && taking.length === 0 && (
            <p role="alert" className={classes.fault}>
              {t('prepare.noRooms')}
            </p>
          )}
        </>
      )}
    </CommandDialog>
  );
}

/** Every group, with its first delegate as chair and the secretaries of the session one after the other. */
function draftsOf(projection: Projection, before: DiscussionView | null): readonly RoomDraft[] {
  const groups = Object.values(projection.groups).sort((a, b) => a.order - b.order);
  return groups.map(({ id, name }) => {
    const room = before?.rooms.find(({ groupId }) => groupId === id);
    const [first] = delegatesOf(projection, id);
    return {
      ...{ groupId: id, name, place: room?.place ?? '' },
      isIn: before === null ? first !== undefined : room !== undefined,
      chairId: room?.chairId ?? first?.id ?? null,
      secretaryId: room?.secretaryId ?? null,
    };
  });
}

interface RoomFieldsProps {
  readonly projection: Projection;
  readonly room: RoomDraft;
  /** It was opened already: it stays. */
  readonly isFixed: boolean;
  readonly showFaults: boolean;
  readonly onChange: (room: RoomDraft) => void;
}

function RoomFields({ projection, room, isFixed, showFaults, onChange }: RoomFieldsProps) {
  const { t } = useTranslation('discussion');
  const own = delegatesOf(projection, room.groupId);
  const everybody = Object.values(projection.members).sort((a, b) => a.order - b.order);
  const person = (
    label: string,
    value: MemberId | null,
    people: readonly Member[],
    onPerson: (id: MemberId | null) => void,
  ) => (
    <Select
      label={label}
      searchable
      nothingFoundMessage={t('nobodyFound')}
      value={value}
      error={showFaults && value === null ? t('prepare.choose') : undefined}
      onChange={(id) => onPerson(id as MemberId | null)}
      filter={({ options, search }) =>
        options.filter((option) => 'label' in option && matchesQuery(option.label, search))
      }
      data={people.map(({ id, name, position }) => ({
        value: id,
        label: position === '' ? name : `${name} – ${position}`,
      }))}
    />
  );
  return (
    <fieldset className={classes.roomFields}>
      <legend>
        <Checkbox
          size="md"
          label={room.name}
          checked={room.isIn}
          disabled={isFixed || (own.length === 0 && !room.isIn)}
          onChange={(event) => onChange({ ...room, isIn: event.currentTarget.checked })}
        />
      </legend>
      {own.length === 0 && <p className={classes.soft}>{t('nobodyInGroup')}</p>}
      {room.isIn && (
        <>
          {person(t('prepare.chair'), room.chairId, own, (chairId) => onChange({ ...room, chairId }))}
          {person(
            t('prepare.secretary'),
            room.secretaryId,
            everybody.filter(({ id }) => id !== room.chairId),
            (secretaryId) => onChange({ ...room, secretaryId }),
          )}
          <TextInput
            label={t('prepare.place')}
            maxLength={200}
            value={room.place}
            onChange={(event) => onChange({ ...room, place: event.currentTarget.value })}
          />
        </>
      )}
    </fieldset>
  );
}
