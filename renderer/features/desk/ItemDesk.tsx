import { ActionIcon, Button, FileButton, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDotsVertical,
  IconFilePlus,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId, SittingId } from '../../../shared/domain/ids.ts';
import { useSignal } from '../../room/RoomContext.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { ItemMeta } from '../agenda/ItemMeta.tsx';
import { ItemStateTag } from '../agenda/ItemStateTag.tsx';
import type { Programme, ProgrammeItem } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import { FileDesk } from './FileDesk.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './UploadsProvider.tsx';
import { useDropTarget } from './useDropTarget.ts';
import classes from './desk.module.css';

interface ItemDeskProps {
  readonly entry: ProgrammeItem;
  /** The items of its sitting, in order. */
  readonly siblings: readonly ProgrammeItem[];
  readonly index: number;
  readonly programme: Programme;
}

/** One item being prepared; the whole of it takes dropped files. */
export function ItemDesk({ entry, siblings, index, programme }: ItemDeskProps) {
  const { t } = useTranslation('desk');
  const uploads = useUploads();
  const own = useSignal(uploads.uploads).filter(({ target }) => target.itemId === entry.item.id);
  const add = (files: readonly File[]) => uploads.add(files, { itemId: entry.item.id, fileId: null });
  const drop = useDropTarget(add);
  const { item, number, files } = entry;
  return (
    <article
      className={classes.item}
      data-over={drop.over || undefined}
      data-draft={!item.published || undefined}
      aria-labelledby={`desk-item-${item.id}`}
      {...drop.handlers}
    >
      <div className={classes.itemHead}>
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
        <div className={classes.itemText}>
          <h4 id={`desk-item-${item.id}`}>{item.title}</h4>
          <ItemMeta item={item} />
        </div>
        <div className={classes.itemTags}>
          {item.published ? <ItemStateTag state={item.state} /> : <Tag tone="warn">{t('draft')}</Tag>}
        </div>
        <ItemTools entry={entry} siblings={siblings} index={index} programme={programme} />
      </div>
      <ul className={classes.files}>
        {files.map((file) => (
          <FileDesk key={file.id} file={file} />
        ))}
        {own.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
      <FileButton onChange={add} accept="application/pdf,.pdf" multiple>
        {(props) => (
          <Button
            {...props}
            variant="subtle"
            className={classes.addFiles ?? ''}
            leftSection={<IconFilePlus size={22} stroke={1.75} aria-hidden />}
          >
            {t('file.add')}
          </Button>
        )}
      </FileButton>
      {drop.over && (
        <div className={classes.dropCover} aria-hidden="true">
          <IconFilePlus size={34} stroke={1.5} />
          {t('file.drop')}
        </div>
      )}
    </article>
  );
}

/** Where an item goes when it is moved down by one: before the one after the next. */
function placeBelow(siblings: readonly ProgrammeItem[], index: number): ItemId | null {
  return siblings[index + 2]?.item.id ?? null;
}

function ItemTools({ entry, siblings, index, programme }: ItemDeskProps) {
  const { t } = useTranslation('desk');
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const [editing, setEditing] = useState(false);
  const { item, files } = entry;
  const move = (sittingId: SittingId, before: ItemId | null) =>
    void send({ type: 'moveItem', itemId: item.id, sittingId, before });
  const remove = async () => {
    const sure = await confirm({
      title: t('item.removeTitle'),
      body: t('item.removeText', { title: item.title }),
      confirm: t('item.remove'),
      final: true,
    });
    if (sure) await send({ type: 'removeItem', itemId: item.id });
  };
  const others = programme.sittings.filter(({ sitting }) => sitting.id !== item.sittingId);
  return (
    <div className={classes.tools}>
      <ActionIcon
        color="gray"
        aria-label={t('item.up', { title: item.title })}
        disabled={busy || index === 0}
        onClick={() => move(item.sittingId, siblings[index - 1]?.item.id ?? null)}
      >
        <IconArrowUp size={22} stroke={1.75} aria-hidden />
      </ActionIcon>
      <ActionIcon
        color="gray"
        aria-label={t('item.down', { title: item.title })}
        disabled={busy || index === siblings.length - 1}
        onClick={() => move(item.sittingId, placeBelow(siblings, index))}
      >
        <IconArrowDown size={22} stroke={1.75} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <ActionIcon color="gray" aria-label={t('item.menu', { title: item.title })}>
            <IconDotsVertical size={22} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={20} stroke={1.75} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t('item.edit')}
          </Menu.Item>
          {others.length > 0 && <Menu.Label>{t('item.moveTo')}</Menu.Label>}
          {others.map(({ sitting }) => (
            <Menu.Item key={sitting.id} onClick={() => move(sitting.id, null)}>
              {sitting.title}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            color="var(--live)"
            disabled={files.length > 0}
            leftSection={<IconTrash size={20} stroke={1.75} aria-hidden />}
            onClick={() => void remove()}
          >
            {t('item.remove')}
          </Menu.Item>
          {files.length > 0 && <p className={classes.menuNote}>{t('item.keepFiles')}</p>}
        </Menu.Dropdown>
      </Menu>
      {editing && <ItemDialog item={item} sittingId={item.sittingId} onClose={() => setEditing(false)} />}
    </div>
  );
}
