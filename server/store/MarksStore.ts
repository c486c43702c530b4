import type { SessionId } from '../../shared/domain/ids.ts';

export interface MarksUpdate {
  readonly sessionId: SessionId;
  /** As formatted by `formatDocumentName`. */
  readonly document: string;
  readonly update: Uint8Array;
}

/** Durable copies of the marks documents. */
export interface MarksStore {
  /** Updates in order; empty when there are none. */
  load(sessionId: SessionId, document: string): Promise<readonly Uint8Array[]>;
  /** Resolves when all are durable; all or nothing. */
  append(updates: readonly MarksUpdate[]): Promise<void>;
  /** Replaces the first `count` stored updates by one that amounts to the same. */
  compact(sessionId: SessionId, document: string, count: number, state: Uint8Array): Promise<void>;
  /** Names of the documents that hold anything. */
  documents(sessionId: SessionId): Promise<readonly string[]>;
}
