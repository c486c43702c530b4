import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './reading.module.css';

interface PageFieldProps {
  readonly page: number;
  readonly pages: number;
  onGo(page: number): void;
}

/** The page one is on, and a way to another by its number. */
export function PageField({ page, pages, onGo }: PageFieldProps) {
  const { t } = useTranslation('reading');
  const [typed, setTyped] = useState<string | null>(null);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = Number.parseInt(typed ?? '', 10);
    if (Number.isInteger(wanted)) onGo(wanted);
    setTyped(null);
  };
  return (
    <form className={classes.pageField} onSubmit={go}>
      <input
        aria-label={t('toolbar.page')}
        inputMode="numeric"
        value={typed ?? String(page)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
      <span>{t('toolbar.ofPages', { pages })}</span>
    </form>
  );
}
