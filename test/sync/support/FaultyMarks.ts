import type { SessionId } from '../../../shared/domain/ids.ts';
import type { MarksStore, MarksUpdate } from '../../../server/store/MarksStore.ts';

/** A marks store whose faults and delays a test sets. */
export class FaultyMarks implements MarksStore {
  readonly #inner: MarksStore;
  loadFails = false;
  appendFails = false;
  compactFails = false;
  /** Sizes of the appends so far, in updates. */
  readonly appends: number[] = [];
  loads = 0;
  #gate: { readonly opened: Promise<void>; readonly open: () => void } | null = null;

  constructor(inner: MarksStore) {
    this.#inner = inner;
  }

  /** Until `release`, nothing becomes durable. */
  hold(): void {
    if (this.#gate !== null) return;
    let open = () => undefined as void;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#gate = { opened, open };
  }

  release(): void {
    this.#gate?.open();
    this.#gate = null;
  }

  /** The process dies: what was held never comes to the store. */
  forgetHeld(): void {
    this.#gate = null;
  }

  async load(sessionId: SessionId, document: string): Promise<readonly Uint8Array[]> {
    this.loads += 1;
    if (this.loadFails) throw new Error('disk');
    return this.#inner.load(sessionId, document);
  }

  async append(updates: readonly MarksUpdate[]): Promise<void> {
    this.appends.push(updates.length);
    await this.#gate?.opened;
    if (this.appendFails) throw new Error('disk full');
    await this.#inner.append(updates);
  }

  async compact(sessionId: SessionId, document: string, count: number, state: Uint8Array): Promise<void> {
    if (this.compactFails) throw new Error('disk');
    await this.#inner.compact(sessionId, document, count, state);
  }

  documents(sessionId: SessionId): Promise<readonly string[]> {
    return this.#inner.documents(sessionId);
  }
}
