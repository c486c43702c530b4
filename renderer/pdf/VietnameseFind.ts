import { PDFFindController } from './viewerParts.ts';

interface FindMatch {
  readonly index: number;
  readonly length: number;
}

/** đ is a letter of its own in Unicode: taking accents away does not make it a d. Keeps the length. */
export function foldStroke(text: string): string {
  return text.replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** pdf.js's search, which also finds "HĐND" for "hdnd". */
export class VietnameseFind extends PDFFindController {
  override match(query: string | string[], pageContent: string, pageIndex: number): FindMatch[] | undefined {
    const folded = typeof query === 'string' ? foldStroke(query) : query.map(foldStroke);
    return super.match(folded, foldStroke(pageContent), pageIndex);
  }
}
