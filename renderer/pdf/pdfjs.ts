/**
 * The library, in the build for browsers that are some years old (a council's tablets). Its viewer
 * components read it from `globalThis.pdfjsLib` when they are imported, so this module comes before them.
 */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

(globalThis as { pdfjsLib?: typeof pdfjs }).pdfjsLib = pdfjs;

export { getDocument, PDFDataRangeTransport, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
export type {
  PDFDocumentLoadingTask,
  PDFDocumentProxy,
  PDFPageProxy,
  RenderTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
