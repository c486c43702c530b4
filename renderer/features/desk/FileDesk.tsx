import { ActionIcon, FileButton, Menu } from '@mantine/core';
import { IconDotsVertical, IconFileUpload, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DossierFile } from '../../../shared/domain/agenda.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { KindMark } from '../../ui/KindMark.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useFormats } from '../../ui/useFormats.ts';
import { useCommand } from '../session/useCommand.ts';
import { sessionPath } from '../session/sessionKey.ts';
import { FileDialog } from './FileDialog.tsx';
import { useUploads } from './UploadsProvider.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';
import classes from './desk.module.css';

/** One file of a dossier, with its version and what can be done with it. */
export function FileDesk({ file }: { readonly file: DossierFile }) {
  const { t } = useTranslation(['desk', 'common']);
  const formats = useFormats();
  const room = useRoom();
  const newest = file.versions.at(-1);
  if (newest === undefined) return null;
  return (
    <li className={classes.file}>
      <KindMark kind={file.kind} />
      <div className={classes.fileText}>
        <Link
          to={`${sessionPath(room.session)}/read/${file.id}`}
          className={classes.fileTitle ?? ''}
          aria-label={t('file.open', { title: file.title })}
        >
          {file.title}
        </Link>
        <p className={classes.fileMeta}>
          <span>{t(`common:kind.${file.kind}`)}</span>
          <span>{t('file.version', { number: newest.number })}</span>
          <span>{formats.bytes(newest.content.bytes)}</span>
          {!newest.published && <Tag tone="warn">{t('draft')}</Tag>}
        </p>
      </div>
      <FileTools file={file} />
    </li>
  );
}

function FileTools({ file }: { readonly file: DossierFile }) {
  const { t } = useTranslation('desk');
  const { send } = useCommand();
  const confirm = useConfirmation();
  const uploads = useUploads();
  const [dialog, setDialog] = useState<'none' | 'edit' | 'versions'>('none');
  const replace = (chosen: File | null) => {
    if (chosen !== null) uploads.add([chosen], { itemId: file.itemId, fileId: file.id });
  };
  const remove = async () => {
    const sure = await confirm({
      title: t('file.removeTitle'),
      body: t('file.removeText', { title: file.title }),
      confirm: t('file.remove'),
      final: true,
    });
    if (sure) await send({ type: 'removeFile', fileId: file.id });
  };
  return (
    <>
      <FileButton onChange={replace} accept="application/pdf,.pdf">
        {(version) => (
          <Menu position="bottom-end" width={290}>
            <Menu.Target>
              <ActionIcon color="gray" aria-label={t('file.menu', { title: file.title })}>
                <IconDotsVertical size={22} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconFileUpload size={20} stroke={1.75} aria-hidden />}
                onClick={version.onClick}
              >
                {t('file.newVersion')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconPencil size={20} stroke={1.75} aria-hidden />}
                onClick={() => setDialog('edit')}
              >
                {t('file.edit')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconHistory size={20} stroke={1.75} aria-hidden />}
                onClick={() => setDialog('versions')}
              >
                {t('file.versions')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                color="var(--live)"
                leftSection={<IconTrash size={20} stroke={1.75} aria-hidden />}
                onClick={() => void remove()}
              >
                {t('file.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </FileButton>
      {dialog === 'edit' && <FileDialog file={file} onClose={() => setDialog('none')} />}
      {dialog === 'versions' && <VersionsDialog file={file} onClose={() => setDialog('none')} />}
    </>
  );
}
