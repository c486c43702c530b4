import type { Committee, Group, Member } from '../../../shared/domain/roster.ts';
import type { Ordered, Projection } from '../../../shared/protocol/projection.ts';

function inOrder<Value extends Ordered>(values: Readonly<Record<string, Value>>): Value[] {
  return Object.values(values).sort((a, b) => a.order - b.order);
}

/** "Tổ 2" before "Tổ 10", however they came. */
function byName<Named extends { readonly name: string }>(values: readonly Named[]): Named[] {
  const collator = new Intl.Collator('vi', { numeric: true });
  return [...values].sort((a, b) => collator.compare(a.name, b.name));
}

export interface Roster {
  readonly members: readonly Member[];
  readonly groups: readonly Group[];
  readonly committees: readonly Committee[];
}

/** The roster in the record's order, without the order's numbers. */
export function rosterOf(projection: Projection): Roster {
  return {
    members: inOrder(projection.members).map(({ order: _, ...member }) => member),
    groups: byName(inOrder(projection.groups).map(({ id, name }) => ({ id, name }))),
    committees: inOrder(projection.committees).map(({ id, name }) => ({ id, name })),
  };
}
