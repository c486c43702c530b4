import { useState, type PointerEvent } from 'react';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import { snapped, type Seats } from './draft.ts';
import type { Frame, TileSize } from './plan.ts';
import { TREMBLE } from './usePersonDrag.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the hand does on the plan, in its units. */
type Gesture =
  | { readonly kind: 'none' }
  | { readonly kind: 'press'; readonly seat: PlacedSeat; readonly from: Point; readonly pixels: Point }
  | {
      readonly kind: 'move';
      readonly seat: PlacedSeat;
      readonly from: Point;
      readonly dx: number;
      readonly dy: number;
    }
  | { readonly kind: 'area'; readonly from: Point; readonly to: Point };

interface SeatMovesProps {
  readonly seats: Seats;
  readonly tile: TileSize;
  readonly selected: ReadonlySet<string>;
  /** Touches add to what is selected. */
  readonly adds: boolean;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onMove: (ids: ReadonlySet<string>, dx: number, dy: number) => void;
}

export function pointOnPlan(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): Point {
  const matrix = svg.getScreenCTM()?.inverse();
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix);
  return { x, y };
}

/** The area between two corners. */
export function areaOf(from: Point, to: Point): Frame {
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  return { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
}

/** Selects and moves seats: a touch selects, dragging a seat moves what is selected, dragging beside them selects an area. */
export function useSeatMoves({ seats, tile, selected, adds, onSelect, onMove }: SeatMovesProps) {
  const [gesture, setGesture] = useState<Gesture>({ kind: 'none' });
  const toggled = (id: string, keeps: boolean) => {
    if (!keeps) return new Set([id]);
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    return next;
  };
  const idsMoved = (seat: PlacedSeat) => (selected.has(seat.id) ? selected : new Set([seat.id]));
  const press = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || gesture.kind !== 'none') return;
    const id = (event.target as Element).closest('[data-seat]')?.getAttribute('data-seat');
    const seat = seats.find((one) => one.id === id);
    const from = pointOnPlan(event.currentTarget, event);
    event.currentTarget.setPointerCapture(event.pointerId);
    const pixels = { x: event.clientX, y: event.clientY };
    setGesture(seat === undefined ? { kind: 'area', from, to: from } : { kind: 'press', seat, from, pixels });
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const to = pointOnPlan(event.currentTarget, event);
    switch (gesture.kind) {
      case 'none':
        return;
      case 'press': {
        const { x, y } = gesture.pixels;
        if (Math.hypot(event.clientX - x, event.clientY - y) < TREMBLE) return;
        onSelect(idsMoved(gesture.seat));
        const { seat, from } = gesture;
        setGesture({ kind: 'move', seat, from, ...snapped(seat, to.x - from.x, to.y - from.y) });
        return;
      }
      case 'move': {
        const { seat, from } = gesture;
        setGesture({ kind: 'move', seat, from, ...snapped(seat, to.x - from.x, to.y - from.y) });
        return;
      }
      case 'area':
        setGesture({ ...gesture, to });
        return;
    }
  };
  const end = (event: PointerEvent<SVGSVGElement>) => {
    const keeps = adds || event.shiftKey || event.ctrlKey || event.metaKey;
    if (gesture.kind === 'press') onSelect(toggled(gesture.seat.id, keeps));
    if (gesture.kind === 'move') onMove(idsMoved(gesture.seat), gesture.dx, gesture.dy);
    if (gesture.kind === 'area') {
      const found = seatsIn(areaOf(gesture.from, gesture.to), seats, tile);
      onSelect(new Set([...(keeps ? selected : []), ...found]));
    }
    setGesture({ kind: 'none' });
  };
  return {
    gesture,
    handlers: {
      onPointerDown: press,
      onPointerMove: move,
      onPointerUp: end,
      onPointerCancel: () => setGesture({ kind: 'none' }),
    },
  };
}

/** Seats that an area touches. */
export function seatsIn({ x, y, width, height }: Frame, seats: Seats, tile: TileSize): string[] {
  const [aside, above] = [tile.width / 2, tile.height / 2];
  return seats
    .filter((seat) => seat.x + aside >= x && seat.x - aside <= x + width)
    .filter((seat) => seat.y + above >= y && seat.y - above <= y + height)
    .map(({ id }) => id);
}
