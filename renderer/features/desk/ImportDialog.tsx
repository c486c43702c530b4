import { Button, FileButton, Group, Modal, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useCommand } from '../session/useCommand.ts';
import { decodeTable, parseRosterTable, type RosterImport } from './parseRosterTable.ts';
import type { Roster } from './roster.ts';
import classes from './desk.module.css';

const SHOWN_NAMES = 6;

interface ImportDialogProps {
  readonly roster: Roster;
  readonly onClose: () => void;
}

/** Takes over a whole list; what it amounts to is shown before anything is added. */
export function ImportDialog({ roster, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { send, busy } = useCommand();
  const outcome = useOutcome();
  const [text, setText] = useState('');
  const found = useMemo(() => (text.trim() === '' ? null : parseRosterTable(text, roster)), [text, roster]);

  const take = async ({ members, newGroups, newCommittees }: RosterImport) => {
    if (newGroups.length + newCommittees.length > 0) {
      const groups = [...roster.groups, ...newGroups];
      const committees = [...roster.committees, ...newCommittees];
      if (!(await send({ type: 'defineGroups', groups, committees }))) return;
    }
    if (!(await send({ type: 'putMembers', members }))) return;
    outcome.succeeded(t('import.done', { count: members.length }));
    onClose();
  };
  const count = found?.members.length ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('import.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      closeOnClickOutside={false}
      size="xl"
    >
      <div className={classes.form}>
        <p className={classes.soft}>{t('import.lead')}</p>
        <Textarea
          label={t('import.text')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          minRows={4}
          maxRows={8}
          autosize
          spellCheck={false}
          data-autofocus
        />
        <div>
          <FileButton
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(file) => void file?.arrayBuffer().then((bytes) => setText(decodeTable(bytes)))}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconFileText size={22} stroke={1.75} aria-hidden />}
              >
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
        </div>
        {text.trim() !== '' && found === null && (
          <Notice tone="warn" role="status">
            {t('import.noNames')}
            <HeaderExample />
          </Notice>
        )}
        {found !== null && (
          <Notice tone="info" title={t('import.preview', { count })} role="status">
            <ImportSummary found={found} />
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            disabled={count === 0}
            loading={busy}
            onClick={() => {
              if (found !== null) void take(found);
            }}
          >
            {t('import.confirm', { count })}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

/** Two rows of a spreadsheet: the names of the columns, and a person. */
function HeaderExample() {
  const { t } = useTranslation('desk');
  return (
    <table className={classes.example} aria-label={t('import.example')}>
      <thead>
        <tr>
          <th>{t('import.columns.name')}</th>
          <th>{t('import.columns.position')}</th>
          <th>{t('import.columns.group')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{t('import.exampleName')}</td>
          <td>{t('import.examplePosition')}</td>
          <td>{t('import.exampleGroup')}</td>
        </tr>
      </tbody>
    </table>
  );
}

function ImportSummary({ found }: { readonly found: RosterImport }) {
  const { t, i18n } = useTranslation('desk');
  const list = (parts: readonly string[]) => new Intl.ListFormat(i18n.language).format(parts);
  const namesOf = (named: readonly { readonly name: string }[]) => list(named.map(({ name }) => name));
  const columns = found.recognised?.map(({ column, number }) =>
    t('import.column', { number, name: t(`import.columns.${column}`) }),
  );
  return (
    <>
      {found.members.length > 0 && (
        <p className={classes.soft}>
          {found.members
            .slice(0, SHOWN_NAMES)
            .map(({ name }) => name)
            .join(', ')}
          {found.members.length > SHOWN_NAMES && '…'}
        </p>
      )}
      {columns !== undefined && (
        <p className={classes.soft}>{t('import.recognised', { columns: list(columns) })}</p>
      )}
      {found.newGroups.length > 0 && (
        <p className={classes.soft}>{t('import.newGroups', { names: namesOf(found.newGroups) })}</p>
      )}
      {found.newCommittees.length > 0 && (
        <p className={classes.soft}>{t('import.newCommittees', { names: namesOf(found.newCommittees) })}</p>
      )}
      {found.skipped > 0 && <p className={classes.soft}>{t('import.skipped', { count: found.skipped })}</p>}
    </>
  );
}
