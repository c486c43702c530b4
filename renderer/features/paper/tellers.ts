import { isHere } from '../../../shared/domain/attendance.ts';
import type { MemberId } from '../../../shared/domain/ids.ts';
import { isDelegate, type Member } from '../../../shared/domain/roster.ts';
import type { Tellers } from '../../../shared/domain/slipCount.ts';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { delegatesOf, openSittingOf, presenceOf } from '../voting/sitting.ts';

/** Tellers as they are being chosen. */
export interface TellersDraft {
  readonly headId: MemberId | null;
  /** Without the head. */
  readonly memberIds: readonly MemberId[];
  readonly counterIds: readonly [MemberId | null, MemberId | null];
}

export interface PossibleTeller {
  readonly member: Member;
  /** Whether the delegate is in the room; `null` between sittings. */
  readonly isHere: boolean | null;
}

/** L11: the delegates who do not stand on the slip; those in the room first. */
export function possibleTellers(projection: Projection, { sheet }: PollView): PossibleTeller[] {
  const open = openSittingOf(projection);
  const stands = new Set(sheet.rows.map(({ memberId }) => memberId));
  const presence = ({ id }: Member) =>
    open === null ? null : isHere(presenceOf(projection, open.sitting.id, id));
  return delegatesOf(projection)
    .filter(({ id }) => !stands.has(id))
    .map((member) => ({ member, isHere: presence(member) }))
    .sort((a, b) => Number(b.isHere ?? false) - Number(a.isHere ?? false));
}

export const TELLER_FAULTS = [
  'headMissing',
  'twice',
  'notADelegate',
  'standsOnSlip',
  'counterMissing',
  'sameCounter',
  'counterNoTeller',
] as const;
export interface TellerFault {
  readonly of: (typeof TELLER_FAULTS)[number];
  /** Whom it is about. */
  readonly memberId: MemberId | null;
}

/** L11, each with its own sentence; `[]` when they can be named. */
export function faultsOfTellers(
  { members }: Projection,
  { sheet }: PollView,
  { headId, memberIds, counterIds }: TellersDraft,
): TellerFault[] {
  const all = headId === null ? memberIds : [headId, ...memberIds];
  const faults: TellerFault[] = [];
  const about = (of: TellerFault['of'], memberId: MemberId | null = null) => faults.push({ of, memberId });
  if (headId === null) about('headMissing');
  for (const [index, id] of all.entries()) {
    const member = members[id];
    if (all.indexOf(id) < index) about('twice', id);
    else if (member === undefined || !isDelegate(member)) about('notADelegate', id);
    else if (sheet.rows.some(({ memberId }) => memberId === id)) about('standsOnSlip', id);
  }
  if (counterIds.includes(null)) about('counterMissing');
  else if (counterIds[0] === counterIds[1]) about('sameCounter', counterIds[0]);
  for (const id of counterIds) if (id !== null && !all.includes(id)) about('counterNoTeller', id);
  return faults;
}

/** What can be sent, `null` while something is missing. */
export function tellersOf({ headId, memberIds, counterIds: [one, other] }: TellersDraft): Tellers | null {
  if (headId === null || one === null || other === null) return null;
  return { headId, memberIds, counterIds: [one, other] };
}

/** Who is no teller any more does not count either. */
export function withoutStrangers(draft: TellersDraft): TellersDraft {
  const { headId, memberIds, counterIds } = draft;
  const stays = (id: MemberId | null) =>
    id !== null && (id === headId || memberIds.includes(id)) ? id : null;
  return { ...draft, counterIds: [stays(counterIds[0]), stays(counterIds[1])] };
}

/** Those of the poll, else those of the newest poll on paper as far as they may again, else nobody. */
export function proposedTellers(projection: Projection, poll: PollView): TellersDraft {
  if (poll.tellers !== null) return poll.tellers;
  const may = new Set(possibleTellers(projection, poll).map(({ member }) => member.id));
  const last = Object.values(projection.polls)
    .filter(({ id, tellers }) => id !== poll.id && tellers !== null)
    .sort((a, b) => (b.terms?.number ?? 0) - (a.terms?.number ?? 0))[0]?.tellers;
  const draft = {
    headId: last !== undefined && last !== null && may.has(last.headId) ? last.headId : null,
    memberIds: last?.memberIds.filter((id) => may.has(id)) ?? [],
    counterIds: last?.counterIds ?? ([null, null] as const),
  };
  return withoutStrangers(draft);
}
