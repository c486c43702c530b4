import type { FontStyle, ParagraphBlock } from './blocks.ts';
import type { Atom } from './flow.ts';
import { balanceLines, breakLines, type Line } from './lines.ts';
import type { Typeface } from './typeface.ts';

const LEADING = 1.27;

/** Draws one line; `x` is where its first segment starts. */
export function drawLine(
  document: PDFKit.PDFDocument,
  line: Line,
  place: { x: number; y: number; size: number },
): void {
  for (const segment of line.segments) {
    document
      .font(segment.style)
      .fontSize(place.size)
      .text(segment.text, place.x + segment.x, place.y, { lineBreak: false, wordSpacing: line.wordSpacing });
  }
}

/** Draws a single run of one style centred between `left` and `left + width`; gives its width. */
export function drawCentred(
  document: PDFKit.PDFDocument,
  text: string,
  place: { left: number; width: number; y: number; size: number; style: FontStyle },
  typeface: Typeface,
): number {
  const width = typeface.width(text, place.style, place.size);
  const x = place.left + (place.width - width) / 2;
  document.font(place.style).fontSize(place.size).text(text, x, place.y, { lineBreak: false });
  return width;
}

/** The lines of a paragraph; neither its first nor its last line stands alone on a page. */
export function paragraphAtoms(
  block: ParagraphBlock,
  place: { left: number; width: number },
  typeface: Typeface,
): Atom[] {
  const { size, indent, align } = block;
  const lines =
    align === 'center'
      ? balanceLines(block.runs, { width: place.width, size }, typeface)
      : breakLines(block.runs, { width: place.width, indent, size, justify: align === 'justify' }, typeface);
  return lines.map((line, index) => {
    const room = place.width - (index === 0 ? indent : 0);
    const x = place.left + (index === 0 ? indent : 0) + (align === 'center' ? (room - line.width) / 2 : 0);
    const last = index === lines.length - 1;
    return {
      height: size * LEADING,
      gapBefore: index === 0 ? block.gapBefore : 0,
      keepWithNext: last ? block.keepWithNext : index === 0 || index === lines.length - 2,
      bookmark: index === 0 ? block.bookmark : undefined,
      draw: (document, y) => drawLine(document, line, { x, y: y + size * 0.06, size }),
    };
  });
}
