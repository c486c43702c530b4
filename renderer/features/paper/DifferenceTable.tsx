import { useTranslation } from 'react-i18next';
import { MARKS, type SlipSheet } from '../../../shared/domain/slip.ts';
import type { CountDifference } from '../../../shared/domain/slipCount.ts';
import { SLIP_NUMBERS } from './countDraft.ts';
import classes from './paper.module.css';

interface DifferenceTableProps {
  readonly sheet: SlipSheet;
  readonly differences: readonly CountDifference[];
  /** The two who counted, in their order. */
  readonly names: readonly [string, string];
}

/** Only what the two counts say apart: what it is of, and both numbers. */
export function DifferenceTable({ sheet, differences, names }: DifferenceTableProps) {
  const { t } = useTranslation('paper');
  const nameOf = useNumberName(sheet);
  return (
    <table className={classes.differences} data-testid="differences">
      <caption>{t('difference.title', { count: differences.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('difference.of')}</th>
          {names.map((name, index) => (
            <th key={index} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map(({ of, numbers }) => (
          <tr key={of}>
            <th scope="row">{nameOf(of)}</th>
            {numbers.map((number, index) => (
              <td key={index}>{number}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "Số phiếu thu vào"; "Nguyễn Văn A: Tín nhiệm cao" for `row/mark`. */
function useNumberName({ rows, form }: SlipSheet): (of: string) => string {
  const { t } = useTranslation('paper');
  return (of) => {
    const number = SLIP_NUMBERS.find((name) => name === of);
    if (number !== undefined) return t(`number.${number}`);
    for (const row of rows) {
      for (const mark of MARKS[form])
        if (of === `${row.id}/${mark}`) return `${row.name}: ${t(`mark.${mark}`)}`;
    }
    return of;
  };
}
