import { useTranslation } from 'react-i18next';
import type { PollId, RowId } from '../../../shared/domain/ids.ts';
import { MARKS, type Mark, type SlipForm, type SlipRow } from '../../../shared/domain/slip.ts';
import { MARK_LOOKS } from './looks.ts';
import classes from './slip.module.css';

interface LevelRowProps {
  readonly row: SlipRow;
  readonly number: number;
  readonly pollId: PollId;
  readonly form: SlipForm;
  readonly mark: Mark | null;
  readonly disabled: boolean;
  readonly onMark: (rowId: RowId, mark: Mark | null) => void;
}

/** One person and the levels to choose from: one is chosen, and may be taken back. */
export function LevelRow({ row, number, pollId, form, mark, disabled, onMark }: LevelRowProps) {
  const { t } = useTranslation('polls');
  const marks: readonly Mark[] = MARKS[form];
  const labelId = `slip-row-${row.id}`;
  return (
    <li className={classes.row} data-marked={mark !== null || undefined} data-testid="slip-row">
      <div className={classes.rowHead}>
        <p id={labelId} className={classes.person}>
          <span className={classes.name}>
            {number}. {row.name}
          </span>
          {row.office !== '' && <span className={classes.office}>{row.office}</span>}
        </p>
        {mark !== null && !disabled && (
          <button
            type="button"
            className={classes.clear}
            aria-label={t('slip.clearOf', { name: row.name })}
            onClick={() => onMark(row.id, null)}
          >
            {t('slip.clear')}
          </button>
        )}
      </div>
      <div className={classes.levels} role="radiogroup" aria-labelledby={labelId} data-marks={marks.length}>
        {marks.map((one) => {
          const { Icon, className } = MARK_LOOKS[one];
          return (
            <label key={one} className={`${classes.level} ${className}`} data-mark={one}>
              <input
                type="radio"
                name={`${pollId}/${row.id}`}
                checked={mark === one}
                disabled={disabled}
                onChange={() => onMark(row.id, one)}
              />
              <Icon size={22} stroke={2} aria-hidden />
              <span>{t(`mark.${one}`)}</span>
            </label>
          );
        })}
      </div>
    </li>
  );
}
