import { equalityDeep } from 'lib0/function';
import type * as Y from 'yjs';

type Section = Readonly<Record<string, unknown>>;

/**
 * Builds plain objects from a projection's document. What did not change keeps its identity, also when the
 * document is another one.
 */
export class ProjectionReader<Contents> {
  readonly #keys: readonly string[];
  readonly #sign: string;
  #sections: Record<string, Section> = {};
  #contents: Contents | null = null;

  /** `keys`: the sections; `sign`: what stands in that of the session as soon as the document is whole. */
  constructor(keys: readonly (keyof Contents & string)[], sign: string) {
    this.#keys = keys;
    this.#sign = sign;
  }

  /** `null` until the document is whole. */
  read(document: Y.Doc): Contents | null {
    let changed = this.#contents === null;
    for (const key of this.#keys) {
      const before = this.#sections[key];
      const now = readSection(document.getMap(key), before);
      changed ||= now !== before;
      this.#sections[key] = now;
    }
    if (this.#sections['session']?.[this.#sign] === undefined) return this.#contents;
    if (changed) this.#contents = { ...this.#sections } as unknown as Contents;
    return this.#contents;
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
