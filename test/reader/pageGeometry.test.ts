import fc from 'fast-check';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { geometryOf, screenToPage, toPage, toSheet } from '../../renderer/pdf/PageGeometry.ts';
import { decodeStroke, encodeStroke } from '../../shared/marks/stroke.ts';

/** Pages as they come: turned, cropped away from the origin, with a unit of their own. */
const PAGES = [
  '/MediaBox [0 0 595 842]',
  '/MediaBox [0 0 595 842] /Rotate 90',
  '/MediaBox [0 0 842 595] /Rotate 180',
  '/MediaBox [-40 -20 700 900] /CropBox [10 30 600 800] /Rotate 270',
  '/MediaBox [0 0 300 200] /UserUnit 2.5',
];

function pdfOf(pages: readonly string[]): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_page, index) => `${index + 3} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    ...pages.map((page) => `<< /Type /Page /Parent 2 0 R ${page} >>`),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return new TextEncoder().encode(`%PDF-1.7\n${body}trailer << /Root 1 0 R >>\n%%EOF\n`);
}

const pages: PDFPageProxy[] = [];

beforeAll(async () => {
  const document = await getDocument({ data: pdfOf(PAGES), verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number += 1) pages.push(await document.getPage(number));
});

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const place = fc.record({
  page: fc.integer({ min: 0, max: PAGES.length - 1 }),
  rotation: fc.constantFrom(0, 90, 180, 270),
  scale: fc.double({ min: 0.1, max: 10, noNaN: true }),
  x: coordinate,
  y: coordinate,
});

describe('a place on a page', () => {
  test('stands where pdf.js puts it, at any zoom and rotation', () => {
    fc.assert(
      fc.property(place, ({ page, rotation, scale, x, y }) => {
        const viewport = pages[page]!.getViewport({
          scale,
          rotation: (pages[page]!.rotate + rotation) % 360,
        });
        const geometry = geometryOf(viewport);
        const sheet = toSheet(geometry, { x, y });
        const [viewX, viewY] = viewport.convertToViewportPoint(x, y) as [number, number];
        expect((sheet.x / geometry.width) * viewport.width).toBeCloseTo(viewX, 6);
        expect((sheet.y / geometry.height) * viewport.height).toBeCloseTo(viewY, 6);
      }),
    );
  });

  test('comes back from the screen, through a stored stroke, within 0.05 pt', () => {
    fc.assert(
      fc.property(place, ({ page, rotation, scale, x, y }) => {
        const viewport = pages[page]!.getViewport({
          scale,
          rotation: (pages[page]!.rotate + rotation) % 360,
        });
        const geometry = geometryOf(viewport);
        const box = {
          left: 13,
          top: -250,
          width: viewport.width,
          height: viewport.height,
        } as DOMRectReadOnly;
        const [viewX, viewY] = viewport.convertToViewportPoint(x, y) as [number, number];
        const back = screenToPage(geometry, box, viewX + box.left, viewY + box.top);
        const [stored] = decodeStroke(encodeStroke([{ ...back, pressure: 0.5 }])) ?? [];
        expect(Math.abs(stored!.x - x)).toBeLessThanOrEqual(0.05);
        expect(Math.abs(stored!.y - y)).toBeLessThanOrEqual(0.05);
      }),
    );
  });

  test('is the same at every zoom', () => {
    fc.assert(
      fc.property(place, ({ page, rotation, scale, x, y }) => {
        const at = (zoom: number) =>
          geometryOf(
            pages[page]!.getViewport({ scale: zoom, rotation: (pages[page]!.rotate + rotation) % 360 }),
          );
        const sheet = toSheet(at(scale), { x, y });
        const back = toPage(at(1), sheet);
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      }),
    );
  });
});
