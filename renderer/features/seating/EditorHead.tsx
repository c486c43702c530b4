import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconCircleCheck,
  IconDeviceFloppy,
  IconDotsVertical,
  IconFileExport,
  IconFileImport,
  IconPencil,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { seatCsv } from './seatCsv.ts';
import type { SeatDraft } from './useSeatDraft.ts';
import classes from './editor.module.css';

interface EditorHeadProps {
  readonly draft: SeatDraft;
  readonly members: Projection['members'];
  readonly onImport: () => void;
}

/** The way back, what is not saved, and the hands on the whole drawing. */
export function EditorHead({ draft, members, onImport }: EditorHeadProps) {
  const { t } = useTranslation(['seating', 'common']);
  const room = useRoom();
  const { succeeded } = useOutcome();
  const back = `${sessionPath(room.session)}/desk/seating`;
  const columns = useSeatColumns();
  const save = async () => {
    if (await draft.save()) succeeded(t('editor.savedText'));
  };
  return (
    <header className={classes.head}>
      <ActionIcon component={Link} to={back} aria-label={t('editor.back')} title={t('editor.back')}>
        <IconArrowLeft size={24} aria-hidden />
      </ActionIcon>
      <div className={classes.headText}>
        <h1>{t('title')}</h1>
        <p role="status" data-state={draft.state} data-testid="draft-state">
          {draft.state === 'record' ? (
            <IconCircleCheck size={20} stroke={1.75} aria-hidden />
          ) : (
            <IconPencil size={20} stroke={1.75} aria-hidden />
          )}
          {t(draft.state === 'record' ? 'editor.saved' : 'editor.unsaved')}
        </p>
      </div>
      <ActionIcon
        aria-label={t('editor.undo')}
        title={t('editor.undo')}
        disabled={!draft.canUndo}
        onClick={draft.undo}
      >
        <IconArrowBackUp size={24} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('editor.redo')}
        title={t('editor.redo')}
        disabled={!draft.canRedo}
        onClick={draft.redo}
      >
        <IconArrowForwardUp size={24} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon aria-label={t('editor.more')} title={t('editor.more')}>
            <IconDotsVertical size={24} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileImport size={20} stroke={1.75} aria-hidden />} onClick={onImport}>
            {t('import.open')}
          </Menu.Item>
          <Menu.Item
            disabled={draft.seats.length === 0}
            leftSection={<IconFileExport size={20} stroke={1.75} aria-hidden />}
            onClick={() => saveFile(t('export.fileName'), seatCsv(draft.seats, members, columns), 'text/csv')}
          >
            {t('export.action')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        loading={draft.busy}
        disabled={draft.state !== 'unsaved'}
        onClick={() => void save()}
        leftSection={<IconDeviceFloppy size={22} stroke={1.75} aria-hidden />}
      >
        {t('common:save')}
      </Button>
    </header>
  );
}

/** Names of the columns of a seat map's file. */
export function useSeatColumns() {
  const { t } = useTranslation('seating');
  return [
    t('import.columns.row'),
    t('import.columns.place'),
    t('import.columns.label'),
    t('import.columns.name'),
    t('import.columns.code'),
    t('import.columns.x'),
    t('import.columns.y'),
  ];
}
