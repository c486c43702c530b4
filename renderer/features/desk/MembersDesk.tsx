import { ActionIcon, Button, Group, Menu, TextInput } from '@mantine/core';
import {
  IconDotsVertical,
  IconPencil,
  IconSearch,
  IconTablePlus,
  IconUserMinus,
  IconUserPlus,
  IconUserSearch,
  IconUsers,
} from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import { Blank } from '../../ui/Blank.tsx';
import { matchesQuery } from '../../ui/foldText.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useCommand } from '../session/useCommand.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import type { Roster } from './roster.ts';
import { useCodeHolders, type CodeHolders } from './useCodeHolders.ts';
import { useRoster } from './useRoster.ts';
import classes from './desk.module.css';

type Dialog =
  { readonly kind: 'none' | 'add' | 'import' } | { readonly kind: 'edit'; readonly memberId: MemberId };

/** The names of a member's group and committees. */
function placesOf(member: Member, roster: Roster): string[] {
  const group = roster.groups.find(({ id }) => id === member.groupId);
  const committees = roster.committees.filter(({ id }) => member.committeeIds.includes(id));
  return [...(group === undefined ? [] : [group.name]), ...committees.map(({ name }) => name)];
}

/** Everybody in the session. */
export function MembersDesk() {
  const { t } = useTranslation('desk');
  const roster = useRoster();
  const { holders } = useCodeHolders();
  const [query, setQuery] = useState('');
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' });
  const settled = useDeferredValue(query.trim());
  const shown = useMemo(
    () =>
      roster.members.filter((member) =>
        matchesQuery([member.name, member.position, ...placesOf(member, roster)].join(' '), settled),
      ),
    [roster, settled],
  );
  const edited = dialog.kind === 'edit' ? roster.members.find(({ id }) => id === dialog.memberId) : undefined;
  const close = () => setDialog({ kind: 'none' });
  return (
    <>
      <div className={classes.workHead}>
        <h2>{t('members')}</h2>
        <Group gap="sm">
          <Button
            variant="default"
            onClick={() => setDialog({ kind: 'import' })}
            leftSection={<IconTablePlus size={22} stroke={1.75} aria-hidden />}
          >
            {t('member.import')}
          </Button>
          <Button
            onClick={() => setDialog({ kind: 'add' })}
            leftSection={<IconUserPlus size={22} stroke={1.75} aria-hidden />}
          >
            {t('member.add')}
          </Button>
        </Group>
      </div>
      <TextInput
        type="search"
        aria-label={t('member.search')}
        placeholder={t('member.search')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        leftSection={<IconSearch size={22} stroke={1.75} aria-hidden />}
      />
      <p className={classes.soft} aria-live="polite">
        {settled === ''
          ? t('member.summary', { count: roster.members.length })
          : t('member.count', { shown: shown.length, total: roster.members.length })}
      </p>
      {shown.length === 0 ? (
        <Blank icon={IconUserSearch} title={t('member.none')}>
          {t('member.noneText')}
        </Blank>
      ) : (
        <ul className={classes.people}>
          {shown.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              roster={roster}
              holders={holders}
              onEdit={() => setDialog({ kind: 'edit', memberId: member.id })}
            />
          ))}
        </ul>
      )}
      {roster.members.length === 1 && settled === '' && (
        <Blank icon={IconUsers} title={t('member.empty')}>
          {t('member.emptyText')}
        </Blank>
      )}
      {dialog.kind === 'add' && <MemberDialog member={null} roster={roster} onClose={close} />}
      {edited !== undefined && <MemberDialog member={edited} roster={roster} onClose={close} />}
      {dialog.kind === 'import' && <ImportDialog roster={roster} onClose={close} />}
    </>
  );
}

interface MemberRowProps {
  readonly member: Member;
  readonly roster: Roster;
  readonly holders: CodeHolders;
  readonly onEdit: () => void;
}

function MemberRow({ member, roster, holders, onEdit }: MemberRowProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { send } = useCommand();
  const confirm = useConfirmation();
  const remove = async (memberId: MemberId) => {
    const sure = await confirm({
      title: t('member.removeTitle', { name: member.name }),
      body: t('member.removeText'),
      confirm: t('member.remove'),
      final: true,
    });
    if (sure) await send({ type: 'removeMember', memberId });
  };
  const detail = [member.position, ...placesOf(member, roster)].filter((part) => part !== '');
  return (
    <li className={classes.person}>
      <div className={classes.personText}>
        <p className={classes.personName}>{member.name}</p>
        {detail.length > 0 && <p className={classes.soft}>{detail.join(' · ')}</p>}
      </div>
      <div className={classes.personTags}>
        {member.roles.map((role) => (
          <Tag key={role} tone={role === 'delegate' || role === 'guest' ? 'plain' : 'accent'}>
            {t(`common:role.${role}`)}
          </Tag>
        ))}
        {holders.status === 'known' &&
          (holders.members.has(member.id) ? (
            <Tag tone="good">{t('member.hasCode')}</Tag>
          ) : (
            <Tag>{t('member.noCode')}</Tag>
          ))}
      </div>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon color="gray" aria-label={t('member.menu', { name: member.name })}>
            <IconDotsVertical size={22} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={20} stroke={1.75} aria-hidden />} onClick={onEdit}>
            {t('member.edit')}
          </Menu.Item>
          <Menu.Item
            color="var(--live)"
            leftSection={<IconUserMinus size={20} stroke={1.75} aria-hidden />}
            onClick={() => void remove(member.id)}
          >
            {t('member.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
