// Parses and decodes PDFs away from the page: runs in a worker of its own per document.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
