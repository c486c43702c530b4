import type { Counters } from '../../../shared/domain/doubleEntry.ts';
import { hasRole, isDelegate, type Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';

/** Who may be asked to count: everybody but guests; secretaries first, who have nothing else to do with a vote. */
export function possibleCounters(projection: Projection): Member[] {
  const rank = (member: Member) => (hasRole(member, 'secretary') ? 0 : hasRole(member, 'chair') ? 2 : 1);
  return Object.values(projection.members)
    .filter((member) => isDelegate(member) || hasRole(member, 'secretary'))
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order);
}

/** Those who counted last, else the first two who may. `null` where there are not two. */
export function proposedCounters(projection: Projection): Counters | null {
  const possible = possibleCounters(projection).map(({ id }) => id);
  const counted = Object.values(projection.votes)
    .filter(({ counters }) => counters?.every((id) => possible.includes(id)) === true)
    .sort((a, b) => b.number - a.number)[0];
  if (counted?.counters != null) return counted.counters;
  const [one, other] = possible;
  return one === undefined || other === undefined ? null : [one, other];
}
