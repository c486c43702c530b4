import type { MarkColor } from '../../shared/marks/mark.ts';

/** `hand` reads, scrolls, selects text and picks marks; `text` highlights selected text. */
export const TOOLS = ['hand', 'pen', 'marker', 'text', 'note', 'eraser'] as const;
export type Tool = (typeof TOOLS)[number];
/** Tools that leave something in a colour. */
export type ColoredTool = Exclude<Tool, 'hand' | 'eraser'>;

export const COLORS_OF: Readonly<Record<ColoredTool, readonly MarkColor[]>> = {
  pen: ['blue', 'black', 'red', 'green', 'orange', 'pink'],
  marker: ['yellow', 'green', 'cyan', 'pink', 'orange'],
  text: ['yellow', 'green', 'cyan', 'pink', 'orange'],
  note: ['yellow', 'green', 'cyan', 'pink', 'orange', 'blue'],
};

/** Points of the page. */
export const WIDTHS_OF = { pen: [0.9, 1.7, 3], marker: [7, 12, 20] } as const;

/** What is in hand. Always starts private and with the hand, so that nothing is written or shown by accident. */
export interface PenCase {
  readonly tool: Tool;
  readonly audience: 'private' | 'room';
  readonly colors: Readonly<Record<ColoredTool, MarkColor>>;
  readonly widths: { readonly pen: number; readonly marker: number };
  readonly showOthers: boolean;
}

export const NEW_PEN_CASE: PenCase = {
  tool: 'hand',
  audience: 'private',
  colors: { pen: 'blue', marker: 'yellow', text: 'yellow', note: 'yellow' },
  widths: { pen: WIDTHS_OF.pen[1], marker: WIDTHS_OF.marker[1] },
  showOthers: true,
};

export function isColored(tool: Tool): tool is ColoredTool {
  return tool !== 'hand' && tool !== 'eraser';
}

/** Tools that take the pointer from the page. */
export function takesPointer(tool: Tool): boolean {
  return tool === 'pen' || tool === 'marker' || tool === 'note' || tool === 'eraser';
}
