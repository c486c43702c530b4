import { MAX_NOTE_CHARACTERS } from '../../shared/marks/mark.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Boxes of pieces of text, joined to one box a line. */
export function joinLines(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    if (box.right - box.left < 0.5 || box.bottom - box.top < 0.5) continue;
    const index = lines.findIndex((line) => isSameLine(line, box));
    const line = lines[index];
    if (line === undefined) lines.push(box);
    else {
      lines[index] = {
        left: Math.min(line.left, box.left),
        top: Math.min(line.top, box.top),
        right: Math.max(line.right, box.right),
        bottom: Math.max(line.bottom, box.bottom),
      };
    }
  }
  return lines;
}

/** Side by side at the same height; two columns stay two lines. */
function isSameLine(one: Box, other: Box): boolean {
  const overlap = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const height = Math.min(one.bottom - one.top, other.bottom - other.top);
  const gap = Math.max(one.left, other.left) - Math.min(one.right, other.right);
  return overlap > height * 0.6 && gap < height * 1.5;
}

/** Selected text on one page: where it is on the screen, and the words. */
export interface SelectedText {
  readonly page: HTMLElement;
  readonly lines: readonly Box[];
  readonly quote: string;
}

/** The text of `container`'s pages that is selected now, page by page; empty when none is. */
export function selectedText(container: HTMLElement): SelectedText[] {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(container)) return [];
  const found: SelectedText[] = [];
  for (const layer of container.querySelectorAll<HTMLElement>('.textLayer')) {
    const page = layer.closest<HTMLElement>('.page');
    if (page === null || !range.intersectsNode(layer)) continue;
    const { boxes, words } = piecesOf(layer, range);
    const lines = joinLines(boxes);
    if (lines.length > 0) found.push({ page, lines, quote: quoteOf(words) });
  }
  return found;
}

function piecesOf(layer: HTMLElement, range: Range): { boxes: Box[]; words: string[] } {
  const boxes: Box[] = [];
  const words: string[] = [];
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const piece = document.createRange();
    const length = node.textContent?.length ?? 0;
    piece.setStart(node, node === range.startContainer ? range.startOffset : 0);
    piece.setEnd(node, node === range.endContainer ? range.endOffset : length);
    if (piece.collapsed) continue;
    boxes.push(...piece.getClientRects());
    words.push(piece.toString());
  }
  return { boxes, words };
}

function quoteOf(words: readonly string[]): string {
  return words.join(' ').replace(/\s+/g, ' ').trim().slice(0, MAX_NOTE_CHARACTERS);
}
