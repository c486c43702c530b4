import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Committee, Group } from '../../../shared/domain/roster.ts';
import { newId } from '../../ui/newId.ts';
import { useCommand } from '../session/useCommand.ts';
import { useRoster } from './useRoster.ts';
import classes from './desk.module.css';

/** The delegates' groups and the council's committees. */
export function GroupsDesk() {
  const { t } = useTranslation('desk');
  const { groups, committees, members } = useRoster();
  const { send, busy } = useCommand();
  return (
    <>
      <div className={classes.workHead}>
        <h2>{t('groups')}</h2>
      </div>
      <div className={classes.twoLists}>
        <NamedList<Group>
          title={t('group.groups')}
          label={t('group.groupName')}
          add={t('group.addGroup')}
          empty={t('group.emptyGroups')}
          entries={groups}
          people={(id) => members.filter((member) => member.groupId === id).length}
          busy={busy}
          onChange={(changed) => send({ type: 'defineGroups', groups: changed, committees })}
        />
        <NamedList<Committee>
          title={t('group.committees')}
          label={t('group.committeeName')}
          add={t('group.addCommittee')}
          empty={t('group.emptyCommittees')}
          entries={committees}
          people={(id) => members.filter((member) => member.committeeIds.includes(id)).length}
          busy={busy}
          onChange={(changed) => send({ type: 'defineGroups', groups, committees: changed })}
        />
      </div>
    </>
  );
}

interface NamedListProps<Named extends Group | Committee> {
  readonly title: string;
  readonly label: string;
  readonly add: string;
  readonly empty: string;
  readonly entries: readonly Named[];
  /** How many belong to one; only an empty one can be removed (rule S4). */
  readonly people: (id: Named['id']) => number;
  readonly busy: boolean;
  readonly onChange: (entries: readonly Named[]) => Promise<boolean>;
}

function NamedList<Named extends Group | Committee>(props: NamedListProps<Named>) {
  const { title, label, add, empty, entries, people, busy, onChange } = props;
  const [name, setName] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const created = { id: newId<string>(), name: name.trim() } as unknown as Named;
    if (await onChange([...entries, created])) setName('');
  };
  return (
    <section className={classes.box} aria-label={title}>
      <h3>{title}</h3>
      {entries.length === 0 && <p className={classes.soft}>{empty}</p>}
      <ul className={classes.named}>
        {entries.map((entry) => (
          <NamedRow
            key={entry.id}
            name={entry.name}
            label={label}
            people={people(entry.id)}
            onRename={(renamed) =>
              onChange(entries.map((one) => (one.id === entry.id ? { ...one, name: renamed } : one)))
            }
            onRemove={() => void onChange(entries.filter((one) => one.id !== entry.id))}
          />
        ))}
      </ul>
      <form className={classes.addLine} onSubmit={(event) => void submit(event)}>
        <TextInput label={label} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" variant="default" loading={busy} disabled={name.trim() === ''}>
          {add}
        </Button>
      </form>
    </section>
  );
}

interface NamedRowProps {
  readonly name: string;
  readonly label: string;
  readonly people: number;
  readonly onRename: (name: string) => Promise<boolean>;
  readonly onRemove: () => void;
}

function NamedRow({ name, label, people, onRename, onRemove }: NamedRowProps) {
  const { t } = useTranslation(['desk', 'common']);
  const [draft, setDraft] = useState<string | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const renamed = draft?.trim() ?? '';
    if (renamed === '' || renamed === name || (await onRename(renamed))) setDraft(null);
  };
  if (draft !== null) {
    return (
      <li>
        <form className={classes.renameLine} onSubmit={(event) => void save(event)}>
          <TextInput
            aria-label={label}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            autoFocus
          />
          <ActionIcon type="submit" variant="filled" aria-label={t('common:save')}>
            <IconCheck size={22} aria-hidden />
          </ActionIcon>
        </form>
      </li>
    );
  }
  return (
    <li>
      <span className={classes.namedText}>
        {name} <span className={classes.namedCount}>· {t('group.people', { count: people })}</span>
      </span>
      <ActionIcon color="gray" aria-label={t('group.rename', { name })} onClick={() => setDraft(name)}>
        <IconPencil size={22} stroke={1.75} aria-hidden />
      </ActionIcon>
      <ActionIcon
        color="gray"
        aria-label={t('group.remove', { name })}
        title={people > 0 ? t('group.inUse') : undefined}
        disabled={people > 0}
        onClick={onRemove}
      >
        <IconTrash size={22} stroke={1.75} aria-hidden />
      </ActionIcon>
    </li>
  );
}
