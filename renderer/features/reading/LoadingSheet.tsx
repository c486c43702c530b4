import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/useFormats.ts';
import classes from './reading.module.css';

/** An empty page with what is being waited for. `null` once the bytes are there and the page is drawn. */
export function LoadingSheet({ bytesRead }: { readonly bytesRead: number | null }) {
  const { t } = useTranslation('reading');
  const { bytes } = useFormats();
  const text =
    bytesRead === null
      ? t('state.drawing')
      : bytesRead === 0
        ? t('state.loading')
        : t('state.loadingBytes', { size: bytes(bytesRead) });
  return (
    <div className={classes.loading} role="status">
      <div className={classes.sheet} aria-hidden>
        {Array.from({ length: 12 }, (_unused, line) => (
          <span key={line} className={classes.sheetLine} />
        ))}
      </div>
      <p className={classes.loadingText}>
        <Loader size="sm" aria-hidden />
        {text}
      </p>
    </div>
  );
}
