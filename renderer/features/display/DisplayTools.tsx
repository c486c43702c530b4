import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMaximize, IconMinimize, IconMoon, IconSun, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import classes from './display.module.css';

const SHOWN_MS = 4000;

/** Full screen, light or dark, the way out: seen while a hand moves, gone while the hall looks. */
export function DisplayTools() {
  const { t } = useTranslation('display');
  const { session } = useRoom();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const shown = useHandMoved();
  const { isFull, toggle } = useFullScreen();
  const next = isDark ? 'light' : 'dark';
  return (
    <div className={classes.tools} data-shown={shown || undefined}>
      <ActionIcon
        aria-label={t(isFull ? 'leaveFullScreen' : 'fullScreen')}
        title={t(isFull ? 'leaveFullScreen' : 'fullScreen')}
        onClick={toggle}
      >
        {isFull ? <IconMinimize size={26} aria-hidden /> : <IconMaximize size={26} aria-hidden />}
      </ActionIcon>
      <ActionIcon aria-label={t(next)} title={t(next)} onClick={() => setColorScheme(next)}>
        {isDark ? <IconSun size={26} aria-hidden /> : <IconMoon size={26} aria-hidden />}
      </ActionIcon>
      <ActionIcon component={Link} to={sessionPath(session)} aria-label={t('leave')} title={t('leave')}>
        <IconX size={26} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** True at first, and for a while after each movement, touch or key. */
function useHandMoved(): boolean {
  const [moved, setMoved] = useState(true);
  useEffect(() => {
    let timer = 0;
    const wake = (): void => {
      setMoved(true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setMoved(false), SHOWN_MS);
    };
    wake();
    const events = ['pointermove', 'pointerdown', 'keydown'] as const;
    for (const event of events) window.addEventListener(event, wake);
    return () => {
      window.clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, wake);
    };
  }, []);
  return moved;
}

function useFullScreen() {
  const [isFull, setFull] = useState(() => document.fullscreenElement !== null);
  useEffect(() => {
    const listener = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', listener);
    return () => {
      document.removeEventListener('fullscreenchange', listener);
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, []);
  const toggle = (): void => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    // Refused (an old browser, a policy): the display fills the window all the same.
    else document.documentElement.requestFullscreen?.().catch(() => undefined);
  };
  return { isFull, toggle };
}
