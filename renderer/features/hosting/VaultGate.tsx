import { Button, PasswordInput } from '@mantine/core';
import { IconKey, IconLock } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostShell, VaultState } from '../../host/Host.ts';
import { useHost } from '../../host/HostContext.tsx';
import { AppearanceMenu } from '../../ui/AppearanceMenu.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import classes from './hosting.module.css';

const MIN_LENGTH = 8;

/** Stands before everything else while the device's copy is locked; nothing where there is no vault. */
export function VaultGate({ children }: { readonly children: ReactNode }) {
  const { shell } = useHost();
  return shell === null ? children : <Gate vault={shell.vault}>{children}</Gate>;
}

interface GateProps {
  readonly vault: HostShell['vault'];
  readonly children: ReactNode;
}

function Gate({ vault, children }: GateProps) {
  const { t } = useTranslation('hosting');
  const [state, setState] = useState<VaultState | 'checking' | 'failed'>('checking');
  useEffect(() => {
    let current = true;
    vault.state().then(
      (found) => current && setState(found),
      () => current && setState('failed'),
    );
    return () => {
      current = false;
    };
  }, [vault]);
  switch (state) {
    case 'open':
      return children;
    case 'checking':
      return <Waiting title={t('vault.checking')} />;
    case 'failed':
      return (
        <main className={classes.narrow}>
          <Notice tone="live" role="alert">
            {t('vault.failed')}
          </Notice>
        </main>
      );
    case 'unset':
    case 'locked':
      return <PassphraseForm vault={vault} first={state === 'unset'} onOpen={() => setState('open')} />;
  }
}

interface PassphraseFormProps {
  readonly vault: HostShell['vault'];
  /** True when the passphrase is set now, not asked for. */
  readonly first: boolean;
  readonly onOpen: () => void;
}

type Fault = 'tooShort' | 'different' | 'wrong' | 'failed';

function PassphraseForm({ vault, first, onOpen }: PassphraseFormProps) {
  const { t } = useTranslation('hosting');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | Fault>('idle');

  const attempt = async (): Promise<Fault | null> => {
    if (!first) return (await vault.unlock(passphrase)) ? null : 'wrong';
    if (passphrase.length < MIN_LENGTH) return 'tooShort';
    if (passphrase !== repeated) return 'different';
    await vault.setPassphrase(passphrase);
    return null;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('busy');
    const fault = await attempt().catch((): Fault => 'failed');
    if (fault === null) onOpen();
    else setState(fault);
  };
  const Icon = first ? IconKey : IconLock;
  return (
    <main className={classes.narrow}>
      <div className={classes.corner}>
        <AppearanceMenu />
      </div>
      <form className={classes.sheet} onSubmit={(event) => void submit(event)} noValidate>
        <span className={classes.sheetIcon}>
          <Icon size={30} stroke={1.6} aria-hidden />
        </span>
        <h1 className={classes.sheetTitle}>{first ? t('vault.setTitle') : t('vault.unlockTitle')}</h1>
        <p className={classes.soft}>{first ? t('vault.setText') : t('vault.unlockText')}</p>
        <PasswordInput
          label={t('vault.passphrase')}
          description={first ? t('vault.passphraseHint') : undefined}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={state === 'tooShort' || state === 'wrong' ? t(`vault.${state}`) : undefined}
          autoComplete={first ? 'new-password' : 'current-password'}
          data-autofocus
          autoFocus
        />
        {first && (
          <PasswordInput
            label={t('vault.repeat')}
            value={repeated}
            onChange={(event) => setRepeated(event.currentTarget.value)}
            error={state === 'different' ? t('vault.different') : undefined}
            autoComplete="new-password"
          />
        )}
        {state === 'failed' && (
          <Notice tone="live" role="alert">
            {t('vault.failed')}
          </Notice>
        )}
        <Button type="submit" size="lg" loading={state === 'busy'}>
          {first ? t('vault.set') : t('vault.unlock')}
        </Button>
      </form>
    </main>
  );
}
