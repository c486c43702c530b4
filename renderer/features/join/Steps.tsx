import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.tsx';
import classes from './JoinPage.module.css';

/** What a person without a remembered session does. */
export function Steps({ failed }: { readonly failed: boolean }) {
  const { t } = useTranslation('join');
  return (
    <>
      {failed && <Notice tone="warn">{t('remembered.failed')}</Notice>}
      <ol className={classes.steps} aria-label={t('steps.title')}>
        <li>{t('steps.card')}</li>
        <li>{t('steps.code')}</li>
        <li>{t('steps.read')}</li>
      </ol>
    </>
  );
}
