import { IconHandStop, IconMicrophone } from '@tabler/icons-react';
import type { SVGProps } from 'react';
import { SIGNS, type SeatFace } from './faces.ts';
import type { TileSize } from './plan.ts';
import type { ShortName } from './shortNames.ts';
import classes from './seating.module.css';

interface SeatTileProps extends Omit<SVGProps<SVGGElement>, 'name'> {
  /** Middle of the seat, in units of the plan. */
  readonly at: { readonly x: number; readonly y: number };
  readonly size: TileSize;
  readonly face: SeatFace;
  /** `null` for an empty seat. */
  readonly name: ShortName | null;
  readonly label: string;
  /** Without them the sign alone is drawn, bigger. */
  readonly showsNames: boolean;
  /** Of the pattern for seats of who is missing. */
  readonly hatch: string;
}

/** Breadth of a letter for each unit of its size; Vietnamese capitals with marks are no broader. */
const LETTER = 0.64;

function fitting(text: string, height: number, breadth: number): number {
  return Math.min(height, breadth / Math.max(1, text.length * LETTER));
}

/** One seat of a plan. What it says stands in its colour and in its sign. */
export function SeatTile(props: SeatTileProps) {
  const { at, size, face, name, label, showsNames, hatch, ...rest } = props;
  const { width, height } = size;
  return (
    <g {...rest} className={classes.seat} data-kind={face.kind} data-speaking={face.speaking || undefined}>
      <g transform={`translate(${at.x} ${at.y})`}>
        <rect
          className={classes.tile}
          x={-width / 2}
          y={-height / 2}
          width={width}
          height={height}
          rx={height * 0.14}
        />
        {(face.kind === 'absent' || face.kind === 'offline') && (
          <rect
            x={-width / 2}
            y={-height / 2}
            width={width}
            height={height}
            rx={height * 0.14}
            fill={`url(#${hatch})`}
          />
        )}
        {showsNames ? (
          <NamedFace size={size} face={face} name={name} label={label} />
        ) : (
          <BareFace size={size} face={face} />
        )}
        <Floor size={size} face={face} />
      </g>
    </g>
  );
}

type PartProps = Pick<SeatTileProps, 'size' | 'face'>;

function NamedFace({ size, face, name, label }: PartProps & Pick<SeatTileProps, 'name' | 'label'>) {
  const { width, height } = size;
  const Sign = SIGNS[face.kind];
  const sign = height * 0.38;
  const inside = width * 0.9;
  if (name === null) {
    return (
      <text className={classes.label} fontSize={fitting(label, height * 0.3, inside)} dy="0.36em">
        {label}
      </text>
    );
  }
  return (
    <>
      <text
        className={classes.initials}
        x={-inside / 2}
        y={-height * 0.18}
        fontSize={fitting(name.initials, height * 0.22, Sign === null ? inside : inside - sign)}
      >
        {name.initials}
      </text>
      {Sign !== null && (
        <Sign
          x={inside / 2 - sign}
          y={-height * 0.46}
          width={sign}
          height={sign}
          stroke={2.4}
          className={classes.sign}
          aria-hidden
        />
      )}
      <text className={classes.given} y={height * 0.27} fontSize={fitting(name.given, height * 0.34, inside)}>
        {name.given}
      </text>
    </>
  );
}

function BareFace({ size: { height }, face }: PartProps) {
  const Sign = SIGNS[face.kind];
  if (Sign === null) return null;
  const sign = height * 0.74;
  return (
    <Sign
      x={-sign / 2}
      y={-sign / 2}
      width={sign}
      height={sign}
      stroke={2.4}
      className={classes.sign}
      aria-hidden
    />
  );
}

/** A ring and a microphone for who speaks; a hand with the place in the queue for who asks. */
function Floor({ size: { width, height }, face }: PartProps) {
  const badge = height * 0.5;
  const corner = { x: -width / 2 - badge * 0.3, y: -height / 2 - badge * 0.3 };
  if (face.speaking) {
    return (
      <>
        <rect
          className={classes.ring}
          x={-width / 2 - 3}
          y={-height / 2 - 3}
          width={width + 6}
          height={height + 6}
          rx={height * 0.16}
        />
        <g transform={`translate(${corner.x} ${corner.y})`} className={classes.speaking}>
          <circle cx={badge / 2} cy={badge / 2} r={badge / 2} />
          <IconMicrophone x={badge * 0.15} y={badge * 0.15} width={badge * 0.7} height={badge * 0.7} />
        </g>
      </>
    );
  }
  if (face.asking === null) return null;
  return (
    <g transform={`translate(${corner.x} ${corner.y})`} className={classes.asking}>
      <rect width={badge * 1.5} height={badge} rx={badge / 2} />
      <IconHandStop x={badge * 0.14} y={badge * 0.16} width={badge * 0.68} height={badge * 0.68} />
      <text x={badge * 1.08} y={badge / 2} dy="0.36em" fontSize={badge * 0.66}>
        {face.asking}
      </text>
    </g>
  );
}
