import type { PDFDocumentProxy } from './pdfjs.ts';

export interface OutlineEntry {
  readonly title: string;
  /** For `PageViewer.goToDestination`; `null` when the entry leads nowhere in this document. */
  readonly destination: string | readonly unknown[] | null;
  readonly entries: readonly OutlineEntry[];
}

interface RawEntry {
  readonly title: string;
  readonly dest: string | unknown[] | null;
  readonly items: readonly RawEntry[];
}

const DEEPEST = 12;

/** The document's table of contents; empty when it has none or it cannot be read. */
export async function readOutline(pdf: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  try {
    return entriesOf(((await pdf.getOutline()) as RawEntry[] | null) ?? [], 0);
  } catch {
    // A broken table of contents says nothing about the pages: they are read without it.
    return [];
  }
}

function entriesOf(raw: readonly RawEntry[], depth: number): readonly OutlineEntry[] {
  if (depth >= DEEPEST) return [];
  return raw.map((entry) => ({
    title: entry.title.trim(),
    destination: entry.dest,
    entries: entriesOf(entry.items, depth + 1),
  }));
}
