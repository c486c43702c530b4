/** What a document is made of before it is laid out. Lengths are PDF points. */
export type FontStyle = 'regular' | 'bold' | 'italic' | 'boldItalic';

export interface Run {
  readonly text: string;
  readonly style: FontStyle;
}

export interface Bookmark {
  readonly title: string;
  /** 1 is the outermost level of the document's outline. */
  readonly level: number;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  readonly align: 'justify' | 'left' | 'center';
  readonly size: number;
  /** Indent of the first line. */
  readonly indent: number;
  readonly gapBefore: number;
  readonly keepWithNext: boolean;
  readonly bookmark?: Bookmark;
}

export interface Column {
  /** Part of the table's width, relative to the other columns. */
  readonly share: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface Row {
  readonly cells: readonly string[];
  readonly style: FontStyle;
  /** A row whose only cell spans the table, for the sections of a list. */
  readonly spanning?: boolean;
  readonly bookmark?: Bookmark;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  /** Rows of the header, repeated on every page. A cell "<" joins its left neighbour, "^" the one above. */
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly Row[];
  readonly size: number;
}

interface RuleBlock {
  readonly kind: 'rule';
  readonly width: number;
}

interface PageBreakBlock {
  readonly kind: 'pageBreak';
}

export type Block = ParagraphBlock | TableBlock | RuleBlock | PageBreakBlock;

const BODY_SIZE = 14;
export const BODY_INDENT = 36;

/** A paragraph of body text unless `changes` says otherwise. */
export function paragraph(
  runs: readonly Run[] | string,
  changes: Partial<Omit<ParagraphBlock, 'kind' | 'runs'>> = {},
): ParagraphBlock {
  return {
    kind: 'paragraph',
    runs: typeof runs === 'string' ? [{ text: runs, style: 'regular' }] : runs,
    align: 'justify',
    size: BODY_SIZE,
    indent: BODY_INDENT,
    gapBefore: 6,
    keepWithNext: false,
    ...changes,
  };
}

/** A centred line, bold unless said otherwise. */
export function centred(
  text: string,
  style: FontStyle = 'bold',
  changes: Partial<Omit<ParagraphBlock, 'kind' | 'runs' | 'align' | 'indent'>> = {},
): ParagraphBlock {
  return paragraph([{ text, style }], { align: 'center', indent: 0, keepWithNext: true, ...changes });
}
