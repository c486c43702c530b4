import { useTranslation } from 'react-i18next';
import type { RowOutcome } from '../../../shared/domain/slip.ts';
import type { PollView } from '../../../shared/protocol/projection.ts';

/** A result in one sentence: "Trúng cử 2/3 người"; empty while there is none to see. */
export function useSummary({ sheet, result }: PollView): string {
  const { t } = useTranslation('polls');
  if (result === null) return '';
  const outcomes = result.rows.map(({ outcome }) => outcome);
  const count = (outcome: RowOutcome) => outcomes.filter((one) => one === outcome).length;
  switch (sheet.form) {
    case 'election': {
      const parts = [t('summary.elected', { count: count('elected'), total: sheet.toElect })];
      if (count('tied') > 0) parts.push(t('summary.tied', { count: count('tied'), seats: result.unfilled }));
      else if (result.unfilled > 0) parts.push(t('summary.unfilled', { count: result.unfilled }));
      return parts.join('; ');
    }
    case 'confidenceSlips': {
      const parts = [t('summary.slips', { count: outcomes.length })];
      for (const outcome of ['mayResign', 'confidenceVoteFollows'] as const) {
        if (count(outcome) > 0) parts.push(t(`summary.${outcome}`, { count: count(outcome) }));
      }
      if (parts.length === 1) parts.push(t('summary.allKept'));
      return parts.join('; ');
    }
    case 'confidenceVote':
      return t('summary.trusted', { count: count('trusted'), total: outcomes.length });
    case 'proposal':
      return t(count('carried') > 0 ? 'outcome.carried' : 'outcome.notCarried');
  }
}
