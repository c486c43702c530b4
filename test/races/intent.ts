import type { MemberId } from '../../shared/domain/ids.ts';
import { isHere } from '../../shared/domain/attendance.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { openSittingOf } from '../../shared/domain/sittings.ts';
import type { Request } from '../domain/votingCommands.ts';
import type { Random } from '../fuzz/Random.ts';

/** What somebody looks at when deciding what to ask for: the state then, not when it is decided. */
export interface Seen {
  readonly state: SessionState;
  readonly random: Random;
  /** An id that nothing has yet. */
  readonly fresh: (prefix: string) => string;
  readonly now: number;
}

/** What somebody may sensibly ask in what is seen, `null` when there is nothing of the kind to ask. */
export type Intent = (seen: Seen) => Request | null;

const id = (text: string) => text as MemberId;
export const SECRETARIES = [id('thuky1'), id('thuky2')] as const;
export const CHAIRS = [id('chutoa1'), id('chutoa2')] as const;
export const DELEGATES: readonly MemberId[] = [...CHAIRS, ...['db1', 'db2', 'db3', 'db4', 'db5'].map(id)];
const DESK = [...SECRETARIES, ...CHAIRS] as const;
export const GUEST = id('khach');

/** Somebody of the desk; now and then somebody who is not. */
export function ofDesk(random: Random): MemberId {
  return random.chance(0.03) ? random.pick([GUEST, ...DELEGATES]) : random.pick(DESK);
}

/** A delegate, mostly one who is here; now and then a guest. */
export function ofHall({ state, random }: Seen): MemberId {
  if (random.chance(0.03)) return GUEST;
  const roll = openSittingOf(state)?.roll;
  const here = DELEGATES.filter((memberId) => isHere(roll?.get(memberId)));
  return random.pick(here.length === 0 || random.chance(0.1) ? DELEGATES : here);
}

/** One of them, or `null` when there is none. */
export function oneOf<Value>(random: Random, values: Iterable<Value>): Value | null {
  const all = [...values];
  return all.length === 0 ? null : random.pick(all);
}
