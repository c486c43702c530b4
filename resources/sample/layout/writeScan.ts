import { PORTRAIT } from './page.ts';
import { openPdf } from './writeDocument.ts';

/** A PDF of page images without a text layer, as a scanner makes it. */
export async function writeScan(
  scan: { title: string; author: string; date: Date },
  images: readonly Buffer[],
): Promise<{ bytes: Buffer; pages: number }> {
  const { document, finish } = openPdf({ ...scan, page: PORTRAIT }, 0);
  for (const image of images) {
    document.addPage();
    document.image(image, 0, 0, { width: PORTRAIT.width, height: PORTRAIT.height });
  }
  return { bytes: await finish(), pages: images.length };
}
