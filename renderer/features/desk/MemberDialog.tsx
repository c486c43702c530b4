import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/domain/command.ts';
import type { CommitteeId, GroupId } from '../../../shared/domain/ids.ts';
import { ROLES, type Member, type Role } from '../../../shared/domain/roster.ts';
import { newId } from '../../ui/newId.ts';
import { CommandDialog } from './CommandDialog.tsx';
import type { Roster } from './roster.ts';
import { useDraft } from './useDraft.ts';
import classes from './desk.module.css';

interface MemberDialogProps {
  /** `null` for a new person. */
  readonly member: Member | null;
  readonly roster: Roster;
  readonly onClose: () => void;
}

type Fields = Omit<Member, 'id'>;

const NEW_MEMBER: Fields = { name: '', position: '', roles: ['delegate'], groupId: null, committeeIds: [] };

/** Adds or changes a person: roles are a set. */
export function MemberDialog({ member, roster, onClose }: MemberDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { fields, change, overtaken } = useDraft<Fields>(member ?? NEW_MEMBER);
  const { name, position, roles, groupId, committeeIds } = fields;

  const command = (): Command | null => {
    if (name.trim() === '' || roles.length === 0) return null;
    const put: Member = {
      id: member?.id ?? newId(),
      name: name.trim(),
      position: position.trim(),
      roles,
      groupId,
      committeeIds,
    };
    return { type: 'putMembers', members: [put] };
  };
  return (
    <CommandDialog
      title={member === null ? t('member.add') : t('member.edit')}
      command={command}
      overtaken={overtaken}
      onClose={onClose}
    >
      {(showFaults) => (
        <>
          <TextInput
            label={t('member.name')}
            value={name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={showFaults && name.trim() === '' ? t('required') : undefined}
            required
            data-autofocus
          />
          <TextInput
            label={t('member.position')}
            description={t('member.positionHint')}
            value={position}
            onChange={(event) => change({ position: event.currentTarget.value })}
          />
          <Checkbox.Group<Role>
            label={t('member.roles')}
            description={t('member.rolesHint')}
            value={[...roles]}
            onChange={(chosen) => change({ roles: ROLES.filter((role) => chosen.includes(role)) })}
            error={showFaults && roles.length === 0 ? t('member.rolesMissing') : undefined}
          >
            <div className={classes.checks}>
              {ROLES.map((role) => (
                <Checkbox key={role} value={role} label={t(`common:role.${role}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <Select
            label={t('member.group')}
            placeholder={t('member.noGroup')}
            data={roster.groups.map((group) => ({ value: group.id, label: group.name }))}
            value={groupId}
            onChange={(chosen) => change({ groupId: chosen as GroupId | null })}
            clearable
            disabled={roster.groups.length === 0}
          />
          <MultiSelect
            label={t('member.committees')}
            data={roster.committees.map((committee) => ({ value: committee.id, label: committee.name }))}
            value={[...committeeIds]}
            onChange={(chosen) => change({ committeeIds: chosen as CommitteeId[] })}
            disabled={roster.committees.length === 0}
          />
        </>
      )}
    </CommandDialog>
  );
}
