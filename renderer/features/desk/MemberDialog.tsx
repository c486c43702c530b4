import { Button, Checkbox, Group, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommitteeId, GroupId } from '../../../shared/domain/ids.ts';
import { ROLES, type Member } from '../../../shared/domain/roster.ts';
import { newId } from '../../ui/newId.ts';
import { useCommand } from '../session/useCommand.ts';
import type { Roster } from './roster.ts';
import classes from './desk.module.css';

interface MemberDialogProps {
  /** `null` for a new person. */
  readonly member: Member | null;
  readonly roster: Roster;
  readonly onClose: () => void;
}

/** Adds or changes a person: roles are a set. */
export function MemberDialog({ member, roster, onClose }: MemberDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { send, busy } = useCommand();
  const [name, setName] = useState(member?.name ?? '');
  const [position, setPosition] = useState(member?.position ?? '');
  const [roles, setRoles] = useState<string[]>([...(member?.roles ?? ['delegate'])]);
  const [groupId, setGroupId] = useState<string | null>(member?.groupId ?? null);
  const [committeeIds, setCommitteeIds] = useState<string[]>([...(member?.committeeIds ?? [])]);
  const [showFaults, setShowFaults] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setShowFaults(true);
    if (name.trim() === '' || roles.length === 0) return;
    const put: Member = {
      id: member?.id ?? newId(),
      name: name.trim(),
      position: position.trim(),
      roles: ROLES.filter((role) => roles.includes(role)),
      groupId: groupId as GroupId | null,
      committeeIds: committeeIds as CommitteeId[],
    };
    if (await send({ type: 'putMembers', members: [put] })) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={member === null ? t('member.add') : t('member.edit')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label={t('member.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={showFaults && name.trim() === '' ? t('required') : undefined}
          required
          data-autofocus
        />
        <TextInput
          label={t('member.position')}
          description={t('member.positionHint')}
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('member.roles')}
          description={t('member.rolesHint')}
          value={roles}
          onChange={setRoles}
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
          onChange={setGroupId}
          clearable
          disabled={roster.groups.length === 0}
        />
        <MultiSelect
          label={t('member.committees')}
          data={roster.committees.map((committee) => ({ value: committee.id, label: committee.name }))}
          value={committeeIds}
          onChange={setCommitteeIds}
          disabled={roster.committees.length === 0}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('common:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
