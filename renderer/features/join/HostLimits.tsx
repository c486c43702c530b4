import { useTranslation } from 'react-i18next';
import { useHost } from '../../host/HostContext.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** What this device cannot do, said before it matters; the signing key matters only with votes. */
export function HostLimits() {
  const { t } = useTranslation('common');
  const limits = useHost().limits.filter((limit) => limit !== 'noDeviceKey');
  return limits.map((limit) => (
    <Notice key={limit} tone="warn">
      {t(`limits.${limit}`)}
    </Notice>
  ));
}
