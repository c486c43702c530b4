import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Question {
  readonly title: string;
  readonly body: ReactNode;
  readonly confirm: string;
  /** True for what cannot be undone: the button is red. */
  readonly final?: boolean;
}

/** Asks before something happens; answers whether it was confirmed. */
export function useConfirmation(): (question: Question) => Promise<boolean> {
  const { t } = useTranslation('common');
  return ({ title, body, confirm, final = false }) =>
    new Promise((resolve) => {
      modals.openConfirmModal({
        title,
        children: typeof body === 'string' ? <Text>{body}</Text> : body,
        labels: { confirm, cancel: t('cancel') },
        cancelProps: { variant: 'default' },
        confirmProps: final ? { color: 'red' } : {},
        closeButtonProps: { 'aria-label': t('close') },
        onConfirm: () => resolve(true),
        onCancel: () => resolve(false),
        onClose: () => resolve(false),
      });
    });
}
