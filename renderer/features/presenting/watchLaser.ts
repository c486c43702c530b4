import { screenToPage } from '../../pdf/PageGeometry.ts';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import type { PagePoint } from './LaserDot.ts';

/**
 * Where the presenter points: a mouse or a pen by hovering, a finger by touching. Meanwhile nothing is drawn and a
 * finger scrolls nothing. `null` when it is on no page. Answers how to stop.
 */
export function watchLaser(viewer: PageViewer, point: (point: PagePoint | null) => void): () => void {
  const { container } = viewer;
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  const move = (event: PointerEvent): void => {
    point(pointUnder(viewer, event));
  };
  const hold = (event: PointerEvent): void => {
    event.stopPropagation();
    event.preventDefault();
    move(event);
  };
  container.toggleAttribute('data-laser', true);
  container.addEventListener('pointermove', move, options);
  container.addEventListener('pointerdown', hold, options);
  container.addEventListener('pointerup', (event) => event.pointerType === 'touch' && point(null), options);
  container.addEventListener('pointercancel', () => point(null), options);
  container.addEventListener('pointerleave', () => point(null), { signal: ending.signal });
  return () => {
    ending.abort();
    container.toggleAttribute('data-laser', false);
  };
}

function pointUnder(viewer: PageViewer, { target, clientX, clientY }: PointerEvent): PagePoint | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('.page') : null;
  const page = Number(element?.dataset['pageNumber'] ?? 0);
  const surface = viewer.drawnPages().find(({ number }) => number === page);
  if (surface === undefined) return null;
  const box = surface.element.getBoundingClientRect();
  const { x, y } = screenToPage(surface.geometry, box, clientX, clientY);
  return { page, x, y };
}
