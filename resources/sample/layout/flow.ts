import type { Bookmark } from './blocks.ts';
import type { PageGeometry } from './page.ts';

/** The smallest thing that is placed: a line of text, a row of a table, a signature block. */
export interface Atom {
  readonly height: number;
  /** White space above it, dropped at the top of a page. */
  readonly gapBefore: number;
  readonly keepWithNext: boolean;
  readonly bookmark?: Bookmark | undefined;
  readonly startsPage?: boolean;
  /** Drawn again above this atom when it is the first of a page: a table's header. */
  readonly repeated?: Atom;
  draw(document: PDFKit.PDFDocument, y: number): void;
}

interface FlowOptions {
  readonly page: PageGeometry;
  readonly onNewPage: (pageNumber: number) => void;
}

/** Atoms from `start` that have to stand on one page. */
function chainEnd(atoms: readonly Atom[], start: number): number {
  let end = start;
  while (atoms[end]!.keepWithNext && end + 1 < atoms.length) end += 1;
  return end;
}

function chainHeight(atoms: readonly Atom[], start: number, end: number): number {
  let height = 0;
  for (let index = start; index <= end; index += 1) {
    height += atoms[index]!.height + (index === start ? 0 : atoms[index]!.gapBefore);
  }
  return height;
}

/** Adds the outline's entries under their parents by level. */
class Outline {
  readonly #stack: { level: number; entry: PDFKit.PDFOutline }[] = [];
  readonly #document: PDFKit.PDFDocument;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  add(bookmark: Bookmark): void {
    while ((this.#stack.at(-1)?.level ?? 0) >= bookmark.level) this.#stack.pop();
    const parent = this.#stack.at(-1)?.entry ?? this.#document.outline;
    this.#stack.push({ level: bookmark.level, entry: parent.addItem(bookmark.title) });
  }
}

/** Places atoms on pages, keeping chains together, and throws when one is higher than a page. */
export function flow(document: PDFKit.PDFDocument, atoms: readonly Atom[], options: FlowOptions): number {
  const { page } = options;
  const floor = page.height - page.bottom;
  const outline = new Outline(document);
  let pages = 0;
  let y = floor;
  let chainUntil = -1;
  const turn = (): void => {
    document.addPage();
    pages += 1;
    options.onNewPage(pages);
    y = page.top;
  };
  atoms.forEach((atom, index) => {
    let fresh = pages === 0 || atom.startsPage === true;
    if (index > chainUntil) {
      chainUntil = chainEnd(atoms, index);
      const height = chainHeight(atoms, index, chainUntil);
      if (height > floor - page.top)
        throw new Error(`a block of ${Math.round(height)} pt does not fit a page`);
      fresh ||= y + atom.gapBefore + height > floor + 0.01;
    }
    if (fresh) {
      turn();
      if (atom.repeated) {
        atom.repeated.draw(document, y);
        y += atom.repeated.height;
      }
    } else {
      y += atom.gapBefore;
    }
    if (atom.bookmark) outline.add(atom.bookmark);
    atom.draw(document, y);
    y += atom.height;
  });
  return pages;
}
