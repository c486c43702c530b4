import { useTranslation } from 'react-i18next';
import type { Discrepancy } from '../../../shared/domain/slipCount.ts';
import type { SlipSheet } from '../../../shared/domain/slip.ts';
import classes from './paper.module.css';

interface DiscrepancyListProps {
  readonly sheet: SlipSheet;
  readonly discrepancies: readonly Discrepancy[];
}

/** What cannot be in a count, each in a sentence with its numbers. */
export function DiscrepancyList({ sheet, discrepancies }: DiscrepancyListProps) {
  const { t } = useTranslation('paper');
  const nameOf = (rowId: string | null) => sheet.rows.find(({ id }) => id === rowId)?.name ?? '';
  return (
    <ul className={classes.sentences} data-testid="discrepancies">
      {discrepancies.map(({ of, rowId, found, expected }) => (
        <li key={`${of} ${rowId}`}>{t(`discrepancy.${of}`, { found, expected, name: nameOf(rowId) })}</li>
      ))}
    </ul>
  );
}
