import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { arithmeticOf } from './result.ts';

/** "32/61 đại biểu tán thành, cần ít nhất 31 – Thông qua"; empty while there is no result to see. */
export function useArithmetic({ result, labels }: VoteView): string {
  const { t } = useTranslation('voting');
  if (result === null) return '';
  const verdict = t(result.carried ? 'result.carried' : 'result.rejected');
  return t('result.arithmetic', { ...arithmeticOf(result, labels), verdict });
}
