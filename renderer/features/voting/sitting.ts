import { isHere, type Presence, type SittingRecord } from '../../../shared/domain/attendance.ts';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { MemberId, SittingId } from '../../../shared/domain/ids.ts';
import { proxyTermsOf } from '../../../shared/domain/proxy.ts';
import { isDelegate, type Member } from '../../../shared/domain/roster.ts';
import { neededOf, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';

export type Break = NonNullable<SittingRecord['pause']>;

export interface OpenSitting {
  readonly sitting: Sitting;
  readonly pack: RulePack;
  readonly openedAt: number;
  readonly pause: Break | null;
}

/** The sitting that is open with its rules, `null` between sittings. */
export function openSittingOf(projection: Projection): OpenSitting | null {
  for (const { id, pack, openedAt, closedAt, pause } of Object.values(projection.sittingRecords)) {
    const sitting = projection.sittings[id];
    if (sitting !== undefined && pack !== null && openedAt !== null && closedAt === null) {
      return { sitting, pack, openedAt, pause };
    }
  }
  return null;
}

/** The sitting that is open, or else the first one that was not closed yet. */
export function sittingAtHand(projection: Projection): Sitting | null {
  return openSittingOf(projection)?.sitting ?? sittingsToCome(projection)[0] ?? null;
}

/** Sittings that were not closed, the open one included, by time. */
export function sittingsToCome(projection: Projection): Sitting[] {
  return Object.values(projection.sittings)
    .filter(({ id }) => (projection.sittingRecords[id]?.closedAt ?? null) === null)
    .sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
}

export function presenceOf(
  projection: Projection,
  sittingId: SittingId,
  memberId: MemberId,
): Presence | undefined {
  return projection.roll[`${sittingId}/${memberId}`];
}

/** All delegates, in the order of the roster. */
export function delegatesOf(projection: Projection): Member[] {
  return Object.values(projection.members)
    .filter(isDelegate)
    .sort((a, b) => a.order - b.order);
}

export interface Quorum {
  readonly here: number;
  readonly needed: number;
  /** What it is a share of: all seats, or all delegates in office. */
  readonly total: number;
  readonly met: boolean;
  /** It was met in this sitting, and is no more. */
  readonly broken: boolean;
}

/** How many delegates are here by the roll. */
export function hereIn(projection: Projection, sittingId: SittingId): number {
  return delegatesOf(projection).filter(({ id }) => isHere(presenceOf(projection, sittingId, id))).length;
}

/** Delegates who are away and count all the same, since who holds their vote is here (rule U7). */
function representedIn(projection: Projection, sittingId: SittingId, pack: RulePack): number {
  if (proxyTermsOf(pack)?.inQuorum !== true) return 0;
  const isIn = (id: MemberId) => isHere(presenceOf(projection, sittingId, id));
  return delegatesOf(projection).filter(({ id }) => {
    const proxy = projection.proxies[`${sittingId}/${id}`];
    return proxy !== undefined && !isIn(id) && isIn(proxy.holderId);
  }).length;
}

/** Delegates here by the roll against what the sitting's rules ask for. */
export function quorumOf(projection: Projection, { sitting, pack }: OpenSitting): Quorum {
  const delegates = delegatesOf(projection);
  const here = hereIn(projection, sitting.id) + representedIn(projection, sitting.id, pack);
  const total = pack.quorum.of === 'seats' ? projection.session.about.council.seats : delegates.length;
  const needed = neededOf(pack.quorum, total);
  const met = here >= needed;
  const broken = !met && projection.sittingRecords[sitting.id]?.hadQuorum === true;
  return { here, needed, total, met, broken };
}
