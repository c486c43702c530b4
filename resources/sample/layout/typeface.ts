import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import type { FontStyle } from './blocks.ts';

/** The four cuts of Liberation Serif, whose widths are those of Times New Roman. */
export interface Typeface {
  /** Width in points of `text` set in one line. */
  width(text: string, style: FontStyle, size: number): number;
  register(document: PDFKit.PDFDocument): void;
}

const FILES: Readonly<Record<FontStyle, string>> = {
  regular: 'LiberationSerif-Regular.ttf',
  bold: 'LiberationSerif-Bold.ttf',
  italic: 'LiberationSerif-Italic.ttf',
  boldItalic: 'LiberationSerif-BoldItalic.ttf',
};
const STYLES = Object.keys(FILES) as FontStyle[];
const MEASURED_SIZE = 1000;

export async function loadTypeface(): Promise<Typeface> {
  const bytes = await Promise.all(
    STYLES.map((style) => readFile(fileURLToPath(new URL(`../../fonts/${FILES[style]}`, import.meta.url)))),
  );
  const register = (document: PDFKit.PDFDocument): void => {
    STYLES.forEach((style, index) => document.registerFont(style, bytes[index]!));
  };
  // A document that is never written: it only measures.
  const ruler = new PDFDocument({ autoFirstPage: false });
  register(ruler);
  ruler.fontSize(MEASURED_SIZE);
  const widths = new Map<string, number>();
  return {
    register,
    width(text, style, size) {
      const key = `${style}:${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        width = ruler.font(style).widthOfString(text);
        widths.set(key, width);
      }
      return (width * size) / MEASURED_SIZE;
    },
  };
}
