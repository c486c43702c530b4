import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RowId } from '../../../shared/domain/ids.ts';
import type { Mark, SlipRow } from '../../../shared/domain/slip.ts';
import { MARK_LOOKS } from './looks.ts';
import { toTypedDay } from './typedDay.ts';
import classes from './slip.module.css';

interface ElectionRowProps {
  readonly row: SlipRow;
  readonly number: number;
  readonly mark: Mark | null;
  readonly disabled: boolean;
  /** As many are chosen as there are places: one more is answered with a sentence. */
  readonly isFull: boolean;
  readonly onMark: (rowId: RowId, mark: Mark | null) => void;
}

/** One candidate: the whole line is the box. */
export function ElectionRow({ row, number, mark, disabled, isFull, onMark }: ElectionRowProps) {
  const { t } = useTranslation('polls');
  const isChosen = mark !== null;
  const Icon = isChosen ? IconSquareCheckFilled : IconSquare;
  const born = row.born === '' ? null : t('slip.born', { day: toTypedDay(row.born) });
  const more = [row.office, born].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <li className={classes.candidateRow} data-testid="slip-row">
      <label
        className={`${classes.candidate} ${MARK_LOOKS.elect.className}`}
        data-chosen={isChosen || undefined}
        data-full={(isFull && !isChosen) || undefined}
      >
        <input
          type="checkbox"
          checked={isChosen}
          disabled={disabled}
          onChange={() => onMark(row.id, isChosen ? null : 'elect')}
        />
        <Icon size={30} stroke={1.75} aria-hidden />
        <span className={classes.person}>
          <span className={classes.name}>
            {number}. {row.name}
          </span>
          {more !== '' && <span className={classes.office}>{more}</span>}
        </span>
      </label>
    </li>
  );
}
