import { Button } from '@mantine/core';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useHost } from '../../host/HostContext.tsx';
import { AppearanceMenu } from '../../ui/AppearanceMenu.tsx';
import { Emblem } from '../../ui/Emblem.tsx';
import { CodeForm } from './CodeForm.tsx';
import { HostLimits } from './HostLimits.tsx';
import { RememberedSessions } from './RememberedSessions.tsx';
import { Steps } from './Steps.tsx';
import { useRememberedSessions } from './useRememberedSessions.ts';
import classes from './JoinPage.module.css';

/** Where everybody starts: go on with a session of this device, or enter a code. */
export function JoinPage() {
  const { t } = useTranslation(['join', 'common', 'hosting']);
  const host = useHost();
  const remembered = useRememberedSessions();
  const known = remembered.status === 'ready' && remembered.sessions.length > 0;
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <span className={classes.brand}>
          <Emblem size={44} />
          <span className={classes.product}>{t('common:product')}</span>
        </span>
        <AppearanceMenu />
      </header>
      <main className={classes.main}>
        <section className={classes.story}>
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.lead}>{t('lead')}</p>
          {known ? (
            <RememberedSessions remembered={remembered} />
          ) : (
            <Steps failed={remembered.status === 'failed'} />
          )}
          <HostLimits />
        </section>
        <section className={classes.sheet} aria-labelledby="join-by-code">
          <CodeForm onJoined={remembered.reload} />
          {host.shell !== null && (
            <div className={classes.hosting}>
              <p>{t('hosting:invite')}</p>
              <Button
                component={Link}
                to="/hosting"
                variant="default"
                fullWidth
                leftSection={<IconBuildingCommunity size={22} stroke={1.75} aria-hidden />}
              >
                {t('hosting:open')}
              </Button>
            </div>
          )}
        </section>
      </main>
    </div>
  );
}
