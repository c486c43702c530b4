import { useTranslation } from 'react-i18next';
import { hundredthsOfPercent } from './report.ts';

/** Shares in percent with at most two decimals, as the chosen language writes them, or the one named. */
export function useShares(language?: 'vi' | 'en') {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat((language ?? i18n.language) === 'en' ? 'en-GB' : 'vi-VN', {
    maximumFractionDigits: 2,
  });
  return {
    percent: (part: number, total: number) => `${format.format(hundredthsOfPercent(part, total) / 100)}%`,
  };
}
