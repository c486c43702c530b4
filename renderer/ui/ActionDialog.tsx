import { Button, Group, Modal, Stack, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice.tsx';

interface ActionDialogProps {
  readonly title: string;
  /** The words of the button that acts. */
  readonly action: string;
  /** Of the one that does not; "cancel" unless told. */
  readonly decline?: string;
  /** Why it did not work; stays until the next try. */
  readonly fault?: string | null;
  readonly busy: boolean;
  readonly disabled?: boolean;
  /** Put the focus on the action, where nothing has to be filled in. */
  readonly focusAction?: boolean;
  readonly color?: ButtonProps['color'];
  readonly size?: ButtonProps['size'];
  /** For forms in two columns. */
  readonly wide?: boolean;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that ends in one action or in none, and says so when the action fails. */
export function ActionDialog({
  title,
  onClose,
  children,
  fault = null,
  wide = false,
  ...buttons
}: ActionDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={wide ? '62rem' : 'lg'}
    >
      <Stack gap="md">
        {children}
        {fault !== null && (
          <Notice tone="live" role="alert">
            {fault}
          </Notice>
        )}
        <Buttons {...buttons} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

function Buttons({
  action,
  decline,
  busy,
  disabled = false,
  focusAction = false,
  color,
  size = 'md',
  onAct,
  onClose,
}: Omit<ActionDialogProps, 'title' | 'fault' | 'wide' | 'children'>) {
  const { t } = useTranslation('common');
  return (
    <Group justify="flex-end">
      <Button size={size} variant="default" onClick={onClose}>
        {decline ?? t('cancel')}
      </Button>
      <Button
        size={size}
        {...(color === undefined ? {} : { color })}
        {...(focusAction ? { 'data-autofocus': true } : {})}
        loading={busy}
        disabled={disabled}
        onClick={onAct}
      >
        {action}
      </Button>
    </Group>
  );
}
