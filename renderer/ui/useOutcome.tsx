import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Says how something ended: a short confirmation, or a failure that stays longer. */
export function useOutcome() {
  const { t } = useTranslation('errors');
  return useMemo(
    () => ({
      succeeded: (message: string) => {
        const icon = <IconCheck size={22} aria-hidden />;
        notifications.show({ message, color: 'ink', icon, autoClose: 4000, role: 'status' });
      },
      failed: (message: string) => {
        const icon = <IconAlertCircle size={22} aria-hidden />;
        notifications.show({
          title: t('title'),
          message,
          color: 'red',
          icon,
          autoClose: 12_000,
          role: 'alert',
        });
      },
    }),
    [t],
  );
}
