import type { MemberId } from '../domain/ids.ts';
import type { SessionState } from '../domain/session.ts';

/** What a projection shows besides the state of the record. */
export interface LiveState {
  /** Keys `fileId/authorId` of all marks shared with the room; those of files not seen are left out. */
  readonly sharers: ReadonlySet<string>;
  /** Members with a live connection. */
  readonly online: ReadonlySet<MemberId>;
  /** That of the document. */
  readonly epoch: number;
  /** End of the record that the state comes from; chain hash in hexadecimal. */
  readonly head: { readonly seq: number; readonly chainHash: string };
}

export type Sources = SessionState & LiveState;
export type Part<Value> = (sources: Sources) => Value;

/**
 * One part of a projection and what it is made of: the compiler sees that it looks at nothing else, and while its
 * sources are the same objects it is the same object, too.
 */
export function part<Name extends keyof Sources, Value>(
  names: readonly Name[],
  make: (sources: Pick<Sources, Name>) => Value,
): Part<Value> {
  // Looked at for every seat at every ballot: nothing is allocated while nothing changed.
  let last: { readonly sources: Pick<Sources, Name>; readonly value: Value } | null = null;
  return (sources) => {
    if (last !== null && areSame(names, last.sources, sources)) return last.value;
    const own = Object.fromEntries(names.map((name) => [name, sources[name]])) as Pick<Sources, Name>;
    last = { sources: own, value: make(own) };
    return last.value;
  };
}

/** A projection from its parts: the same object as before when no part changed. */
export function fromParts<Projected extends object>(parts: {
  readonly [Name in keyof Projected]: Part<Projected[Name]>;
}): Part<Projected> {
  const names = Object.keys(parts) as (keyof Projected & string)[];
  let last: Projected | null = null;
  return (sources) => {
    let next: Partial<Projected> | null = null;
    for (const name of names) {
      const value = parts[name](sources);
      if (last !== null && last[name] === value) continue;
      next ??= { ...last };
      next[name] = value;
    }
    if (last === null || next !== null) last = { ...next } as Projected;
    return last;
  };
}

function areSame<Name extends keyof Sources>(
  names: readonly Name[],
  before: Pick<Sources, Name>,
  now: Pick<Sources, Name>,
): boolean {
  for (const name of names) if (before[name] !== now[name]) return false;
  return true;
}
