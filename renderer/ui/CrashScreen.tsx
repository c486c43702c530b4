import { Button, Group } from '@mantine/core';
import { IconMoodConfuzed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Blank } from './Blank.tsx';
import classes from './CrashScreen.module.css';

interface CrashScreenProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

export function CrashScreen({ error, onRetry }: CrashScreenProps) {
  const { t } = useTranslation('common');
  const home = () => {
    window.location.hash = '#/';
    window.location.reload();
  };
  return (
    <main className={classes.screen} role="alert">
      <Blank
        icon={IconMoodConfuzed}
        title={t('crash.title')}
        action={
          <Group justify="center">
            <Button onClick={onRetry}>{t('crash.reload')}</Button>
            <Button variant="default" onClick={home}>
              {t('crash.home')}
            </Button>
          </Group>
        }
      >
        {t('crash.text')}
      </Blank>
      <details className={classes.details}>
        <summary>{t('crash.detail')}</summary>
        <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
      </details>
    </main>
  );
}
