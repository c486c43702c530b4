import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { MARKS, type SlipRow, type SlipSheet } from '../../../shared/domain/slip.ts';
import type { Discrepancy } from '../../../shared/domain/slipCount.ts';
import {
  leftAloneOn,
  SLIP_NUMBERS,
  withMark,
  withNumber,
  type CountDraft,
  type SlipNumber,
} from './countDraft.ts';
import { TallyField } from './TallyField.tsx';
import classes from './paper.module.css';

interface CountFieldsProps {
  readonly sheet: SlipSheet;
  readonly draft: CountDraft;
  readonly discrepancies: readonly Discrepancy[];
  /** Handed the change rather than its outcome: two quick touches are two. */
  readonly onDraft: (change: (draft: CountDraft) => CountDraft) => void;
}

/** The slips, and every mark of every row. */
export function CountFields({ sheet, draft, discrepancies, onDraft }: CountFieldsProps) {
  const { t } = useTranslation('paper');
  const isWrong = (name: SlipNumber) => discrepancies.some(({ of }) => WRONG_IN[of].includes(name));
  return (
    <>
      <fieldset className={classes.slipNumbers}>
        <legend>{t('count.slips')}</legend>
        {SLIP_NUMBERS.map((name) => (
          <TallyField
            key={name}
            label={t(`number.${name}`)}
            name={t(`number.${name}`)}
            value={draft[name]}
            wrong={isWrong(name)}
            onValue={(value) => onDraft((before) => withNumber(before, name, value))}
          />
        ))}
      </fieldset>
      <fieldset className={classes.rows}>
        <legend>{t('count.marks')}</legend>
        <ol>
          {sheet.rows.map((row, at) => (
            <RowFields
              key={row.id}
              form={sheet.form}
              row={row}
              at={at}
              counts={draft.rows[at] ?? []}
              left={sheet.form === 'election' ? null : leftAloneOn(draft, at)}
              wrong={discrepancies.some(({ rowId }) => rowId === row.id)}
              onDraft={onDraft}
            />
          ))}
        </ol>
      </fieldset>
    </>
  );
}

/** Which of the numbers of slips a discrepancy is seen at. */
const WRONG_IN: Readonly<Record<Discrepancy['of'], readonly SlipNumber[]>> = {
  issuedOverElectorate: ['issued'],
  collectedOverIssued: ['collected'],
  validAndInvalid: ['valid', 'invalid'],
  rowOverValid: [],
  choicesOverAllowed: [],
};

interface RowFieldsProps {
  readonly form: SlipSheet['form'];
  readonly row: SlipRow;
  readonly at: number;
  readonly counts: readonly (number | null)[];
  readonly left: number | null;
  readonly wrong: boolean;
  readonly onDraft: CountFieldsProps['onDraft'];
}

/** Drawn again only when its own numbers change: a sheet has up to 200. */
const RowFields = memo(function RowFields({ form, row, at, counts, left, wrong, onDraft }: RowFieldsProps) {
  const { t } = useTranslation('paper');
  return (
    <li className={classes.row} data-wrong={wrong || undefined} data-testid="count-row">
      <div className={classes.rowName}>
        <span>
          <strong>
            {at + 1}. {row.name}
          </strong>
          {row.office !== '' && <span className={classes.soft}>{row.office}</span>}
        </span>
        {left !== null && left > 0 && (
          <span className={classes.soft}>{t('count.left', { count: left })}</span>
        )}
      </div>
      <div className={classes.marks}>
        {MARKS[form].map((mark, index) => (
          <TallyField
            key={mark}
            label={t(`mark.${mark}`)}
            name={`${row.name}: ${t(`mark.${mark}`)}`}
            value={counts[index] ?? null}
            wrong={wrong}
            onValue={(value) => onDraft((before) => withMark(before, at, index, value))}
          />
        ))}
      </div>
    </li>
  );
});
