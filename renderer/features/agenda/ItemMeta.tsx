import { IconClock, IconMicrophone2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../../../shared/domain/agenda.ts';
import classes from './AgendaPage.module.css';

/** Who presents an item and how long it may take; nothing where neither is set. */
export function ItemMeta({ item }: { readonly item: AgendaItem }) {
  const { t } = useTranslation('agenda');
  if (item.rapporteur === '' && item.minutes === 0) return null;
  return (
    <p className={classes.meta}>
      {item.rapporteur !== '' && (
        <span>
          <IconMicrophone2 size={20} stroke={1.6} aria-hidden />
          {t('rapporteur', { name: item.rapporteur })}
        </span>
      )}
      {item.minutes > 0 && (
        <span>
          <IconClock size={20} stroke={1.6} aria-hidden />
          {t('minutes', { count: item.minutes })}
        </span>
      )}
    </p>
  );
}
