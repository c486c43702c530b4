import { Button, Group } from '@mantine/core';
import { IconArrowLeft, IconLogin2, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HostedRoom, HostShell } from '../../host/Host.ts';
import { useHost } from '../../host/HostContext.tsx';
import { AppearanceMenu } from '../../ui/AppearanceMenu.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { NotFound } from '../../ui/NotFound.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { HostedRoomSheet } from './HostedRoomSheet.tsx';
import classes from './hosting.module.css';

/** `/hosting`: this computer as the server of a meeting room. Only on the desktop. */
export function HostingPage() {
  const { shell } = useHost();
  return shell === null ? <NotFound /> : <Hosting room={shell.room} />;
}

type State =
  | { readonly status: 'loading' | 'starting' | 'stopping' }
  | { readonly status: 'off'; readonly fault: string | null }
  | { readonly status: 'on'; readonly hosted: HostedRoom };

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function Hosting({ room }: { readonly room: HostShell['room'] }) {
  const { t } = useTranslation(['hosting', 'common']);
  const confirm = useConfirmation();
  const [state, setState] = useState<State>({ status: 'loading' });
  useEffect(() => {
    let current = true;
    room.state().then(
      (hosted) =>
        current && setState(hosted === null ? { status: 'off', fault: null } : { status: 'on', hosted }),
      (error: unknown) => current && setState({ status: 'off', fault: messageOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [room]);

  const start = async (withSample: boolean) => {
    setState({ status: 'starting' });
    try {
      setState({ status: 'on', hosted: await room.start({ withSample }) });
    } catch (error) {
      setState({ status: 'off', fault: messageOf(error) });
    }
  };
  const stop = async (hosted: HostedRoom) => {
    const sure = await confirm({
      title: t('stopTitle'),
      body: t('stopText'),
      confirm: t('stop'),
      final: true,
    });
    if (!sure) return;
    setState({ status: 'stopping' });
    await room.stop().then(
      () => setState({ status: 'off', fault: null }),
      () => setState({ status: 'on', hosted }),
    );
  };

  return (
    <main className={classes.page}>
      <div className={classes.pageHead}>
        <Button
          component={Link}
          to="/"
          variant="subtle"
          leftSection={<IconArrowLeft size={22} aria-hidden />}
        >
          {t('common:back')}
        </Button>
        <AppearanceMenu />
      </div>
      <h1 className={classes.pageTitle}>{t('title')}</h1>
      <p className={classes.soft}>{t('lead')}</p>
      {state.status === 'loading' && <Waiting title={t('common:loading')} />}
      {(state.status === 'off' || state.status === 'starting') && (
        <section className={classes.box}>
          {state.status === 'off' && state.fault !== null && (
            <Notice tone="live" title={t('failed')} role="alert">
              {state.fault}
            </Notice>
          )}
          <Group>
            <Button
              size="lg"
              loading={state.status === 'starting'}
              onClick={() => void start(false)}
              leftSection={<IconPlayerPlay size={22} stroke={1.75} aria-hidden />}
            >
              {t('start')}
            </Button>
            <Button
              size="lg"
              variant="default"
              disabled={state.status === 'starting'}
              onClick={() => void start(true)}
            >
              {t('startSample')}
            </Button>
          </Group>
          <p className={classes.soft} role="status">
            {state.status === 'starting' && t('starting')}
          </p>
        </section>
      )}
      {state.status === 'on' && (
        <>
          <HostedRoomSheet hosted={state.hosted} />
          <Group>
            <Button
              component={Link}
              to={`/join?room=${encodeURIComponent(state.hosted.url)}`}
              leftSection={<IconLogin2 size={22} stroke={1.75} aria-hidden />}
            >
              {t('join')}
            </Button>
            <Button
              variant="outline"
              color="red"
              onClick={() => void stop(state.hosted)}
              leftSection={<IconPlayerStop size={22} stroke={1.75} aria-hidden />}
            >
              {t('stop')}
            </Button>
          </Group>
        </>
      )}
    </main>
  );
}
