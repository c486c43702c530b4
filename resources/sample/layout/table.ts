import type { FontStyle, Row, TableBlock } from './blocks.ts';
import type { Atom } from './flow.ts';
import { breakLines, type Line } from './lines.ts';
import { drawLine } from './paragraph.ts';
import type { Typeface } from './typeface.ts';

const PADDING_X = 3;
const PADDING_Y = 2.5;
const LEADING = 1.18;
const BORDER = 0.5;
/** A table no higher than this stays on one page. */
const WHOLE_TABLE = 260;

interface Cell {
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Line[];
  readonly align: 'left' | 'center' | 'right';
}

function cellHeight(cell: Cell, size: number): number {
  return cell.lines.length * size * LEADING + 2 * PADDING_Y;
}

function drawCell(
  document: PDFKit.PDFDocument,
  cell: Cell,
  place: { y: number; height: number; size: number },
): void {
  let y = place.y + (place.height - cell.lines.length * place.size * LEADING) / 2;
  for (const line of cell.lines) {
    const slack = cell.width - 2 * PADDING_X - line.width;
    const shift = cell.align === 'left' ? 0 : cell.align === 'right' ? slack : slack / 2;
    drawLine(document, line, { x: cell.x + PADDING_X + shift, y, size: place.size });
    y += place.size * LEADING;
  }
}

/** Lays out the rows of one table. */
class TableLayout {
  readonly #block: TableBlock;
  readonly #typeface: Typeface;
  readonly #edges: number[];

  constructor(block: TableBlock, place: { left: number; width: number }, typeface: Typeface) {
    this.#block = block;
    this.#typeface = typeface;
    const whole = block.columns.reduce((sum, column) => sum + column.share, 0);
    let x = place.left;
    this.#edges = [x, ...block.columns.map((column) => (x += (column.share / whole) * place.width))];
  }

  #cell(text: string, first: number, last: number, style: FontStyle, align: Cell['align']): Cell {
    const x = this.#edges[first]!;
    const width = this.#edges[last + 1]! - x;
    const options = { width: width - 2 * PADDING_X, indent: 0, size: this.#block.size, justify: false };
    return { x, width, align, lines: breakLines([{ text, style }], options, this.#typeface) };
  }

  row(row: Row, repeated: Atom, last: boolean): Atom {
    const { columns, size } = this.#block;
    const cells = row.spanning
      ? [this.#cell(row.cells[0]!, 0, columns.length - 1, row.style, 'left')]
      : columns.map((column, index) =>
          this.#cell(row.cells[index] ?? '', index, index, row.style, column.align),
        );
    const height = Math.max(size * LEADING + 2 * PADDING_Y, ...cells.map((cell) => cellHeight(cell, size)));
    return {
      height,
      gapBefore: 0,
      keepWithNext: row.spanning === true && !last,
      bookmark: row.bookmark,
      repeated,
      draw: (document, y) => {
        document.lineWidth(BORDER);
        for (const cell of cells) document.rect(cell.x, y, cell.width, height);
        document.stroke();
        for (const cell of cells) drawCell(document, cell, { y, height, size });
      },
    };
  }

  /** The whole header as one atom, with its joined cells. */
  header(): Atom {
    const { header, size } = this.#block;
    const boxes = header.flatMap((cells, top) =>
      cells.flatMap((text, first) => {
        if (text === '<' || text === '^') return [];
        let last = first;
        while (cells[last + 1] === '<') last += 1;
        let bottom = top;
        while (header[bottom + 1]?.[first] === '^') bottom += 1;
        const style: FontStyle = /^\(?[\dA-Z](?:\)|$|=)/.test(text) && top > 0 ? 'italic' : 'bold';
        return [{ top, bottom, cell: this.#cell(text, first, last, style, 'center') }];
      }),
    );
    const heights = header.map(() => size * LEADING + 2 * PADDING_Y);
    for (const { top, bottom, cell } of [...boxes].sort((a, b) => a.bottom - a.top - (b.bottom - b.top))) {
      const present = heights.slice(top, bottom + 1).reduce((sum, height) => sum + height, 0);
      heights[bottom]! += Math.max(0, cellHeight(cell, size) - present);
    }
    const from = (row: number): number => heights.slice(0, row).reduce((sum, height) => sum + height, 0);
    return {
      height: from(heights.length),
      gapBefore: 6,
      keepWithNext: true,
      draw: (document, y) => {
        document.lineWidth(BORDER);
        for (const { top, bottom, cell } of boxes) {
          document.rect(cell.x, y + from(top), cell.width, from(bottom + 1) - from(top));
        }
        document.stroke();
        for (const { top, bottom, cell } of boxes) {
          drawCell(document, cell, { y: y + from(top), height: from(bottom + 1) - from(top), size });
        }
      },
    };
  }
}

export function tableAtoms(
  block: TableBlock,
  place: { left: number; width: number },
  typeface: Typeface,
): Atom[] {
  const layout = new TableLayout(block, place, typeface);
  const header = layout.header();
  const rows = block.rows.map((row, index) => layout.row(row, header, index === block.rows.length - 1));
  const height = rows.reduce((total, row) => total + row.height, header.height);
  if (height > WHOLE_TABLE) return [header, ...rows];
  return [header, ...rows.map((row, index) => ({ ...row, keepWithNext: index < rows.length - 1 }))];
}
