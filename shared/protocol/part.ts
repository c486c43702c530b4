import type { MemberId } from '../domain/ids.ts';
import type { SessionState } from '../domain/session.ts';
import { kept } from './kept.ts';

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
  const keptPart = kept((...values: readonly unknown[]) =>
    make(Object.fromEntries(names.map((name, index) => [name, values[index]])) as Pick<Sources, Name>),
  );
  return (sources) => keptPart(...names.map((name) => sources[name]));
}

/** A projection from its parts: the same object as before when no part changed. */
export function fromParts<Projected extends object>(parts: {
  readonly [Name in keyof Projected]: Part<Projected[Name]>;
}): Part<Projected> {
  const names = Object.keys(parts) as (keyof Projected & string)[];
  const whole = kept((...values: readonly unknown[]) =>
    Object.fromEntries(names.map((name, index) => [name, values[index]])),
  );
  return (sources) => whole(...names.map((name) => parts[name](sources))) as unknown as Projected;
}
