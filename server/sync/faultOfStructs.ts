import * as Y from 'yjs';
import { ID_PATTERN } from '../../shared/domain/ids.ts';

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

/** More than a person can do in the life of a document; keeps clocks far from where numbers lose units. */
const MAX_CLOCK = 2 ** 31;

/**
 * What is wrong with the shape of an update of marks, or `null`: looked at before it touches the shared
 * document, and so also what would be hidden in it (overwritten or erased at once).
 */
export function faultOfStructs(structs: DecodedUpdate['structs']): string | null {
  for (const struct of structs) {
    if (struct.id.clock + struct.length > MAX_CLOCK) return 'clock out of bounds';
    const fault = struct instanceof Y.Item ? faultOfItem(struct) : null;
    if (fault !== null) return fault;
  }
  return null;
}

function faultOfItem(item: Y.Item): string | null {
  const { content } = item;
  const holdsOneValue = content instanceof Y.ContentAny && content.arr.length === 1;
  if (!holdsOneValue && !(content instanceof Y.ContentDeleted)) return 'content that is no mark';
  // A later item of a key names its neighbour instead of the parent.
  if (item.origin !== null || item.rightOrigin !== null) return null;
  // Not resolved yet: the name of a top-level part stands where its type will be.
  const parent: unknown = item.parent;
  if (parent !== 'marks') return 'unknown part';
  return item.parentSub !== null && ID_PATTERN.test(item.parentSub) ? null : 'bad mark id';
}
