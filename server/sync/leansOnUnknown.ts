import * as Y from 'yjs';
import type { DecodedUpdate } from './faultOfStructs.ts';

/**
 * Whether some part of an update could not be placed in the document, because it follows, neighbours or
 * erases something that is in neither. Such an update is not to be applied in part: of a changed mark the old
 * one would be erased and the new one missing.
 */
export function leansOnUnknown(document: Y.Doc, { structs, ds }: DecodedUpdate): boolean {
  const reached = new Map<number, number>();
  const reach = (client: number) => reached.get(client) ?? Y.getState(document.store, client);
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip) continue;
    if (clock > reach(client)) return true;
    reached.set(client, Math.max(reach(client), clock + struct.length));
  }
  const unknown = (id: Y.ID | null) => id !== null && id.clock >= reach(id.client);
  for (const struct of structs) {
    if (struct instanceof Y.Item && (unknown(struct.origin) || unknown(struct.rightOrigin))) return true;
  }
  for (const [client, ranges] of ds.clients) {
    if (ranges.some((range) => range.clock + range.len > reach(client))) return true;
  }
  return false;
}
