import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { arithmeticOf } from './result.ts';
import { useMajorityWords } from './useMajority.ts';

/**
 * "32/61 đại biểu tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu) – Thông qua"; empty while there is no result
 * to see.
 */
export function useArithmetic({ result, labels, majority, voters, weights }: VoteView): string {
  const { t } = useTranslation(['voting', 'proxies']);
  const basisOf = useMajorityWords();
  if (result === null) return '';
  const verdict = t(result.carried ? 'result.carried' : 'result.rejected');
  const basis = basisOf(majority, voters);
  const sentence = t('result.arithmetic', { ...arithmeticOf(result, labels, voters), basis, verdict });
  const { byProxy = 0 } = result;
  const more = [
    ...(byProxy === 0 ? [] : [t('proxies:result.byProxy', { count: byProxy })]),
    ...(weights === undefined || weights.length === 0 ? [] : [t('proxies:result.weighted')]),
  ];
  return more.length === 0 ? sentence : `${sentence} (${more.join('; ')})`;
}
