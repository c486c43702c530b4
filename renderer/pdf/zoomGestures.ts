/** Zooms by `factor` about `origin` (screen), after moving the view by `pan` pixels. */
export type ZoomBy = (factor: number, origin: [number, number], pan: [number, number]) => void;

const WHEEL_STEP = 0.002;

interface Fingers {
  readonly x: number;
  readonly y: number;
  readonly spread: number;
}

/**
 * Two fingers move and zoom the pages, Ctrl and the wheel zoom them, whatever tool is in hand. Touch events
 * are used because they come whether or not a surface lets the browser scroll.
 */
export function watchZoomGestures(container: HTMLElement, signal: AbortSignal, zoomBy: ZoomBy): void {
  let last: Fingers | null = null;
  let waiting: { factor: number; origin: [number, number]; pan: [number, number] } | null = null;

  const apply = (): void => {
    if (waiting === null || signal.aborted) return;
    const { factor, origin, pan } = waiting;
    waiting = null;
    zoomBy(factor, origin, pan);
  };
  // Many events come in a frame: they are added up and answered once.
  const add = (factor: number, origin: [number, number], pan: [number, number]): void => {
    if (waiting === null) requestAnimationFrame(apply);
    waiting = {
      factor: (waiting?.factor ?? 1) * factor,
      origin,
      pan: [(waiting?.pan[0] ?? 0) + pan[0], (waiting?.pan[1] ?? 0) + pan[1]],
    };
  };

  const start = (event: TouchEvent): void => {
    last = fingersOf(event);
    if (last !== null && event.cancelable) event.preventDefault();
  };
  const move = (event: TouchEvent): void => {
    const now = fingersOf(event);
    if (now === null || last === null) return;
    if (event.cancelable) event.preventDefault();
    add(now.spread / last.spread, [now.x, now.y], [now.x - last.x, now.y - last.y]);
    last = now;
  };
  const end = (event: TouchEvent): void => {
    last = fingersOf(event);
  };
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    add(Math.exp(-event.deltaY * WHEEL_STEP), [event.clientX, event.clientY], [0, 0]);
  };

  container.addEventListener('touchstart', start, { passive: false, signal });
  container.addEventListener('touchmove', move, { passive: false, signal });
  container.addEventListener('touchend', end, { signal });
  container.addEventListener('touchcancel', end, { signal });
  container.addEventListener('wheel', wheel, { passive: false, signal });
}

function fingersOf(event: TouchEvent): Fingers | null {
  const [one, two] = event.touches;
  if (one === undefined || two === undefined || event.touches.length !== 2) return null;
  return {
    x: (one.clientX + two.clientX) / 2,
    y: (one.clientY + two.clientY) / 2,
    spread: Math.max(1, Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY)),
  };
}
