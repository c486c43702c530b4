import { equalityDeep } from 'lib0/function';
import type * as Y from 'yjs';
import { PROJECTION_KEYS, type Projection } from '../../shared/protocol/projection.ts';

type Section = Readonly<Record<string, unknown>>;

/**
 * Builds plain objects from a projection's document. What did not change keeps its identity, also when the
 * document is another one.
 */
export class ProjectionReader {
  #sections: Record<string, Section> = {};
  #projection: Projection | null = null;

  /** `null` until the document says what session it is about. */
  read(document: Y.Doc): Projection | null {
    let changed = this.#projection === null;
    for (const key of PROJECTION_KEYS) {
      const before = this.#sections[key];
      const now = readSection(document.getMap(key), before);
      changed ||= now !== before;
      this.#sections[key] = now;
    }
    if (this.#sections['session']?.['about'] === undefined) return this.#projection;
    if (changed) this.#projection = { ...this.#sections } as unknown as Projection;
    return this.#projection;
  }
}

function readSection(map: Y.Map<unknown>, before: Section | undefined): Section {
  let same = before !== undefined;
  let count = 0;
  const section: Record<string, unknown> = {};
  for (const [key, value] of map.entries()) {
    const known = before?.[key];
    const kept = known !== undefined && equalityDeep(known, value);
    section[key] = kept ? known : value;
    same &&= kept;
    count += 1;
  }
  return same && before !== undefined && Object.keys(before).length === count ? before : section;
}

/** The epoch that a projection's document says it is of; `null` when it does not say. */
export function epochOf(document: Y.Doc): number | null {
  const epoch: unknown = document.getMap('session').get('epoch');
  return typeof epoch === 'number' ? epoch : null;
}
