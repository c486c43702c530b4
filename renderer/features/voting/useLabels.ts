import { useTranslation } from 'react-i18next';
import type { Choice, RulePack } from '../../../shared/domain/rulePack.ts';

/** What the council calls the choices; outside its own language with what that means. */
export function useLabels(labels: RulePack['labels']): Readonly<Record<Choice, string>> {
  const { t } = useTranslation('voting');
  return {
    for: t('label.for', { label: labels.for }),
    against: t('label.against', { label: labels.against }),
    abstain: t('label.abstain', { label: labels.abstain }),
  };
}
