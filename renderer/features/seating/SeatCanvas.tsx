import { ActionIcon } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../../shared/domain/roster.ts';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { moved, type Seats } from './draft.ts';
import { DIRECTIONS, editFrame, neighbourOf, overlapping, tileOf } from './plan.ts';
import { FrontSign, Hatch } from './PlanParts.tsx';
import { SeatTile } from './SeatTile.tsx';
import { shortName } from './shortNames.ts';
import { areaOf, useSeatMoves } from './useSeatMoves.ts';
import type { PersonDrag } from './usePersonDrag.ts';
import classes from './seating.module.css';

/** What dragging does: seats are moved, or people are. */
export type CanvasMode = 'seats' | 'people';

interface SeatCanvasProps {
  readonly mode: CanvasMode;
  readonly seats: Seats;
  readonly members: Projection['members'];
  readonly selected: ReadonlySet<string>;
  readonly adds: boolean;
  readonly drag: PersonDrag | null;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onMove: (ids: ReadonlySet<string>, dx: number, dy: number) => void;
  /** With people: a seat was touched, or chosen by key. */
  readonly onTouch: (seat: PlacedSeat) => void;
  readonly onHold: (event: PointerEvent, seat: PlacedSeat) => void;
}

/** While seats are moved, their labels are what matters. */
function nameOn({ label }: PlacedSeat, member: Member, mode: CanvasMode) {
  const name = shortName(member);
  return mode === 'seats' ? { ...name, initials: label } : name;
}

/** The plan under the secretary's hand. */
export function SeatCanvas(props: SeatCanvasProps) {
  const { mode, seats, members, selected, adds, drag, onSelect, onMove, onTouch, onHold } = props;
  const { t } = useTranslation('seating');
  const hatch = `hatch-${useId()}`;
  const tile = useMemo(() => tileOf(seats), [seats]);
  const frame = useMemo(() => editFrame(seats, tile), [seats, tile]);
  const { gesture, handlers } = useSeatMoves({ seats, tile, selected, adds, onSelect, onMove });
  const movesSeats = mode === 'seats';
  const shown =
    gesture.kind === 'move'
      ? moved(
          seats,
          selected.has(gesture.seat.id) ? selected : new Set([gesture.seat.id]),
          gesture.dx,
          gesture.dy,
        )
      : seats;
  const wrong = useMemo(() => overlapping(shown), [shown]);
  const onKeyDown = (event: KeyboardEvent<SVGGElement>, seat: PlacedSeat) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!movesSeats) onTouch(seat);
      else onSelect(event.shiftKey || adds ? new Set([...selected, seat.id]) : new Set([seat.id]));
      return;
    }
    const direction = DIRECTIONS[event.key];
    if (direction === undefined) return;
    // What is selected is moved by the arrows, wherever the focus is (useEditorKeys).
    if (movesSeats && selected.size > 0) return;
    event.preventDefault();
    const next = neighbourOf(seats, seat, direction);
    const plan = event.currentTarget.closest('svg[data-plan]');
    if (next !== null) plan?.querySelector<SVGGElement>(`[data-seat="${CSS.escape(next.id)}"]`)?.focus();
  };
  const [zoom, setZoom] = useState(1);
  const area = gesture.kind === 'area' ? areaOf(gesture.from, gesture.to) : null;
  const over = drag?.over?.kind === 'seat' ? drag.over.seatId : null;
  return (
    <div className={classes.canvasFrame}>
      <div className={classes.canvasScroll}>
        <svg
          className={classes.canvasPlan}
          style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}
          data-plan
          data-mode={mode}
          data-zoomed={zoom > 1 || undefined}
          data-testid="seat-canvas"
          viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
          role="group"
          aria-label={t('editor.plan')}
          {...(movesSeats ? handlers : {})}
        >
          <Hatch id={hatch} />
          <FrontSign frame={frame} text={t('front')} />
          {shown.map((seat, index) => {
            const member = seat.memberId === null ? undefined : members[seat.memberId];
            const words = [
              member?.name ?? t('face.empty'),
              seat.label === '' ? '' : t('seatLabel', { label: seat.label }),
            ];
            return (
              <SeatTile
                key={seat.id}
                at={seat}
                size={tile}
                face={{ kind: member === undefined ? 'empty' : 'other', speaking: false, asking: null }}
                name={member === undefined ? null : nameOn(seat, member, mode)}
                label={seat.label}
                showsNames
                hatch={hatch}
                role="button"
                tabIndex={index === 0 || selected.has(seat.id) ? 0 : -1}
                aria-pressed={selected.has(seat.id)}
                aria-label={words.filter((word) => word !== '').join(' · ')}
                data-seat={seat.id}
                data-member={member?.id}
                data-picked={selected.has(seat.id) || undefined}
                data-overlap={wrong.has(seat.id) || undefined}
                data-over={seat.id === over || undefined}
                onKeyDown={(event: KeyboardEvent<SVGGElement>) => onKeyDown(event, seat)}
                {...(movesSeats
                  ? {}
                  : {
                      onClick: () => onTouch(seat),
                      onPointerDown: (event: PointerEvent) => onHold(event, seat),
                    })}
              />
            );
          })}
          {area !== null && <rect className={classes.area} {...area} />}
        </svg>
      </div>
      <ZoomHands zoom={zoom} onZoom={setZoom} />
    </div>
  );
}

const ZOOMS = [1, 1.5, 2, 3] as const;

/** For small screens; a finger beside the seats then moves the plan. */
function ZoomHands({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) {
  const { t } = useTranslation('seating');
  const at = ZOOMS.findIndex((one) => one === zoom);
  const go = (by: number) => onZoom(ZOOMS[at + by] ?? zoom);
  return (
    <div className={classes.zoom}>
      <ActionIcon
        aria-label={t('editor.zoomOut')}
        title={t('editor.zoomOut')}
        disabled={at <= 0}
        onClick={() => go(-1)}
      >
        <IconZoomOut size={24} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('editor.zoomIn')}
        title={t('editor.zoomIn')}
        disabled={at === ZOOMS.length - 1}
        onClick={() => go(1)}
      >
        <IconZoomIn size={24} aria-hidden />
      </ActionIcon>
    </div>
  );
}
