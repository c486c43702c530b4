import { useTranslation } from 'react-i18next';

/** Numbers and sizes as the chosen language writes them. */
export function useFormats() {
  const { t, i18n } = useTranslation('common');
  const locale = i18n.language === 'en' ? 'en-GB' : 'vi-VN';
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  return {
    language: i18n.language,
    /** `share` from 0 to 1. */
    percent: (share: number) => `${number(Math.floor(share * 100), 0)}%`,
    bytes: (bytes: number) => {
      if (bytes < 1_000_000) return t('bytes.kilobytes', { value: number(Math.max(1, bytes / 1000), 0) });
      if (bytes < 1_000_000_000) return t('bytes.megabytes', { value: number(bytes / 1_000_000, 1) });
      return t('bytes.gigabytes', { value: number(bytes / 1_000_000_000, 1) });
    },
  };
}
