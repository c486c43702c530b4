// Parses and decodes PDFs away from the page: runs in a worker of its own per document.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

// Who closes a file while it opens ends the worker's tasks: pdf.js throws then, and nobody waits for the answer.
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof Error && event.reason.message === 'Worker was terminated')
    event.preventDefault();
});
