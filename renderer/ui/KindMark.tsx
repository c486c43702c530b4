import { useTranslation } from 'react-i18next';
import type { FileKind } from '../../shared/domain/agenda.ts';
import classes from './KindMark.module.css';

/** The kind of a document by its usual abbreviation; the whole word is said beside it. */
export function KindMark({ kind }: { readonly kind: FileKind }) {
  const { t } = useTranslation('common');
  return (
    <span className={`${classes.mark} ${classes[kind] ?? ''}`} aria-hidden="true">
      {t(`kindShort.${kind}`)}
    </span>
  );
}
