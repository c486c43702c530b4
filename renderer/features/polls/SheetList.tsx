import { useTranslation } from 'react-i18next';
import type { SlipSheet } from '../../../shared/domain/slip.ts';
import classes from './polls.module.css';

/** Who or what stands on the slip. */
export function SheetList({ sheet }: { readonly sheet: SlipSheet }) {
  const { t } = useTranslation('polls');
  return (
    <ol className={classes.sheetList} aria-label={t('sheetRows')}>
      {sheet.rows.map(({ id, name, office }) => (
        <li key={id}>
          <span className={classes.rowName}>{name}</span>
          {office !== '' && <span className={classes.rowOffice}>{office}</span>}
        </li>
      ))}
    </ol>
  );
}
