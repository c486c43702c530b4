import { FRONT_HEIGHT, type Frame } from './plan.ts';
import classes from './seating.module.css';

/** Stripes for the seats of who is missing. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={classes.hatch} y2="10" />
      </pattern>
    </defs>
  );
}

/** Says where the chair's side is. */
export function FrontSign({ frame, text }: { readonly frame: Frame; readonly text: string }) {
  const width = Math.min(frame.width * 0.5, 560);
  const x = frame.x + (frame.width - width) / 2;
  return (
    <g className={classes.front} aria-hidden="true">
      <rect x={x} y={frame.y + 4} width={width} height={FRONT_HEIGHT - 18} rx={8} />
      <text
        x={frame.x + frame.width / 2}
        y={frame.y + FRONT_HEIGHT / 2 - 5}
        dy="0.36em"
        fontSize={Math.min(27, width / 8)}
      >
        {text}
      </text>
    </g>
  );
}
