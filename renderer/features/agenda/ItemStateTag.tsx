import { IconCheck, IconClockPause, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ItemState } from '../../../shared/domain/agenda.ts';
import { Tag } from '../../ui/Tag.tsx';
import classes from './AgendaPage.module.css';

/** An item's state by word, icon and colour; red only for what is on. */
export function ItemStateTag({ state }: { readonly state: ItemState }) {
  const { t } = useTranslation('agenda');
  const text = t(`state.${state}`);
  switch (state) {
    case 'running':
      return (
        <Tag tone="live" icon={<span className={classes.liveDot} aria-hidden="true" />}>
          {text}
        </Tag>
      );
    case 'done':
      return (
        <Tag tone="good" icon={<IconCheck size={18} aria-hidden />}>
          {text}
        </Tag>
      );
    case 'postponed':
      return (
        <Tag tone="warn" icon={<IconClockPause size={18} stroke={1.75} aria-hidden />}>
          {text}
        </Tag>
      );
    case 'waiting':
      return <Tag icon={<IconHourglass size={18} stroke={1.6} aria-hidden />}>{text}</Tag>;
  }
}
