import { useTranslation } from 'react-i18next';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import { FileError } from '../host/Host.ts';
import { RequestError } from '../room/RequestError.ts';

/** Turns what was thrown or refused into a sentence with its next step. */
export function useFailureText() {
  const { t } = useTranslation('errors');
  return {
    ofRefusal: (code: RefusalCode): string => t(`refusal.${code}`),
    ofError: (error: unknown): string => {
      if (error instanceof RequestError) return t(`error.${error.code}`);
      if (error instanceof FileError) return t(`file.${error.fault}`);
      return t('unknown');
    },
  };
}
