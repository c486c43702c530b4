import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Says how something ended: a short confirmation, or a failure that stays until it is closed. */
export function useOutcome() {
  const { t } = useTranslation('errors');
  return {
    succeeded: (message: string) => {
      notifications.show({
        message,
        color: 'ink',
        icon: <IconCheck size={22} aria-hidden />,
        autoClose: 4000,
      });
    },
    failed: (message: string) => {
      notifications.show({
        title: t('title'),
        message,
        color: 'red',
        icon: <IconAlertCircle size={22} aria-hidden />,
        autoClose: 12_000,
        role: 'alert',
      });
    },
  };
}
