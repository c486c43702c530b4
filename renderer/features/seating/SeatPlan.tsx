import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import type { Faces } from './faces.ts';
import { FrontSign, Hatch } from './PlanParts.tsx';
import { DIRECTIONS, frameOf, neighbourOf, tileOf } from './plan.ts';
import { SeatTile } from './SeatTile.tsx';
import { shortName } from './shortNames.ts';
import { useSeatWords } from './useSeatWords.ts';
import classes from './seating.module.css';

interface SeatPlanProps {
  readonly title: string;
  readonly seats: readonly PlacedSeat[];
  readonly members: Projection['members'];
  readonly faces: Faces;
  readonly labels?: Readonly<Record<'for' | 'against' | 'abstain', string>>;
  readonly showsNames?: boolean;
  readonly pickedId?: string | null;
  /** A seat was touched, clicked, or chosen by key. Without it the plan is a picture. */
  readonly onPick?: (seat: PlacedSeat) => void;
}

/** The hall from above, the chair's side at the top. Takes the size of what it stands in. */
export function SeatPlan(props: SeatPlanProps) {
  const { title, seats, members, faces, labels, showsNames = true, pickedId = null, onPick } = props;
  const { t } = useTranslation('seating');
  const words = useSeatWords(labels);
  const hatch = `hatch-${useId()}`;
  const tile = useMemo(() => tileOf(seats), [seats]);
  const frame = useMemo(() => frameOf(seats, tile), [seats, tile]);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const stop = (
    seats.find(({ id }) => id === focusedId) ??
    seats.find(({ id }) => id === pickedId) ??
    seats[0]
  )?.id;
  const onKeyDown = (event: KeyboardEvent<SVGGElement>, seat: PlacedSeat) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onPick?.(seat);
      return;
    }
    const direction = DIRECTIONS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = neighbourOf(seats, seat, direction);
    const plan = event.currentTarget.closest('svg[data-plan]');
    if (next !== null) plan?.querySelector<SVGGElement>(`[data-seat="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <svg
      className={classes.plan}
      data-plan
      data-testid="seat-plan"
      viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      role="group"
      aria-label={title}
    >
      <Hatch id={hatch} />
      <FrontSign frame={frame} text={t('front')} />
      {seats.map((seat) => {
        const face = faces.get(seat.id) ?? { kind: 'empty', speaking: false, asking: null };
        const member = seat.memberId === null ? undefined : members[seat.memberId];
        const description = words.describe(seat, face, member);
        return (
          <SeatTile
            key={seat.id}
            at={seat}
            size={tile}
            face={face}
            name={member === undefined ? null : shortName(member)}
            label={seat.label}
            showsNames={showsNames}
            hatch={hatch}
            data-seat={seat.id}
            data-member={seat.memberId ?? undefined}
            data-picked={seat.id === pickedId || undefined}
            aria-label={description}
            {...(onPick === undefined
              ? { role: 'img' }
              : {
                  role: 'button',
                  'aria-pressed': seat.id === pickedId,
                  tabIndex: seat.id === stop ? 0 : -1,
                  onClick: () => onPick(seat),
                  onFocus: () => setFocusedId(seat.id),
                  onKeyDown: (event: KeyboardEvent<SVGGElement>) => onKeyDown(event, seat),
                })}
          />
        );
      })}
    </svg>
  );
}
