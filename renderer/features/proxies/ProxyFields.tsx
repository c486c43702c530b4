import { NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PER_HOLDER } from '../../../shared/domain/proxy.ts';
import type { RulePack } from '../../../shared/domain/rulePack.ts';

interface ProxyFieldsProps {
  readonly fields: Pick<RulePack, 'proxies' | 'proxyTerms' | 'weights'>;
  readonly change: (fields: Partial<RulePack>) => void;
}

/** What a pack says of proxies and weights. */
export function ProxyFields({ fields, change }: ProxyFieldsProps) {
  const { t } = useTranslation('proxies');
  const { proxies, weights } = fields;
  const terms = fields.proxyTerms ?? { perHolder: 1, inQuorum: false };
  return (
    <>
      <Switch
        label={t('pack.proxies')}
        description={t('pack.proxiesHint')}
        checked={proxies}
        onChange={(event) => change({ proxies: event.currentTarget.checked })}
      />
      {proxies && (
        <>
          <NumberInput
            label={t('pack.perHolder')}
            value={terms.perHolder}
            {...PER_HOLDER}
            allowDecimal={false}
            clampBehavior="blur"
            onChange={(perHolder) =>
              typeof perHolder === 'number' && change({ proxyTerms: { ...terms, perHolder } })
            }
          />
          <Switch
            label={t('pack.inQuorum')}
            description={t('pack.inQuorumHint')}
            checked={terms.inQuorum}
            onChange={(event) => change({ proxyTerms: { ...terms, inQuorum: event.currentTarget.checked } })}
          />
        </>
      )}
      <Switch
        label={t('pack.weights')}
        description={t('pack.weightsHint')}
        checked={weights}
        onChange={(event) => change({ weights: event.currentTarget.checked })}
      />
    </>
  );
}
