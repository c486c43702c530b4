import { useEffect, useRef } from 'react';

/**
 * Calls `onVanish` when a component goes although nobody closed it and the page is still the same: what it
 * was about is gone. Answers what to call before closing it.
 */
export function useVanishing(onVanish: () => void): () => void {
  const state = useRef({ shown: false, closed: false, onVanish });
  useEffect(() => {
    state.current.onVanish = onVanish;
  });
  useEffect(() => {
    const current = state.current;
    const place = window.location.href;
    current.shown = true;
    return () => {
      current.shown = false;
      // Later, since React's strict mode takes every component away once and puts it back.
      queueMicrotask(() => {
        if (!current.shown && !current.closed && window.location.href === place) current.onVanish();
      });
    };
  }, []);
  return () => {
    state.current.closed = true;
  };
}
