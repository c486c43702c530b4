import type { PageViewer } from '../../pdf/PageViewer.ts';

/** A scroll so soon after a hand moved is that hand's. */
const HAND_MS = 400;
/** A scroll so soon after the presenter's place was shown is the presenter's. */
const SHOWN_MS = 150;
const SCROLLING_KEYS = new Set(['ArrowUp', 'ArrowDown', ' ', 'PageUp', 'PageDown', 'Home', 'End']);

/**
 * Tells when the reader is moved by its own person: scrolled by hand, or turned to another page. Zooming, rotating and
 * drawing move nothing. `expect` announces a move that is not the person's.
 */
export function watchOwnMoves(viewer: PageViewer, moved: () => void): { expect(): void; stop(): void } {
  const { container } = viewer;
  const ending = new AbortController();
  const options = { passive: true, signal: ending.signal };
  let handAt = -Infinity;
  let shownAt = -Infinity;
  const hand = (): void => {
    handAt = performance.now();
  };
  container.addEventListener('wheel', (event) => !event.ctrlKey && hand(), options);
  container.addEventListener('touchmove', (event) => event.touches.length === 1 && hand(), options);
  // On the scrollbar.
  container.addEventListener('pointerdown', (event) => event.target === container && hand(), options);
  container.addEventListener(
    'pointermove',
    (event) => event.target === container && event.buttons > 0 && hand(),
    options,
  );
  container.addEventListener('keydown', ({ key }) => SCROLLING_KEYS.has(key) && hand(), options);
  container.addEventListener(
    'scroll',
    () => {
      const now = performance.now();
      if (now - handAt < HAND_MS && now - shownAt > SHOWN_MS) moved();
    },
    options,
  );
  const stopTurns = viewer.watchTurns(moved);
  return {
    expect: () => {
      shownAt = performance.now();
    },
    stop: () => {
      ending.abort();
      stopTurns();
    },
  };
}
