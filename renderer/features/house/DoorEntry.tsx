import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useCommand } from '../session/useCommand.ts';
import classes from './house.module.css';

/** "482 913", as the door of the hall shows it now. */
export function DoorEntry({ sittingId }: { readonly sittingId: SittingId }) {
  const { t } = useTranslation('house');
  const outcome = useOutcome();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const code = typed.replaceAll(/\s/g, '');
  const enter = async (given: string) => {
    setFault(null);
    if (await send({ type: 'enterByDoor', sittingId, code: given })) outcome.succeeded(t('door.entered'));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(code);
  };
  return (
    <form className={classes.doorEntry} onSubmit={submit}>
      <TextInput
        aria-label={t('door.code')}
        placeholder={t('door.code')}
        inputMode="numeric"
        autoComplete="off"
        size="md"
        maxLength={9}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={fault}
      />
      <Button type="submit" size="md" variant="light" loading={busy} disabled={!/^\d{6}$/.test(code)}>
        {t('door.enter')}
      </Button>
    </form>
  );
}
