import * as Y from 'yjs';

/** True when the document holds all of the update already. False for bytes that are no update. */
export function bringsNothing(document: Y.Doc, update: Uint8Array): boolean {
  if (update.length === 2 && update[0] === 0 && update[1] === 0) return true;
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(document), update);
  } catch {
    // Not an update, then.
    return false;
  }
}
