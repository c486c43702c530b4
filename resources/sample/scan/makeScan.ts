import { readFile, writeFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { dataBlocks } from '../data/dataBlocks.ts';
import { seeded } from '../data/random.ts';
import { loadTypeface } from '../layout/typeface.ts';
import { writeDocument } from '../layout/writeDocument.ts';
import { paperOf } from '../source/paperOf.ts';
import { parseSource } from '../source/parseSource.ts';

/**
 * Makes the page images of the scanned paper once: `node resources/sample/scan/makeScan.ts`. The images are
 * kept in this folder, so that generating the sample needs no canvas. pdf.js brings a canvas on most machines.
 */
const SOURCE = '06-phan-bien-mttq';
const SCALE = 1.7;
const QUALITY = 42;
/** Tilt of each page in radians, as paper lies in a feeder. */
const TILTS = [0.008, -0.006, 0.011];

interface Pixels {
  readonly data: Uint8ClampedArray;
}
interface Pen {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  globalAlpha: number;
  fillRect(x: number, y: number, width: number, height: number): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  drawImage(image: Canvas, x: number, y: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void;
  stroke(): void;
  getImageData(x: number, y: number, width: number, height: number): Pixels;
  putImageData(pixels: Pixels, x: number, y: number): void;
}
interface Canvas {
  readonly width: number;
  readonly height: number;
  toBuffer(type: 'image/jpeg', quality: number): Buffer;
}
interface CanvasFactory {
  create(width: number, height: number): { canvas: Canvas; context: Pen };
}

/** A pen's flourish where the signature stands. */
function sign(pen: Pen, x: number, y: number): void {
  pen.strokeStyle = '#333';
  pen.lineWidth = 2.2;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.bezierCurveTo(x + 10, y - 70, x + 40, y - 60, x + 22, y + 6);
  pen.bezierCurveTo(x + 30, y - 40, x + 64, y - 34, x + 60, y - 4);
  pen.bezierCurveTo(x + 74, y - 30, x + 92, y - 20, x + 96, y - 6);
  pen.bezierCurveTo(x + 130, y - 34, x + 150, y - 26, x + 190, y - 52);
  pen.stroke();
}

function soil(pen: Pen, canvas: Canvas, seed: number): void {
  const random = seeded(seed);
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  for (let index = 0; index < pixels.data.length; index += 4) {
    const row = Math.floor(index / 4 / canvas.width);
    const column = (index / 4) % canvas.width;
    const grey = 0.3 * pixels.data[index]! + 0.59 * pixels.data[index + 1]! + 0.11 * pixels.data[index + 2]!;
    const shade = 10 * (column / canvas.width) + (row > canvas.height - 40 ? 8 : 0);
    const speck = random.whole(0, 26_000) === 0 ? 120 : 0;
    const value = grey * 0.93 + 12 - shade + random.whole(-5, 5) - speck;
    pixels.data[index] = value;
    pixels.data[index + 1] = value;
    pixels.data[index + 2] = value;
  }
  pen.putImageData(pixels, 0, 0);
}

const here = (name: string): URL => new URL(name, import.meta.url);
const source = parseSource(await readFile(here(`${SOURCE}.txt`), 'utf8'));
const paper = paperOf(source, dataBlocks);
const unmarked = { ...paper, closing: paper.closing && { ...paper.closing, mark: '' } };
const { bytes, pages } = await writeDocument(unmarked, await loadTypeface());
const document = await getDocument({ data: new Uint8Array(bytes) }).promise;
const factory = document.canvasFactory as CanvasFactory;
for (let number = 1; number <= pages; number += 1) {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: SCALE });
  const flat = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: flat.canvas as never, viewport }).promise;
  if (number === pages) {
    const last = (await page.getTextContent()).items.findLast(
      (item) => 'str' in item && item.str.trim() !== '',
    );
    if (last && 'transform' in last) {
      const [x, y] = viewport.convertToViewportPoint(
        last.transform[4] as number,
        last.transform[5] as number,
      );
      sign(flat.context, (x as number) - 50, (y as number) - 40);
    }
  }
  const scanned = factory.create(flat.canvas.width, flat.canvas.height);
  scanned.context.fillStyle = '#fff';
  scanned.context.fillRect(0, 0, flat.canvas.width, flat.canvas.height);
  scanned.context.translate(flat.canvas.width / 2, flat.canvas.height / 2);
  scanned.context.rotate(TILTS[(number - 1) % TILTS.length]!);
  scanned.context.drawImage(flat.canvas, -flat.canvas.width / 2, -flat.canvas.height / 2);
  soil(scanned.context, scanned.canvas, number);
  await writeFile(here(`page-${number}.jpg`), scanned.canvas.toBuffer('image/jpeg', QUALITY));
}
await document.loadingTask.destroy();
