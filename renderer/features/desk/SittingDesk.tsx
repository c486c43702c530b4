import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../ui/time.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import type { Programme, ProgrammeSitting } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import { ItemDesk } from './ItemDesk.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { SittingDialog } from './SittingDialog.tsx';
import classes from './desk.module.css';

interface SittingDeskProps {
  readonly entry: ProgrammeSitting;
  readonly programme: Programme;
}

/** One sitting of the programme being built. */
export function SittingDesk({ entry, programme }: SittingDeskProps) {
  const { t, i18n } = useTranslation('desk');
  const { send } = useCommand();
  const confirm = useConfirmation();
  const [dialog, setDialog] = useState<'none' | 'edit' | 'addItem'>('none');
  const { sitting, items } = entry;
  const remove = async () => {
    const sure = await confirm({
      title: t('sitting.removeTitle', { title: sitting.title }),
      body: t('sitting.removeText'),
      confirm: t('sitting.remove'),
      final: true,
    });
    if (sure) await send({ type: 'removeSitting', sittingId: sitting.id });
  };
  return (
    <section className={classes.sitting} aria-labelledby={`desk-sitting-${sitting.id}`}>
      <header className={classes.sittingHead}>
        <div>
          <h3 id={`desk-sitting-${sitting.id}`}>{sitting.title}</h3>
          <p>{formatSpan(sitting, i18n.language)}</p>
        </div>
        <Button
          variant="light"
          onClick={() => setDialog('addItem')}
          leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />}
        >
          {t('item.add')}
        </Button>
        <Menu position="bottom-end" width={300}>
          <Menu.Target>
            <ActionIcon color="gray" aria-label={t('sitting.menu', { title: sitting.title })}>
              <IconDotsVertical size={22} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={20} stroke={1.75} aria-hidden />}
              onClick={() => setDialog('edit')}
            >
              {t('sitting.edit')}
            </Menu.Item>
            <Menu.Item
              color="var(--live)"
              disabled={items.length > 0}
              leftSection={<IconTrash size={20} stroke={1.75} aria-hidden />}
              onClick={() => void remove()}
            >
              {t('sitting.remove')}
            </Menu.Item>
            {items.length > 0 && <p className={classes.menuNote}>{t('sitting.keepItems')}</p>}
          </Menu.Dropdown>
        </Menu>
      </header>
      {items.length === 0 && <p className={classes.hint}>{t('item.empty')}</p>}
      {items.map((item, index) => (
        <ItemDesk key={item.item.id} entry={item} siblings={items} index={index} programme={programme} />
      ))}
      {dialog === 'edit' && (
        <SittingDialog
          sitting={sitting}
          sittings={programme.sittings.map((one) => one.sitting)}
          onClose={() => setDialog('none')}
        />
      )}
      {dialog === 'addItem' && (
        <ItemDialog item={null} sittingId={sitting.id} onClose={() => setDialog('none')} />
      )}
    </section>
  );
}
