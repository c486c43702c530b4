import type { ItemId, SittingId } from '../../../shared/domain/ids.ts';

/** Fragments belong to the router, so places on the page are shown by their element's id. */
export function anchorOfSitting(id: SittingId): string {
  return `sitting-${id}`;
}

export function anchorOfItem(id: ItemId): string {
  return `item-${id}`;
}

/** Scrolls to a place and puts the focus there. */
export function showAnchor(anchor: string): void {
  const element = document.getElementById(anchor);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ behavior: still ? 'instant' : 'smooth', block: 'start' });
  element?.focus({ preventScroll: true });
}
