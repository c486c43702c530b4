import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconClockPause,
  IconDotsVertical,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ItemState } from '../../../shared/domain/agenda.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { Programme, ProgrammeItem } from './programme.ts';

interface ItemControlsProps {
  readonly entry: ProgrammeItem;
  readonly programme: Programme;
}

/** The chair's and the secretaries' hands on an item's state (rules A4 to A6). */
export function ItemControls({ entry, programme }: ItemControlsProps) {
  const { t } = useTranslation('agenda');
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const { item } = entry;
  const other = programme.running?.item.id === item.id ? null : programme.running;

  const set = (state: ItemState) => send({ type: 'setItemState', itemId: item.id, state });
  const start = async () => {
    if (other !== null) {
      const sure = await confirm({
        title: t('control.switchTitle'),
        body: t('control.switchText', { current: other.item.title, next: item.title }),
        confirm: t('control.switchConfirm'),
      });
      if (!sure) return;
      if (!(await send({ type: 'setItemState', itemId: other.item.id, state: 'done' }))) return;
    }
    await set('running');
  };
  const isNext = programme.next?.item.id === item.id;
  return (
    <>
      {item.state === 'running' && (
        <Button
          loading={busy}
          onClick={() => void set('done')}
          leftSection={<IconPlayerStop size={20} stroke={1.75} aria-hidden />}
        >
          {t('control.finish')}
        </Button>
      )}
      {item.state === 'waiting' && isNext && (
        <Button
          variant="light"
          loading={busy}
          onClick={() => void start()}
          leftSection={<IconPlayerPlay size={20} stroke={1.75} aria-hidden />}
        >
          {t('control.start')}
        </Button>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon aria-label={t('control.menu', { title: item.title })} color="gray">
            <IconDotsVertical size={22} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(item.state === 'waiting' || item.state === 'postponed') && (
            <Menu.Item
              leftSection={<IconPlayerPlay size={20} stroke={1.75} aria-hidden />}
              onClick={() => void start()}
            >
              {t('control.start')}
            </Menu.Item>
          )}
          {item.state === 'done' && (
            <Menu.Item
              leftSection={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
              onClick={() => void start()}
            >
              {t('control.reopen')}
            </Menu.Item>
          )}
          {(item.state === 'running' || item.state === 'postponed') && (
            <Menu.Item
              leftSection={<IconArrowBackUp size={20} stroke={1.75} aria-hidden />}
              onClick={() => void set('waiting')}
            >
              {t('control.reset')}
            </Menu.Item>
          )}
          {(item.state === 'running' || item.state === 'waiting') && (
            <Menu.Item
              leftSection={<IconClockPause size={20} stroke={1.75} aria-hidden />}
              onClick={() => void set('postponed')}
            >
              {t('control.postpone')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
