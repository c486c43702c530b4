import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Where the window was, in device-independent pixels. */
const savedBounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
export type SavedBounds = z.infer<typeof savedBounds>;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A window must show at least this much of itself, in pixels each way, to be found again. */
const VISIBLE = 100;

/** `null` when nothing was kept, when it does not parse, or when no display shows that place any more. */
export function readBounds(path: string, displays: readonly Area[]): SavedBounds | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  const parsed = savedBounds.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  return displays.some((display) => overlaps(display, parsed.data)) ? parsed.data : null;
}

/** Throws what the file system throws. */
export function writeBounds(path: string, bounds: SavedBounds): void {
  writeFileSync(`${path}.tmp`, JSON.stringify(bounds));
  renameSync(`${path}.tmp`, path);
}

function overlaps(a: Area, b: Area): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width >= VISIBLE && height >= VISIBLE;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
