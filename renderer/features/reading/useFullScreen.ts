import { useEffect, useState } from 'react';

export interface FullScreen {
  readonly isFull: boolean;
  toggle(): void;
}

/** The reader over everything else; also over the system's bars where the browser allows it. */
export function useFullScreen(): FullScreen {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const listener = (): void => {
      if (document.fullscreenElement === null) setFull(false);
    };
    document.addEventListener('fullscreenchange', listener);
    return () => {
      document.removeEventListener('fullscreenchange', listener);
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, []);
  const toggle = (): void => {
    setFull(!isFull);
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    // Refused (an old tablet, a policy): the reader still fills the window.
    else if (!isFull) document.documentElement.requestFullscreen?.().catch(() => undefined);
  };
  return { isFull, toggle };
}
