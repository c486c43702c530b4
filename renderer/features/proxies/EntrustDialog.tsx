import { Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { OpenSitting } from '../voting/sitting.ts';
import { possibleGivers, possibleHolders } from './proxies.ts';

interface EntrustDialogProps {
  readonly projection: Projection;
  readonly open: OpenSitting;
  /** Oneself; `null` where the desk records a paper. */
  readonly giverId: MemberId | null;
  readonly onClose: () => void;
}

/** To whom a vote is entrusted for this sitting; for the desk also whose, and on which paper. */
export function EntrustDialog({ projection, open, giverId, onClose }: EntrustDialogProps) {
  const { t } = useTranslation('proxies');
  const [chosen, setChosen] = useState<string | null>(giverId);
  const [holder, setHolder] = useState<string | null>(null);
  const [paper, setPaper] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const isDesk = giverId === null;
  const giver = chosen as MemberId | null;
  const holders = giver === null ? [] : possibleHolders(projection, open, giver);
  const isWhole = giver !== null && holder !== null && (!isDesk || paper.trim() !== '');
  const entrust = async () => {
    setFault(null);
    if (giver === null || holder === null) return;
    const about = { sittingId: open.sitting.id, giverId: giver, holderId: holder as MemberId };
    if (await send({ type: 'entrustVote', ...about, paper: isDesk ? paper.trim() : '' })) onClose();
  };
  return (
    <ActionDialog
      title={t(isDesk ? 'dialog.deskTitle' : 'dialog.title')}
      action={t(isDesk ? 'dialog.record' : 'dialog.entrust')}
      busy={busy}
      disabled={!isWhole}
      onAct={() => void entrust()}
      fault={fault}
      onClose={onClose}
    >
      {isDesk && (
        <Select
          label={t('dialog.giver')}
          data={optionsOf(possibleGivers(projection, open))}
          value={chosen}
          onChange={(value) => {
            setChosen(value);
            setHolder(null);
          }}
          nothingFoundMessage={t('dialog.nobody')}
          searchable
        />
      )}
      <Select
        label={t('dialog.holder')}
        data={optionsOf(holders)}
        value={holder}
        onChange={setHolder}
        disabled={giver === null}
        nothingFoundMessage={t('dialog.nobody')}
        searchable
      />
      {isDesk && (
        <TextInput
          label={t('dialog.paper')}
          placeholder={t('dialog.paperPlaceholder')}
          value={paper}
          maxLength={1000}
          onChange={(event) => setPaper(event.currentTarget.value)}
        />
      )}
      <Text>{t('dialog.text')}</Text>
    </ActionDialog>
  );
}

function optionsOf(members: readonly { readonly id: string; readonly name: string }[]) {
  return members.map(({ id, name }) => ({ value: id, label: name }));
}
