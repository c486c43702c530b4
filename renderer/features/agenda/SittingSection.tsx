import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../ui/time.ts';
import { anchorOfSitting } from './anchors.ts';
import { ItemCard } from './ItemCard.tsx';
import type { Programme, ProgrammeItem, ProgrammeSitting } from './programme.ts';
import classes from './AgendaPage.module.css';

interface SittingSectionProps {
  readonly entry: ProgrammeSitting;
  readonly programme: Programme;
  /** The item whose files stand above the list already. */
  readonly shownAbove: ProgrammeItem | null;
}

export function SittingSection({ entry, programme, shownAbove }: SittingSectionProps) {
  const { t, i18n } = useTranslation('agenda');
  const { sitting, items } = entry;
  const anchor = anchorOfSitting(sitting.id);
  return (
    <section className={classes.section} id={anchor} tabIndex={-1} aria-labelledby={`${anchor}-title`}>
      <header className={classes.sectionHead}>
        <h2 id={`${anchor}-title`} className={classes.sectionTitle}>
          {sitting.title}
        </h2>
        <p className={classes.sectionTime}>{formatSpan(sitting, i18n.language)}</p>
      </header>
      {items.length === 0 && <p className={classes.sectionEmpty}>{t('emptySitting')}</p>}
      {items.map((item) => (
        <ItemCard
          key={item.item.id}
          entry={item}
          programme={programme}
          filesAbove={shownAbove?.item.id === item.item.id}
        />
      ))}
    </section>
  );
}
