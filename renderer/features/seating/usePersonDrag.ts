import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { MemberId } from '../../../shared/domain/ids.ts';

/** Where somebody can be put: on a seat, or back into the list. */
export type DropPlace = { readonly kind: 'seat'; readonly seatId: string } | { readonly kind: 'list' };

export interface PersonDrag {
  readonly memberId: MemberId;
  /** Of the pointer, in CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly over: DropPlace | null;
}

/** Pixels that a finger may tremble without dragging. */
export const TREMBLE = 6;

function placeAt(x: number, y: number): DropPlace | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const seat = element.closest('[data-seat]')?.getAttribute('data-seat');
    if (seat != null) return { kind: 'seat', seatId: seat };
    if (element.closest('[data-people]') !== null) return { kind: 'list' };
  }
  return null;
}

/** Drags a person between the list and the seats, by mouse, pen or finger. */
export function usePersonDrag(onDrop: (memberId: MemberId, place: DropPlace) => void) {
  const [drag, setDrag] = useState<PersonDrag | null>(null);
  const held = useRef<{ memberId: MemberId; id: number; x: number; y: number; far: boolean } | null>(null);
  const drop = useRef(onDrop);
  /** The click that follows a drag is none. */
  const swallows = useRef(false);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => {
    const move = (event: globalThis.PointerEvent) => {
      const from = held.current;
      if (from === null || event.pointerId !== from.id) return;
      const [x, y] = [event.clientX, event.clientY];
      if (!from.far && Math.hypot(x - from.x, y - from.y) < TREMBLE) return;
      from.far = true;
      setDrag({ memberId: from.memberId, x, y, over: placeAt(x, y) });
    };
    const end = (event: globalThis.PointerEvent) => {
      const from = held.current;
      if (from === null || event.pointerId !== from.id) return;
      held.current = null;
      setDrag(null);
      if (!from.far) return;
      swallows.current = true;
      window.setTimeout(() => (swallows.current = false), 0);
      const place = event.type === 'pointerup' ? placeAt(event.clientX, event.clientY) : null;
      if (place !== null) drop.current(from.memberId, place);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, []);
  return {
    drag,
    begin(event: PointerEvent, memberId: MemberId) {
      if (event.button !== 0) return;
      // A finger holds the element that it touched; what is below it is asked for by place.
      held.current = { memberId, id: event.pointerId, x: event.clientX, y: event.clientY, far: false };
    },
    swallowsClick: () => swallows.current,
  };
}
