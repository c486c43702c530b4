import { ActionIcon, Button, MultiSelect, TextInput } from '@mantine/core';
import { IconArrowUp, IconPlus, IconUserPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId, RowId } from '../../../shared/domain/ids.ts';
import type { SlipRow } from '../../../shared/domain/slip.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { matchesQuery } from '../../ui/foldText.ts';
import { newId } from '../../ui/newId.ts';
import { BornField } from './BornField.tsx';
import { movedUp, withMembers, withoutRow, withPerson, withRow, type PollDraft } from './pollDraft.ts';
import classes from './polls.module.css';

interface RowsFieldProps {
  readonly projection: Projection;
  readonly draft: PollDraft;
  /** Who stands on the slip follows from another poll. */
  readonly isFixed: boolean;
  readonly showsFaults: boolean;
  readonly onDraft: (draft: PollDraft) => void;
}

/** Who stands on the slip, in the order of printing: of the roster, or by name. */
export function RowsField({ projection, draft, isFixed, showsFaults, onDraft }: RowsFieldProps) {
  const { t } = useTranslation('polls');
  const isProposal = draft.form === 'proposal';
  const add = () => onDraft(withPerson(draft, newId<RowId>(), '', null));
  return (
    <section className={classes.rowsField}>
      <h4>{t(isProposal ? 'editor.proposal' : 'editor.rows', { count: draft.rows.length })}</h4>
      {isFixed && <p className={classes.soft}>{t('editor.rowsFixed')}</p>}
      {draft.rows.length === 0 && (
        <p className={showsFaults ? classes.missing : classes.soft}>
          {t(isProposal ? 'editor.noProposal' : 'editor.noRows')}
        </p>
      )}
      <ol className={classes.rowEditors}>
        {draft.rows.map((row, index) => (
          <RowEditor key={row.id} {...{ row, draft, isFixed, showsFaults, onDraft }} isFirst={index === 0} />
        ))}
      </ol>
      {!isFixed && !isProposal && <RosterField {...{ projection, draft, onDraft }} />}
      {!isFixed && (
        <Button
          variant="default"
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={add}
        >
          {t(isProposal ? 'editor.addProposal' : 'editor.addName')}
        </Button>
      )}
    </section>
  );
}

/** Several people of the roster at once. */
function RosterField({
  projection,
  draft,
  onDraft,
}: Pick<RowsFieldProps, 'projection' | 'draft' | 'onDraft'>) {
  const { t } = useTranslation('polls');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const members = Object.values(projection.members).sort((a, b) => a.order - b.order);
  const there = new Set(draft.rows.map(({ memberId }) => memberId));
  const left = members.filter(({ id }) => !there.has(id));
  const add = () => {
    const added = chosen.flatMap((id) => projection.members[id as MemberId] ?? []);
    onDraft(withMembers(draft, added, () => newId<RowId>()));
    setChosen([]);
  };
  return (
    <div className={classes.addMembers}>
      <MultiSelect
        size="lg"
        label={t('editor.fromRoster')}
        searchable
        clearable
        hidePickedOptions
        nothingFoundMessage={t('editor.nobody')}
        value={[...chosen]}
        onChange={setChosen}
        filter={({ options, search }) =>
          options.filter((option) => 'label' in option && matchesQuery(option.label, search))
        }
        data={left.map(({ id, name, position }) => ({
          value: id,
          label: position === '' ? name : `${name} – ${position}`,
        }))}
      />
      <Button
        size="lg"
        disabled={chosen.length === 0}
        leftSection={<IconUserPlus size={22} stroke={1.75} aria-hidden />}
        onClick={add}
      >
        {t('editor.addMembers', { count: chosen.length })}
      </Button>
    </div>
  );
}

interface RowEditorProps extends Omit<RowsFieldProps, 'projection'> {
  readonly row: SlipRow;
  readonly isFirst: boolean;
}

function RowEditor({ row, draft, isFixed, isFirst, showsFaults, onDraft }: RowEditorProps) {
  const { t } = useTranslation('polls');
  const isProposal = draft.form === 'proposal';
  const name = row.name.trim() === '' ? t('editor.unnamed') : row.name;
  return (
    <li className={classes.rowEditor} data-testid="row-editor">
      <TextInput
        aria-label={t(isProposal ? 'editor.proposalText' : 'editor.name')}
        placeholder={t(isProposal ? 'editor.proposalText' : 'editor.name')}
        maxLength={200}
        disabled={isFixed}
        value={row.name}
        onChange={(event) => onDraft(withRow(draft, row.id, { name: event.currentTarget.value }))}
        error={showsFaults && row.name.trim() === '' ? t('editor.nameMissing') : undefined}
      />
      {!isProposal && (
        <TextInput
          aria-label={t('editor.office')}
          placeholder={t('editor.office')}
          maxLength={200}
          disabled={isFixed}
          value={row.office}
          onChange={(event) => onDraft(withRow(draft, row.id, { office: event.currentTarget.value }))}
        />
      )}
      {draft.form === 'election' && (
        <BornField
          born={row.born}
          disabled={isFixed}
          onBorn={(born) => onDraft(withRow(draft, row.id, { born }))}
        />
      )}
      {!isFixed && (
        <div className={classes.rowHands}>
          <ActionIcon
            color="gray"
            disabled={isFirst}
            aria-label={t('editor.up', { name })}
            title={t('editor.up', { name })}
            onClick={() => onDraft(movedUp(draft, row.id))}
          >
            <IconArrowUp size={20} stroke={1.75} aria-hidden />
          </ActionIcon>
          <ActionIcon
            color="gray"
            aria-label={t('editor.drop', { name })}
            title={t('editor.drop', { name })}
            onClick={() => onDraft(withoutRow(draft, row.id))}
          >
            <IconX size={20} stroke={1.75} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </li>
  );
}
