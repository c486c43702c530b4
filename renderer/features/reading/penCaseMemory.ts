import { MARK_COLORS } from '../../../shared/marks/mark.ts';
import { NEW_PEN_CASE, type PenCase } from '../../marks/PenCase.ts';
import { keep, recall } from './deviceMemory.ts';

type Kept = Pick<PenCase, 'colors' | 'widths'>;

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { colors, widths } = value as Partial<Record<keyof Kept, Record<string, unknown>>>;
  const names: readonly unknown[] = MARK_COLORS;
  return (
    Object.keys(NEW_PEN_CASE.colors).every((tool) => names.includes(colors?.[tool])) &&
    Object.keys(NEW_PEN_CASE.widths).every((tool) => typeof widths?.[tool] === 'number')
  );
}

/** Colours and widths as last used on this device; the tool and the audience always start over. */
export function newPenCase(): PenCase {
  return { ...NEW_PEN_CASE, ...recall('pens', isKept) };
}

export function keepPenCase({ colors, widths }: PenCase): void {
  keep('pens', { colors, widths });
}
