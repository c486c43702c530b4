import { useTranslation } from 'react-i18next';
import type { MarkedRow, SlipSheet } from '../../../shared/domain/slip.ts';
import { MARK_LOOKS } from './looks.ts';
import { markOn } from './slipDraft.ts';
import classes from './slip.module.css';

interface OwnMarksProps {
  readonly sheet: SlipSheet;
  readonly marks: readonly MarkedRow[];
}

/** A slip to look over: every row with what stands against it; in an election just who is chosen. */
export function OwnMarks({ sheet, marks }: OwnMarksProps) {
  const { t } = useTranslation('polls');
  const isElection = sheet.form === 'election';
  const rows = isElection ? sheet.rows.filter(({ id }) => markOn(marks, id) !== null) : sheet.rows;
  if (rows.length === 0) return null;
  return (
    <section className={classes.own}>
      <h3>{t(isElection ? 'slip.ownElected' : 'slip.own')}</h3>
      <ol className={classes.ownList} data-testid="own-marks">
        {rows.map((row) => {
          const mark = markOn(marks, row.id);
          const look = mark === null ? null : MARK_LOOKS[mark];
          return (
            <li key={row.id} className={look?.className ?? ''}>
              <span>{row.name}</span>
              <span className={classes.ownMark} data-none={mark === null || undefined}>
                {look !== null && <look.Icon size={20} stroke={2} aria-hidden />}
                {mark === null ? t('slip.none') : t(`mark.${mark}`)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
