import { Button, Group, Modal } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/domain/command.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useCommand } from '../session/useCommand.ts';
import { useVanishing } from './useVanishing.ts';
import classes from './desk.module.css';

interface CommandDialogProps {
  readonly title: string;
  /** What saving asks of the room; `null` while a field is wrong. */
  readonly command: () => Command | null;
  /** Somebody else has changed the same: saving replaces theirs. */
  readonly overtaken: boolean;
  readonly onClose: () => void;
  /** The fields; they show their faults from the first try to save. */
  readonly children: (showFaults: boolean) => ReactNode;
}

/** A form that ends in one command. It stays open, with the reason, while the command is not accepted. */
export function CommandDialog({ title, command, overtaken, onClose, children }: CommandDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const [failure, setFailure] = useState<string | null>(null);
  const { send, busy } = useCommand(setFailure);
  const [showFaults, setShowFaults] = useState(false);
  const outcome = useOutcome();
  const closing = useVanishing(() => outcome.failed(t('vanished')));
  const close = () => {
    closing();
    onClose();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setShowFaults(true);
    setFailure(null);
    const asked = command();
    if (asked !== null && (await send(asked))) close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      closeOnClickOutside={false}
      size="lg"
    >
      <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
        {children(showFaults)}
        {overtaken && (
          <Notice tone="warn" role="status">
            {t('overtaken')}
          </Notice>
        )}
        {failure !== null && (
          <Notice tone="live" role="alert">
            {failure}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('common:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
