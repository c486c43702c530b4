import * as Y from 'yjs';
import { faultOfMarks, marksOf } from '../../shared/marks/document.ts';
import { bringsNothing } from './bringsNothing.ts';
import { faultOfStructs, type DecodedUpdate } from './faultOfStructs.ts';
import { leansOnUnknown } from './leansOnUnknown.ts';

export type Applied =
  /** `update`: what was new, as Yjs wrote it anew; `null` when nothing was. */
  | { readonly outcome: 'taken'; readonly update: Uint8Array | null }
  /** It leans on something that is not here; nothing of it was taken. */
  | { readonly outcome: 'gap' }
  | { readonly outcome: 'refused'; readonly reason: string };

/** The server's copy of one marks document, in which nothing stays of an update that was refused. */
export class MarksReplica {
  readonly #maxBytes: number;
  #document: Y.Doc;
  /** Amounts to the document; refused updates are undone by building it again from here. */
  #accepted: Uint8Array[];
  #acceptedBytes: number;

  /** Throws when the updates are not a whole document. */
  constructor(updates: readonly Uint8Array[], maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#accepted = [...updates];
    this.#acceptedBytes = updates.reduce((sum, update) => sum + update.length, 0);
    this.#document = build(updates);
  }

  get document(): Y.Doc {
    return this.#document;
  }

  get empty(): boolean {
    return marksOf(this.#document).size === 0;
  }

  contains(update: Uint8Array): boolean {
    return bringsNothing(this.#document, update);
  }

  /** Takes the whole update or nothing of it. */
  apply(update: Uint8Array): Applied {
    const decoded = decode(update);
    if (decoded === null) return refused('not an update');
    const shapeFault = faultOfStructs(decoded.structs);
    if (shapeFault !== null) return refused(shapeFault);
    if (leansOnUnknown(this.#document, decoded)) return { outcome: 'gap' };
    const { news, changed, failed } = integrate(this.#document, update);
    // Parts that lean on each other in a circle are never placed.
    const fault =
      failed || dropPending(this.#document)
        ? 'not an update of this document'
        : faultOfMarks(this.#document, changed);
    if (fault !== null) return this.#undo(fault);
    if (news === null) return { outcome: 'taken', update: null };
    this.#accepted.push(news);
    this.#acceptedBytes += news.length;
    if (this.#acceptedBytes > this.#maxBytes && this.#tooLarge()) return this.#undo('document too large');
    return { outcome: 'taken', update: news };
  }

  /** The document as one update; from now on refused updates are undone from it. */
  encode(): Uint8Array {
    const state = Y.encodeStateAsUpdate(this.#document);
    this.#accepted = [state];
    this.#acceptedBytes = state.length;
    return state;
  }

  dispose(): void {
    this.#document.destroy();
  }

  /** Erased marks leave the document: only encoding tells its size. The newest update is judged. */
  #tooLarge(): boolean {
    const before = this.#accepted.slice(0, -1);
    if (this.encode().length <= this.#maxBytes) return false;
    this.#accepted = before;
    this.#acceptedBytes = before.reduce((sum, update) => sum + update.length, 0);
    return true;
  }

  #undo(reason: string): Applied {
    this.#document.destroy();
    this.#document = build(this.#accepted);
    return refused(reason);
  }
}

function refused(reason: string): Applied {
  return { outcome: 'refused', reason };
}

function decode(update: Uint8Array): DecodedUpdate | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    // Not an update, then.
    return null;
  }
}

function build(updates: readonly Uint8Array[]): Y.Doc {
  const document = new Y.Doc();
  marksOf(document);
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  if (dropPending(document)) throw new Error('stored marks have a gap');
  return document;
}

function integrate(document: Y.Doc, update: Uint8Array) {
  let news: Uint8Array | null = null;
  const changed = new Set<string>();
  const onUpdate = (written: Uint8Array) => {
    news = written;
  };
  const onTransaction = (transaction: Y.Transaction) => {
    for (const keys of transaction.changed.values()) {
      // `null` stands for the list part of a type.
      for (const key of keys) changed.add(key ?? '');
    }
  };
  document.on('update', onUpdate);
  document.on('afterTransaction', onTransaction);
  let failed = false;
  try {
    Y.applyUpdate(document, update);
  } catch {
    // The document may be half changed; the caller builds it again.
    failed = true;
  } finally {
    document.off('update', onUpdate);
    document.off('afterTransaction', onTransaction);
  }
  return { news: news as Uint8Array | null, changed, failed };
}

/** Yjs keeps what it cannot place yet; a shared document must not. True when there was something. */
function dropPending(document: Y.Doc): boolean {
  const { store } = document;
  const pending = store.pendingStructs !== null || store.pendingDs !== null;
  store.pendingStructs = null;
  store.pendingDs = null;
  return pending;
}
