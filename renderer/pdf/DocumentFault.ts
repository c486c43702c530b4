import type { FileFault } from '../host/Host.ts';

/**
 * Why a document cannot be read: a fault of getting its bytes, or `broken` (no PDF, or beyond repair),
 * `empty` (no pages), `tooSlow` (the file keeps the reader busy without an answer), `stalled` (no bytes came).
 */
export type DocumentFault = FileFault | 'broken' | 'empty' | 'tooSlow' | 'stalled';

export class DocumentError extends Error {
  readonly fault: DocumentFault;
  constructor(fault: DocumentFault) {
    super(`document ${fault}`);
    this.name = 'DocumentError';
    this.fault = fault;
  }
}
