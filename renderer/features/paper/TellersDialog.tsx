import { MultiSelect, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCommand } from '../session/useCommand.ts';
import {
  faultsOfTellers,
  possibleTellers,
  proposedTellers,
  tellersOf,
  withoutStrangers,
  type TellerFault,
  type TellersDraft,
} from './tellers.ts';
import classes from './paper.module.css';

/** As many as the contract takes, without the head. */
const MAX_MEMBERS = 20;

interface TellersDialogProps {
  readonly projection: Projection;
  readonly poll: PollView;
  readonly onClose: () => void;
}

/** Names the tellers of a poll on paper, before and during it: a head, members, and the two who count. */
export function TellersDialog({ projection, poll, onClose }: TellersDialogProps) {
  const { t } = useTranslation('paper');
  const [draft, setDraft] = useState(() => proposedTellers(projection, poll));
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const faults = faultsOfTellers(projection, poll, draft);
  const tellers = tellersOf(draft);
  const counted = projection.slipCounting[poll.id]?.counted ?? [];
  const lost = counted.filter((id) => !draft.counterIds.includes(id));
  const name = async () => {
    if (tellers === null) return;
    setFault(null);
    if (await send({ type: 'nameTellers', pollId: poll.id, tellers })) onClose();
  };
  return (
    <ActionDialog
      title={t('tellers.title')}
      action={t('tellers.name')}
      size="lg"
      busy={busy}
      disabled={faults.length > 0}
      onAct={() => void name()}
      fault={fault}
      onClose={onClose}
    >
      <Text>{t('tellers.lead')}</Text>
      <TellerFields projection={projection} poll={poll} draft={draft} onDraft={setDraft} />
      {faults.length > 0 && <FaultList projection={projection} faults={faults} />}
      {lost.length > 0 && (
        <Notice tone="warn" role="status">
          {t('tellers.lost', { names: lost.map((id) => projection.members[id]?.name ?? id).join(', ') })}
        </Notice>
      )}
    </ActionDialog>
  );
}

function FaultList({
  projection,
  faults,
}: {
  readonly projection: Projection;
  readonly faults: readonly TellerFault[];
}) {
  const { t } = useTranslation('paper');
  return (
    <ul className={classes.faults} role="status" data-testid="teller-faults">
      {faults.map(({ of, memberId }) => (
        <li key={`${of} ${memberId}`}>
          {t(`tellerFault.${of}`, {
            name: memberId === null ? '' : (projection.members[memberId]?.name ?? memberId),
          })}
        </li>
      ))}
    </ul>
  );
}

interface TellerFieldsProps {
  readonly projection: Projection;
  readonly poll: PollView;
  readonly draft: TellersDraft;
  readonly onDraft: (draft: TellersDraft) => void;
}

function TellerFields({ projection, poll, draft, onDraft }: TellerFieldsProps) {
  const { t } = useTranslation('paper');
  const { headId, memberIds, counterIds } = draft;
  const put = (next: Partial<TellersDraft>) => onDraft(withoutStrangers({ ...draft, ...next }));
  const options = possibleTellers(projection, poll).map(({ member, isHere }) => ({
    value: member.id as string,
    label: isHere === false ? t('tellers.away', { name: member.name }) : member.name,
  }));
  const named = [headId, ...memberIds].flatMap((id) => id ?? []);
  const nameOf = (id: MemberId) => projection.members[id]?.name ?? id;
  const counterField = (index: 0 | 1) => (
    <Select
      size="lg"
      label={t(index === 0 ? 'tellers.firstCounter' : 'tellers.secondCounter')}
      placeholder={t('tellers.chooseOne')}
      nothingFoundMessage={t('tellers.nobody')}
      value={counterIds[index]}
      data={named
        .filter((id) => id !== counterIds[index === 0 ? 1 : 0])
        .map((id) => ({ value: id, label: nameOf(id) }))}
      onChange={(value) => {
        const id = value as MemberId | null;
        put({ counterIds: index === 0 ? [id, counterIds[1]] : [counterIds[0], id] });
      }}
    />
  );
  return (
    <div className={classes.stack}>
      <Select
        size="lg"
        searchable
        label={t('tellers.head')}
        placeholder={t('tellers.chooseOne')}
        nothingFoundMessage={t('tellers.nobody')}
        value={headId}
        data={options.filter(({ value }) => !memberIds.includes(value as MemberId))}
        onChange={(value) => put({ headId: value as MemberId | null })}
      />
      <MultiSelect
        size="lg"
        searchable
        hidePickedOptions
        maxValues={MAX_MEMBERS}
        label={t('tellers.members')}
        placeholder={memberIds.length === 0 ? t('tellers.chooseSome') : ''}
        nothingFoundMessage={t('tellers.nobody')}
        value={[...memberIds]}
        data={options.filter(({ value }) => value !== headId)}
        onChange={(values) => put({ memberIds: values as MemberId[] })}
      />
      <div className={classes.pair}>
        {counterField(0)}
        {counterField(1)}
      </div>
      <Text c="dimmed">{t('tellers.countersText')}</Text>
    </div>
  );
}
