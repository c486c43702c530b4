import type { SessionId } from '../../../shared/domain/ids.ts';
import type { MarksStore, MarksUpdate } from '../MarksStore.ts';

/** A marks store that lives as long as the object; for tests and rehearsals. */
export class MemoryMarksStore implements MarksStore {
  readonly #sessions = new Map<SessionId, Map<string, Uint8Array[]>>();

  async load(sessionId: SessionId, document: string): Promise<readonly Uint8Array[]> {
    return [...(this.#sessions.get(sessionId)?.get(document) ?? [])];
  }

  async append(updates: readonly MarksUpdate[]): Promise<void> {
    for (const { sessionId, document, update } of updates) {
      const documents = this.#sessions.get(sessionId) ?? new Map<string, Uint8Array[]>();
      this.#sessions.set(sessionId, documents);
      const stored = documents.get(document) ?? [];
      documents.set(document, stored);
      stored.push(update);
    }
  }

  async compact(sessionId: SessionId, document: string, count: number, state: Uint8Array): Promise<void> {
    const stored = this.#sessions.get(sessionId)?.get(document) ?? [];
    if (count < 1 || count > stored.length) throw new RangeError(`compact ${count} of ${stored.length}`);
    stored.splice(0, count, state);
  }

  async documents(sessionId: SessionId): Promise<readonly string[]> {
    return [...(this.#sessions.get(sessionId)?.keys() ?? [])];
  }
}
