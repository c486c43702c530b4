import type { FontStyle, Run } from './blocks.ts';
import type { Typeface } from './typeface.ts';

const NO_BREAK_SPACE = '\u00a0';

interface Piece {
  readonly text: string;
  readonly style: FontStyle;
  readonly width: number;
}

interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Width of the space after it. */
  readonly space: number;
}

/** A stretch of one style within a line; `x` counts from the line's start. */
interface Segment {
  readonly text: string;
  readonly style: FontStyle;
  readonly x: number;
}

export interface Line {
  readonly segments: readonly Segment[];
  readonly width: number;
  /** Widening of every space, for justified text. */
  readonly wordSpacing: number;
}

/** Keeps a number with the word it belongs to: "Điều 5", "ngày 20 tháng 11 năm 2026", "12 tỷ". */
function bindNumbers(text: string): string {
  return text
    .replace(
      /(?<=(?:^|[\s(])(?:Điều|khoản|điểm|số|Số|ngày|tháng|năm|Chương|Mục|thứ)) (?=\d)/g,
      NO_BREAK_SPACE,
    )
    .replace(/(?<=\d) (?=(?:tỷ|triệu|ha|km|m²|%)(?:\W|$))/g, NO_BREAK_SPACE);
}

function wordsOf(runs: readonly Run[], size: number, typeface: Typeface): Word[] {
  const words: Word[] = [];
  let pieces: Piece[] = [];
  const finish = (style: FontStyle): void => {
    if (pieces.length === 0) return;
    const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
    words.push({ pieces, width, space: typeface.width(' ', style, size) });
    pieces = [];
  };
  for (const run of runs) {
    bindNumbers(run.text.normalize('NFC'))
      .split(' ')
      .forEach((text, index) => {
        if (index > 0) finish(run.style);
        if (text === '') return;
        const shown = text.replaceAll(NO_BREAK_SPACE, ' ');
        pieces.push({ text: shown, style: run.style, width: typeface.width(shown, run.style, size) });
      });
  }
  finish(runs.at(-1)?.style ?? 'regular');
  return words;
}

function lineOf(words: readonly Word[], slack: number, justified: boolean): Line {
  const segments: { text: string; style: FontStyle; x: number }[] = [];
  const gaps = (text: string): number => text.split(' ').length - 1;
  const inner = words.flatMap((word) => word.pieces).reduce((sum, piece) => sum + gaps(piece.text), 0);
  const spaces = inner + words.length - 1;
  const wordSpacing = justified && spaces > 0 ? slack / spaces : 0;
  let x = 0;
  words.forEach((word, index) => {
    word.pieces.forEach((piece, order) => {
      const last = segments.at(-1);
      if (last?.style === piece.style) last.text += (order === 0 ? ' ' : '') + piece.text;
      else segments.push({ text: piece.text, style: piece.style, x });
      x += piece.width + gaps(piece.text) * wordSpacing;
    });
    if (index < words.length - 1) x += word.space + wordSpacing;
  });
  return { segments, width: x, wordSpacing };
}

/** Lines of about equal length, as titles are set: the narrowest measure that needs no further line. */
export function balanceLines(
  runs: readonly Run[],
  options: { width: number; size: number },
  typeface: Typeface,
): Line[] {
  const broken = (width: number): Line[] =>
    breakLines(runs, { width, indent: 0, size: options.size, justify: false }, typeface);
  const widest = broken(options.width);
  let [narrow, wide] = [options.width / 2, options.width];
  while (widest.length > 1 && wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    if (broken(middle).length > widest.length) narrow = middle;
    else wide = middle;
  }
  return widest.length > 1 ? broken(wide) : widest;
}

/** Breaks runs into lines no wider than `width`; the first is shorter by `indent`. */
export function breakLines(
  runs: readonly Run[],
  options: { width: number; indent: number; size: number; justify: boolean },
  typeface: Typeface,
): Line[] {
  const words = wordsOf(runs, options.size, typeface);
  const lines: Line[] = [];
  let start = 0;
  while (start < words.length) {
    const room = options.width - (lines.length === 0 ? options.indent : 0);
    let end = start + 1;
    let used = words[start]!.width;
    while (end < words.length) {
      const next = used + words[end - 1]!.space + words[end]!.width;
      if (next > room + 0.01) break;
      used = next;
      end += 1;
    }
    lines.push(lineOf(words.slice(start, end), room - used, options.justify && end < words.length));
    start = end;
  }
  return lines;
}
