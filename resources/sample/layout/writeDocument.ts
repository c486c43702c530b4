import PDFDocument from 'pdfkit';
import type { Block } from './blocks.ts';
import { closingAtom, type Closing } from './closing.ts';
import { flow, type Atom } from './flow.ts';
import { letterheadAtom, type Letterhead } from './letterhead.ts';
import { textWidth, type PageGeometry } from './page.ts';
import { drawCentred, paragraphAtoms } from './paragraph.ts';
import { tableAtoms } from './table.ts';
import type { Typeface } from './typeface.ts';

export interface Paper {
  /** Title in the PDF's metadata. */
  readonly title: string;
  readonly author: string;
  readonly date: Date;
  readonly page: PageGeometry;
  readonly letterhead?: Letterhead | undefined;
  readonly blocks: readonly Block[];
  readonly closing?: Closing | undefined;
}

const PAGE_NUMBER_SIZE = 13;

/** An empty PDF whose bytes depend on nothing but its content: no clock, no random id. */
export function openPdf(
  paper: Pick<Paper, 'title' | 'author' | 'date' | 'page'>,
  pageMargin: number,
): { document: PDFKit.PDFDocument; finish: () => Promise<Buffer> } {
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [paper.page.width, paper.page.height],
    margin: pageMargin,
    pdfVersion: '1.7',
    lang: 'vi-VN',
    displayTitle: true,
    info: {
      Title: paper.title,
      Author: paper.author,
      Creator: 'Phòng họp không giấy',
      Producer: 'PDFKit',
      CreationDate: paper.date,
      ModDate: paper.date,
    },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  const finish = (): Promise<Buffer> => {
    document.end();
    return done;
  };
  return { document, finish };
}

function ruleAtom(width: number, place: { left: number; width: number }): Atom {
  return {
    height: 4,
    gapBefore: 4,
    keepWithNext: true,
    draw: (document, y) => {
      const x = place.left + (place.width - width) / 2;
      document
        .lineWidth(0.7)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke();
    },
  };
}

function bodyAtoms(
  blocks: readonly Block[],
  place: { left: number; width: number },
  typeface: Typeface,
): Atom[] {
  const atoms: Atom[] = [];
  let breaks = false;
  for (const block of blocks) {
    if (block.kind === 'pageBreak') {
      breaks = true;
      continue;
    }
    const made =
      block.kind === 'paragraph'
        ? paragraphAtoms(block, place, typeface)
        : block.kind === 'table'
          ? tableAtoms(block, place, typeface)
          : [ruleAtom(block.width, place)];
    if (breaks && made[0]) made[0] = { ...made[0], startsPage: true };
    breaks = false;
    for (const atom of made) atoms.push(atom);
  }
  return atoms;
}

/** The last two lines of the text go to the signature's page, so that it never stands alone. */
function holdTogether(atoms: Atom[]): void {
  for (const index of [atoms.length - 1, atoms.length - 2]) {
    const atom = atoms[index];
    if (atom) atoms[index] = { ...atom, keepWithNext: true };
  }
}

/** Lays a paper out by Nghị định 30/2020/NĐ-CP and gives the PDF with its number of pages. */
export async function writeDocument(
  paper: Paper,
  typeface: Typeface,
): Promise<{ bytes: Buffer; pages: number }> {
  const { page } = paper;
  const place = { left: page.left, width: textWidth(page) };
  const { document, finish } = openPdf(paper, 0);
  typeface.register(document);
  const body = bodyAtoms(paper.blocks, place, typeface);
  if (paper.closing) holdTogether(body);
  const atoms = [
    ...(paper.letterhead ? [letterheadAtom(paper.letterhead, place, typeface)] : []),
    ...body,
    ...(paper.closing ? [closingAtom(paper.closing, place, typeface)] : []),
  ];
  const pages = flow(document, atoms, {
    page,
    onNewPage: (number) => {
      if (number === 1) return;
      const at = { ...place, y: page.top / 2 - 2, size: PAGE_NUMBER_SIZE, style: 'regular' as const };
      drawCentred(document, String(number), at, typeface);
    },
  });
  return { bytes: await finish(), pages };
}
