import { ActionIcon, Popover } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProjection } from '../../room/RoomContext.tsx';
import { CallList } from './CallList.tsx';
import { waitingCalls } from './notices.ts';
import classes from './notices.module.css';

/** The desk's mark of who calls, on every page. */
export function ClerkCalls() {
  const { t } = useTranslation('notices');
  const projection = useProjection();
  if (projection === null) return null;
  const waiting = waitingCalls(projection);
  const label = waiting === 0 ? t('calls.button') : t('calls.buttonCount', { count: waiting });
  return (
    <>
      <p className={classes.spoken} aria-live="polite">
        {waiting > 0 && label}
      </p>
      <Popover position="bottom-end" withArrow>
        <Popover.Target>
          <ActionIcon aria-label={label} title={label} variant={waiting === 0 ? 'subtle' : 'light'}>
            <span className={classes.marked}>
              <IconUserQuestion size={24} stroke={1.75} aria-hidden />
              {waiting > 0 && <span className={classes.count}>{Math.min(waiting, 99)}</span>}
            </span>
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.panel}>
            <h2>{t('calls.title')}</h2>
            <CallList projection={projection} />
          </div>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
