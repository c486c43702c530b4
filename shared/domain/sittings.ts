import { isHere, type SittingRecord } from './attendance.ts';
import type { SittingId } from './ids.ts';
import { representedIn } from './proxy.ts';
import { isDelegate } from './roster.ts';
import { neededOf, type Majority, type RulePack } from './rulePack.ts';
import type { SessionState } from './session.ts';

export function hasSitting(state: SessionState, sittingId: SittingId): boolean {
  return state.sittings.some((sitting) => sitting.id === sittingId);
}

/** What is recorded of a sitting, an empty record when nothing is yet. */
export function recordOf(state: SessionState, sittingId: SittingId): SittingRecord {
  return (
    state.sittingRecords.get(sittingId) ?? {
      sittingId,
      pack: null,
      openedAt: null,
      closedAt: null,
      pause: null,
      roll: new Map(),
      declared: new Set(),
      leave: new Map(),
      substitutes: new Map(),
      proxies: new Map(),
      rollChanges: [],
      hadQuorum: false,
    }
  );
}

/** T2: the sitting that is open with its rules, `null` between sittings. */
export function openSittingOf(state: SessionState): (SittingRecord & { readonly pack: RulePack }) | null {
  for (const record of state.sittingRecords.values()) {
    const { pack, openedAt, closedAt } = record;
    if (pack !== null && openedAt !== null && closedAt === null) return { ...record, pack };
  }
  return null;
}

/** T8: the delegates of the council who are here by the roll. */
export function delegatesHere(state: SessionState, { roll }: SittingRecord): number {
  let here = 0;
  for (const [memberId, presence] of roll) {
    const member = state.members.get(memberId);
    if (isHere(presence) && member !== undefined && isDelegate(member)) here += 1;
  }
  return here;
}

/** T8, U7. */
export function hasQuorum(
  state: SessionState,
  sitting: SittingRecord & { readonly pack: RulePack },
): boolean {
  const counted = delegatesHere(state, sitting) + representedIn(state, sitting);
  return counted >= quorumNeeded(state, sitting.pack.quorum);
}

/** T8: how many delegates have to be here. */
export function quorumNeeded(
  { council, members }: Pick<SessionState, 'council' | 'members'>,
  quorum: Majority,
): number {
  const total = quorum.of === 'seats' ? council.seats : [...members.values()].filter(isDelegate).length;
  return neededOf(quorum, total);
}

/** T13: keeps in mind that the quorum was reached. */
export function withQuorum(state: SessionState, record: SittingRecord): SittingRecord {
  const { pack, openedAt, closedAt, hadQuorum } = record;
  if (hadQuorum || pack === null || openedAt === null || closedAt !== null) return record;
  return hasQuorum(state, { ...record, pack }) ? { ...record, hadQuorum: true } : record;
}
