import { useTranslation } from 'react-i18next';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { dayKey, formatClock, formatDay } from '../../ui/time.ts';
import { anchorOfSitting, showAnchor } from './anchors.ts';
import type { ProgrammeItem, ProgrammeSitting } from './programme.ts';
import classes from './AgendaPage.module.css';

interface SittingListProps {
  readonly sittings: readonly ProgrammeSitting[];
  readonly running: ProgrammeItem | null;
}

/** The days and half days; a touch goes to the sitting. */
export function SittingList({ sittings, running }: SittingListProps) {
  const { t, i18n } = useTranslation('agenda');
  const days = new Map<string, ProgrammeSitting[]>();
  for (const entry of sittings) {
    const key = dayKey(entry.sitting.startsAt);
    days.set(key, [...(days.get(key) ?? []), entry]);
  }
  const live: SittingId | null = running?.item.sittingId ?? null;
  return (
    <nav className={classes.sittings} aria-label={t('sittings')}>
      {[...days.values()].map((day) => (
        <div key={day[0]?.sitting.id} className={classes.day}>
          <h3 className={classes.dayTitle}>{formatDay(day[0]?.sitting.startsAt ?? 0, i18n.language)}</h3>
          {day.map(({ sitting, items }) => (
            <button
              key={sitting.id}
              type="button"
              className={classes.sittingLink}
              data-live={sitting.id === live || undefined}
              onClick={() => showAnchor(anchorOfSitting(sitting.id))}
            >
              <span className={classes.sittingName}>{sitting.title}</span>
              <span className={classes.sittingMeta}>
                {formatClock(sitting.startsAt, i18n.language)} · {t('sittingItems', { count: items.length })}
              </span>
            </button>
          ))}
        </div>
      ))}
    </nav>
  );
}
